import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { FIXTURES } from '../../sandbox/concur/publishedDocuments.mts';
import { DEMO_CHOICES } from './shippedWorkflow.mts';

const expectations = z.object({
	documents: z.array(
		z.object({
			file: z.string(),
			fiDocumentId: z.string(),
			derived_from_document: z.object({ currency: z.string(), net_by_account: z.record(z.string()) }),
		}),
	),
});

export interface ExpectedPosting {
	fiDocumentId: string;
	currency: string;
	/** Debit minus credit per account number, decimal text; accounts that net to zero are left out. */
	net: Record<string, string>;
}

/** What the published documents must come to in the books, by the reference's own derivation and the accounts chosen for the demo. */
export function expectedPostings(): Map<string, ExpectedPosting> {
	const text = readFileSync(join(FIXTURES, 'expected-postings.json'), 'utf8');
	const { documents } = expectations.parse(JSON.parse(text));
	return new Map(
		documents.map(({ fiDocumentId, derived_from_document: { currency, net_by_account } }) => {
			const net = Object.entries(net_by_account).map(
				([account, amount]) => [accountNumber(account), amount] as const,
			);
			return [fiDocumentId, { fiDocumentId, currency, net: withoutZeros(Object.fromEntries(net)) }];
		}),
	);
}

/** `liability:EMPL (employee)` -> the payable account, `tax:DEVAT:VA` -> the tax account, anything else is a number. */
function accountNumber(account: string): string {
	const [, kind, code] = /^(liability|tax):(\w+)/.exec(account) ?? [];
	if (kind === undefined || code === undefined) return account;
	const number = (kind === 'tax' ? DEMO_CHOICES.taxAccounts : DEMO_CHOICES.payableAccounts)[code];
	if (number === undefined) throw new Error(`The demo has no account for ${account}`);
	return number;
}

/** Amounts with two places, without accounts that come to nothing: what two books are compared by. */
export function withoutZeros(net: Record<string, string>): Record<string, string> {
	const amounts = Object.entries(net).map(
		([account, amount]) => [account, Number(amount).toFixed(2)] as const,
	);
	return Object.fromEntries(
		amounts.filter(([, amount]) => Number(amount) !== 0).sort(([a], [b]) => a.localeCompare(b)),
	);
}
