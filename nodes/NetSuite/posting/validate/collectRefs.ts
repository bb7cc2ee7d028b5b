import type { Posting, PostingLine, RecordType, Ref } from '../../../shared/documentItem';

const HEADER_REFS = [
	'subsidiary',
	'subsidiaryOf',
	'toSubsidiary',
	'currency',
	'entity',
	'account',
	'cardAccount',
	'terms',
	'purchaseOrder',
] as const satisfies readonly (keyof Posting)[];

export type LineRef = Extract<
	keyof PostingLine,
	| 'account'
	| 'department'
	| 'class'
	| 'location'
	| 'entity'
	| 'customer'
	| 'category'
	| 'taxCode'
	| 'subsidiary'
>;

const SEGMENTS = ['account', 'department', 'class', 'location'] as const;
const PURCHASE = [...SEGMENTS, 'customer', 'taxCode'] as const;
/** What a line of each record type refers to; the rest is not sent. */
const REFS_OF: Readonly<Record<RecordType, readonly LineRef[]>> = {
	journalEntry: [...SEGMENTS, 'entity', 'customer'],
	intercompanyJournalEntry: [...SEGMENTS, 'entity', 'customer', 'subsidiary'],
	vendorBill: PURCHASE,
	vendorCredit: PURCHASE,
	creditCardCharge: PURCHASE,
	expenseReport: [...PURCHASE, 'category'],
};

export const lineRefs = ({ recordType }: Pick<Posting, 'recordType'>): readonly LineRef[] =>
	REFS_OF[recordType];

/** Every Ref of the postings. */
export function collectRefs(postings: readonly Posting[]): Ref[] {
	return postings.flatMap((posting) => {
		const keys = lineRefs(posting);
		return [
			...HEADER_REFS.map((key) => posting[key]).filter((ref) => ref !== undefined),
			...posting.lines.flatMap((line) => keys.map((key) => line[key]).filter((ref) => ref !== undefined)),
		];
	});
}

/** Employees and vendors to whose own subsidiary a posting goes. */
export function collectHomes(postings: readonly Posting[]): Ref[] {
	return postings.flatMap(({ subsidiary, subsidiaryOf }) =>
		subsidiary || !subsidiaryOf ? [] : [subsidiaryOf],
	);
}
