import { formatMoney, sumMoney, ZERO, type Money } from '../../../shared/money';
import type { ExpenseDocument, ExpenseEntry } from '../../document/expenseDocument';
import { entryLabel } from '../../document/entryLabel';
import type { Findings } from '../findings';

/**
 * Checks the journal lines against what the report says of itself (concur.md, 5.2). The two halves of a
 * personal card item cancel out, and its entry's approved amount is 0, so the same sum holds for all entries;
 * totals that an older document lacks are not checked.
 */
export function checkTotals({ report, expenseEntry }: ExpenseDocument, findings: Findings): void {
	const sums = expenseEntry.map(grossOf);
	for (const [index, entry] of expenseEntry.entries()) {
		const expected = entry.entryApprovedAmount;
		const sum = sums[index] ?? ZERO;
		if (expected === undefined || sum.eq(expected)) continue;
		findings.refuse('entry-total-disagrees', {
			field: `document.expenseEntry[${index}].entryApprovedAmount`,
			value: entryLabel(entry),
			sum: formatMoney(sum),
			expected: formatMoney(expected),
		});
	}
	const total = sumMoney(sums);
	const expected = report.totalApprovedAmount;
	if (expected !== undefined && !total.eq(expected)) {
		findings.refuse('totals-disagree', {
			field: 'document.report.totalApprovedAmount',
			value: formatMoney(total),
			expected: formatMoney(expected),
		});
	}
}

/** Sum of all journal lines of an entry, gross. */
export const grossOf = (entry: ExpenseEntry): Money =>
	sumMoney(entry.allocation.flatMap((allocation) => allocation.journal.map((line) => line.amountGross)));
