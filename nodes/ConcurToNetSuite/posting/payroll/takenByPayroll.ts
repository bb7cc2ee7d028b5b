import type { ExpenseDocument } from '../../document/expenseDocument';
import { entryLabel } from '../../document/entryLabel';
import { counterparty, EMPLOYEE } from '../../document/parties';
import type { PostingSettings } from '../../settings/postingSettings';
import type { Findings } from '../findings';

/**
 * Why the expense document of a report is not posted where its payroll document is: both hold the same cost
 * (concur.md, 4.4). Undefined: it is posted as usual. A report that also holds what payroll does not pay is
 * refused, since that part would be in no posting.
 */
export function takenByPayroll(
	document: ExpenseDocument,
	settings: PostingSettings,
	findings: Findings,
): string | undefined {
	const { payroll } = settings;
	if (!payroll.post || payroll.alsoPostExpense || !document.report.payrollPayIndicator) return undefined;
	const takesTax = settings.taxHandling === 'taxAccounts';
	for (const [index, entry] of document.expenseEntry.entries()) {
		const journal = entry.allocation.flatMap((one) => one.journal).filter((line) => !line.amountGross.eq(0));
		const others = journal.some((line) => {
			const side = counterparty(line);
			return 'refused' in side || side.party !== EMPLOYEE;
		});
		const tax = entry.allocation.some((one) => one.tax.some((row) => row.amountReclaim?.eq(0) === false));
		const what =
			others || (entry.expensePayIndicator && journal.length > 0)
				? 'is not owed to the employee by payroll'
				: takesTax && tax
					? 'holds reclaimable tax, which the payroll document does not say'
					: undefined;
		if (what === undefined) continue;
		const field = `document.expenseEntry[${index}]`;
		findings.refuse('payroll-report-mixed', { field, value: entryLabel(entry), what });
	}
	return 'payroll pays the report, and its payroll document is posted ("Post Payroll Documents" is on)';
}
