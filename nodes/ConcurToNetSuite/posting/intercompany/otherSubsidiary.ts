import type { Ref } from '../../../shared/documentItem';
import type { Allocation, ExpenseEntry } from '../../document/expenseDocument';
import { entryLabel } from '../../document/entryLabel';
import { isSubsidiary } from '../../mapping/sameSubsidiary';
import type { BuildContext } from '../expense/buildContext';
import { firstFieldValue } from '../fieldLevels';
import type { Target } from '../targets/target';

/**
 * Subsidiary that an allocation is charged to where that is not the report's own: by the fields of "Intercompany Field" in the
 * allocation, else the entry. Undefined where it is the own one, and (with a problem) where the setting or the targets of
 * its lines allow no other, or where it cannot be told whether it is another.
 */
export function otherSubsidiary(
	context: BuildContext,
	entry: ExpenseEntry,
	allocation: Allocation,
	targets: readonly Target[],
	field: string,
): Ref | undefined {
	const { settings, findings, subsidiary: own } = context;
	const { mode, fields } = settings.intercompany;
	const value = firstFieldValue(fields, [allocation, entry]);
	if (value === undefined || settings.subsidiary.from === 'none') return undefined;
	const named = settings.mapping.find('subsidiary', value) ?? { type: 'subsidiary', by: 'name', value };
	const entryText = entryLabel(entry);
	const ownText = own?.name ?? own?.value ?? 'the own subsidiary of the employee';
	if (own === undefined || !isComparable(named, own)) {
		// A report without a subsidiary has its own problem already, unless that is the employee's.
		if (own === undefined && settings.subsidiary.from !== 'owner') return undefined;
		return findings.refuse('subsidiary-not-comparable', { field, value, entry: entryText, own: ownText });
	}
	if (isSame(named, own)) return undefined;
	const onlyJournals = targets.every((target) => target === 'journalEntry' || target === 'doNotPost');
	if (mode === 'journal' && onlyJournals) return named;
	return findings.refuse('allocation-other-subsidiary', {
		field,
		value: entryText,
		other: named.name ?? named.value,
		own: ownText,
	});
}

const isSame = (one: Ref, other: Ref): boolean =>
	isSubsidiary(one.value, other) || (one.name !== undefined && isSubsidiary(one.name, other));

/** Two references can only be told apart when both are given by the same key, or both by a name. */
const isComparable = (one: Ref, other: Ref): boolean =>
	isSame(one, other) || one.by === other.by || (hasName(one) && hasName(other));

const hasName = ({ by, name }: Ref): boolean => by === 'name' || name !== undefined;
