import type { Ref } from '../../../shared/documentItem';
import type { Allocation, ExpenseEntry } from '../../document/expenseDocument';
import { entryLabel } from '../../document/entryLabel';
import type { BuildContext } from '../expense/buildContext';
import type { Target } from '../targets/target';
import { chargedSubsidiary, nameOf } from './chargedSubsidiary';

/**
 * Subsidiary that an allocation of a report is charged to where that is not the report's own: by the fields of "Intercompany Field" in
 * the allocation, else the entry. Undefined where it is the own one, and (with a problem) where the setting or the targets of
 * its lines allow no other, or where it cannot be told whether it is another.
 */
export function otherSubsidiary(
	{ settings, findings, subsidiary: own }: BuildContext,
	entry: ExpenseEntry,
	allocation: Allocation,
	targets: readonly Target[],
	field: string,
): Ref | undefined {
	const label = entryLabel(entry);
	const named = chargedSubsidiary({ levels: [allocation, entry], field, label, own }, settings, findings);
	if (!named || !own) return undefined;
	const onlyJournals = targets.every((target) => target === 'journalEntry' || target === 'doNotPost');
	if (settings.intercompany.mode === 'journal' && onlyJournals) return named;
	return findings.refuse('allocation-other-subsidiary', {
		field,
		value: label,
		other: nameOf(named),
		own: nameOf(own),
	});
}
