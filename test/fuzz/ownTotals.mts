import { exactOf, sumOf, type Exact } from './exactDecimal.mts';

type Fields = Record<string, unknown>;

const record = (value: unknown): Fields =>
	typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {};
const list = (value: unknown): Fields[] => (Array.isArray(value) ? value.map(record) : []);
const amounts = (rows: readonly Fields[], key: string): Exact[] =>
	rows.flatMap((row) => exactOf(row[key]) ?? []);

/** What a document says that it comes to, where that can be read; nothing of this is taken from the product. */
export interface OwnTotals {
	/** Its own total. */
	total?: Exact;
	/** Sum of the rows that make it up. */
	rows?: Exact;
}

/** By document type; `document` is the parsed mutant. */
export function ownTotals(docType: string, document: unknown): OwnTotals {
	const root = record(document);
	switch (docType) {
		case 'expense': {
			const allocations = list(root.expenseEntry).flatMap(({ allocation }) => list(allocation));
			const journal = allocations.flatMap((allocation) => list(allocation.journal));
			return {
				total: exactOf(record(root.report).totalApprovedAmount),
				rows: sumOf(amounts(journal, 'amountGross')),
			};
		}
		case 'invoice':
			return { total: exactOf(record(root.requestHeader).requestTotal) };
		case 'cashadvance': {
			const rows = list(root.journalData).map((row) => {
				const amount = exactOf(row.amount) ?? { digits: 0n, places: 0 };
				const isCredit = String(row.debitOrCredit).trim().toUpperCase() === 'CR';
				const size = amount.digits < 0n ? -amount.digits : amount.digits;
				return { digits: isCredit ? -size : amount.digits, places: amount.places };
			});
			return { rows: sumOf(rows) };
		}
		case 'payroll': {
			if (!isBlank(root.cashAdvanceApplication)) return {};
			const paid = list(root.expenseEntry)
				.flatMap(({ payrollData }) => list(payrollData))
				.filter(
					({ payrollPayIndicator: flag }) => flag === true || String(flag).trim().toUpperCase() === 'Y',
				);
			return { rows: sumOf(amounts(paid, 'entryApprovedAmount')) };
		}
		default:
			return {};
	}
}

const isBlank = (value: unknown): boolean =>
	value === undefined ||
	value === null ||
	(typeof value === 'string' && value.trim() === '') ||
	(Array.isArray(value) && value.length === 0);
