import { entryLabel } from '../../document/entryLabel';
import type { BuildContext } from './buildContext';
import type { ReportDraft } from './reportDraft';

/**
 * A journal entry cannot invoice a customer, so a billable mark is told or explicitly ignored (design.md,
 * section 6). Other records can, if their lines name the customer. Entries that are left out do not count.
 */
export function checkBillable(
	{ document, settings, findings }: BuildContext,
	{ allocations }: ReportDraft,
): void {
	const { billableEntries } = settings;
	if (billableEntries === 'ignore') return;
	for (const [index, entry] of document.expenseEntry.entries()) {
		if (!entry.entryIsBillable) continue;
		const lines = allocations
			.filter((allocation) => allocation.entry === entry)
			.flatMap(({ lines }) => lines);
		const posted = lines.filter(({ target }) => target !== 'doNotPost');
		if (lines.length > 0 && posted.length === 0) continue;
		const field = `document.expenseEntry[${index}].entryIsBillable`;
		const value = entryLabel(entry);
		const costs = posted.filter(({ cost }) => cost);
		if (billableEntries === 'problem' || costs.some(({ target }) => target === 'journalEntry'))
			findings.refuse('entry-billable', { field, value });
		else if (costs.some(({ cost }) => !cost?.segments.customer))
			findings.refuse('entry-billable-no-customer', { field, value });
	}
}
