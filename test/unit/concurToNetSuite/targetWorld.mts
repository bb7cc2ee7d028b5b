import type { Posting, PostingLine } from '../../../nodes/shared/documentItem';
import type { RawSettings } from '../../../nodes/ConcurToNetSuite/settings/readSettings';
import { codesOf, prepare, signedCents } from './demoSettings.mts';

export const number = (value: string) => ({ mode: 'number', value });

/** A payable row for each payee, each with an account and a vendor of its own. */
export const payableAccounts = {
	row: [
		{ payee: 'EMPL', account: number('21010'), netDebitAccount: number('12500') },
		{ payee: 'IBCP', account: number('21020'), vendor: 'V-IBCP' },
		{ payee: 'CBCP', account: number('21500'), vendor: 'V-CBCP' },
		{ payee: 'COPD', account: number('20000'), vendor: 'V-COPD' },
	],
};

export type Row = Record<string, string>;

/** Prepares under these rows of "Targets". */
export const prepareUnder = (document: unknown, rows: Row[], changes: Partial<RawSettings> = {}) =>
	prepare(document, { payableAccounts, targets: { row: rows }, ...changes });

/** Mapping rows as the Data Table gives them. */
export const mapping = (...rows: Array<[kind: string, concurValue: string, reference: string, subsidiary?: string]>) => ({
	mappingRows: rows.map(([kind, concurValue, netSuiteReference, subsidiary = ''], index) => ({
		json: { id: index + 1, kind, concurValue, netSuiteReference, subsidiary, note: '', active: true },
	})),
});

const isJournal = ({ recordType }: Posting) => recordType.endsWith('ournalEntry');

/** Debit less credit by account in cents over all records, with the side that NetSuite makes itself; counted apart from the product. */
export function netOf(postings: readonly Posting[]): Record<string, bigint> {
	const net = new Map<string, bigint>();
	const add = (account: string, cents: bigint) => net.set(account, (net.get(account) ?? 0n) + cents);
	for (const posting of postings) {
		for (const line of posting.lines) {
			add(line.account.value, signedCents(line));
			if (isJournal(posting)) continue;
			add((line.corporateCard ? posting.cardAccount : posting.account)?.value ?? '(default)', -signedCents(line));
		}
	}
	return Object.fromEntries([...net].filter(([, cents]) => cents !== 0n).sort(([a], [b]) => (a < b ? -1 : 1)));
}

const text = (line: PostingLine): string => `${line.account.value} ${line.debit ?? `-${line.credit}`}`;

/** Records as short texts: type, whom and which account they name, and their lines. */
export function told(postings: readonly Posting[]): string[] {
	return postings.map((posting) => {
		const header = [posting.entity, posting.account, posting.cardAccount].flatMap((ref) => ref?.value ?? []);
		return `${[posting.recordType, ...header].join(' ')}: ${posting.lines.map(text).join(', ')}`;
	});
}

/** The records in short, or the codes of what stands in the way. */
export const outcome = (document: unknown, rows: Row[], changes: Partial<RawSettings> = {}): string[] => {
	const prepared = prepareUnder(document, rows, changes);
	return prepared.problems.length > 0 ? codesOf(prepared) : told(prepared.postings);
};
