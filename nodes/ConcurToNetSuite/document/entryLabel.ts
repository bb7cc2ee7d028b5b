import type { ExpenseEntry } from './expenseDocument';

/** An entry as its owner knows it, for problems: "Taxi of 2026-10-31". */
export function entryLabel(
	entry: Pick<ExpenseEntry, 'expenseTypeName' | 'expenseTypeCode' | 'entryId' | 'entryDate'>,
): string {
	const type = entry.expenseTypeName ?? entry.expenseTypeCode ?? entry.entryId ?? '(unnamed)';
	const date = entry.entryDate?.slice(0, 10);
	return date ? `${type} of ${date}` : type;
}
