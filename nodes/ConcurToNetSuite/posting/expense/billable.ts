import type { ExpenseDocument } from '../../document/expenseDocument';
import { entryLabel } from '../../document/entryLabel';
import type { PostingSettings } from '../../settings/postingSettings';
import type { Findings } from '../findings';

/**
 * A journal entry cannot invoice a customer, so a billable mark is told or explicitly ignored (design.md,
 * section 6).
 */
export function checkBillable(
	{ expenseEntry }: ExpenseDocument,
	settings: PostingSettings,
	findings: Findings,
): void {
	if (settings.billableEntries === 'ignore') return;
	for (const [index, entry] of expenseEntry.entries()) {
		if (!entry.entryIsBillable) continue;
		findings.refuse('entry-billable', {
			field: `document.expenseEntry[${index}].entryIsBillable`,
			value: entryLabel(entry),
		});
	}
}
