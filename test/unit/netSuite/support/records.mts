import type {
	DocumentItem,
	Posting,
	PostingLine,
	RecordType,
} from '../../../../nodes/shared/documentItem.ts';
import { line, posting, prepared, ref } from './documents.mts';

export const vendor = (value: string) => ref('vendor', 'externalId', value);
export const customer = (value: string) => ref('customer', 'entityId', value);
export const category = (value: string) => ref('expenseCategory', 'name', value);
export const subsidiary = (value: string) => ref('subsidiary', 'id', value);
export const order = (value: string) => ref('purchaseOrder', 'number', value);

/** A line without a name, as bills, credits, reports and charges have them. */
export const cost = (accountNumber: string, debit: string, more: Partial<PostingLine> = {}) =>
	line(accountNumber, { debit }, more);

/** What makes a good record of each type: 100.00 of software, or 10.10 for a journal. */
export function changesFor(recordType: RecordType, key: string): Partial<Posting> {
	switch (recordType) {
		case 'journalEntry':
			return {};
		case 'intercompanyJournalEntry':
			return { recordType, ...intercompany() };
		case 'vendorBill':
			return {
				recordType,
				entity: vendor('V1001'),
				account: ref('account', 'acctNumber', '20000'),
				tranId: `INV-${key}`,
				lines: [cost('64000', '100.00')],
			};
		case 'vendorCredit':
			return {
				recordType,
				entity: vendor('V1001'),
				tranId: `CM-${key}`,
				lines: [line('64000', { credit: '100.00' })],
			};
		case 'expenseReport':
			return {
				recordType,
				entity: ref('employee', 'entityId', '1017001'),
				account: ref('account', 'acctNumber', '21010'),
				lines: [cost('474230', '100.00', { category: category('Taxi'), expenseDate: '2026-10-28' })],
			};
		case 'creditCardCharge':
			return {
				recordType,
				entity: vendor('V1001'),
				account: ref('account', 'acctNumber', '21500'),
				lines: [cost('64000', '100.00')],
			};
	}
}

/** 60.00 that Demo Group Inc. has paid for Demo UK Ltd. */
function intercompany(): Partial<Posting> {
	const [us, uk] = [subsidiary('1'), subsidiary('2')];
	return {
		toSubsidiary: uk,
		lines: [
			line('474210', { debit: '60.00' }, { subsidiary: uk }),
			line('21900', { credit: '60.00' }, { subsidiary: uk, eliminate: true }),
			line('13900', { debit: '60.00' }, { subsidiary: us, eliminate: true }),
			line('21010', { credit: '60.00' }, { subsidiary: us }),
		],
	};
}

/** A document whose one posting is a record of that type. */
export const recordOf = (recordType: RecordType, key: string, more: Partial<Posting> = {}): DocumentItem =>
	prepared(key, {}, { ...changesFor(recordType, key), ...more });

/** A document with several postings, numbered as Prepare Posting numbers them. */
export function severalRecords(key: string, types: readonly RecordType[]): DocumentItem {
	const document = recordOf(types[0] ?? 'journalEntry', key);
	const further = types.slice(1).map((type, index) => ({
		...posting(key, changesFor(type, `${key}-${index + 2}`)),
		externalId: `CNQR-EXP-${key}-R1-${index + 2}`,
	}));
	return { ...document, postings: [...document.postings, ...further] };
}
