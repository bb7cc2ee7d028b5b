import type { Posting } from '../../shared/documentItem';
import { formatMoney, type Money, negative, parseMoney, sumMoney } from '../../shared/money';

/** Enough of a posting for a later run to look it up in NetSuite and to know it again, without reading the document from Concur. */
export interface Watch extends Pick<Posting, 'recordType' | 'externalId' | 'stamp'> {
	/** Journals: the sum of the debits; of the others what they come to. Decimal text; empty when it is not known. */
	total: string;
	/** ISO code; empty in accounts with one currency. */
	currency: string;
}

/** One per posting; postings that no node of ours has made are left out. */
export function watchOf(postings: readonly Posting[]): Watch[] {
	return postings.flatMap((posting) => {
		const { recordType, externalId, stamp, currency, result } = posting;
		if (!stamp || externalId === '') return [];
		// One that was itself made from a row has no lines.
		const total = totalText(posting) ?? result?.total ?? '';
		return [{ recordType, externalId, stamp, total, currency: currency?.value ?? '' }];
	});
}

const ONE_SIDED: ReadonlySet<string> = new Set([
	'vendorBill',
	'vendorCredit',
	'expenseReport',
	'creditCardCharge',
]);

function totalText({ recordType, lines }: Posting): string | undefined {
	if (!Array.isArray(lines) || lines.length === 0) return undefined;
	const amounts = (side: 'debit' | 'credit') =>
		lines.flatMap((line) => (line[side] === undefined ? [] : [parseMoney(line[side])]));
	const [debits, credits] = [amounts('debit'), amounts('credit')];
	const known = (list: (Money | undefined)[]): list is Money[] =>
		list.every((amount) => amount !== undefined);
	if (!known(debits) || !known(credits)) return undefined;
	if (!ONE_SIDED.has(recordType)) return formatMoney(sumMoney(debits));
	const owed = sumMoney(debits).minus(sumMoney(credits));
	return formatMoney(recordType === 'vendorCredit' ? negative(owed) : owed);
}
