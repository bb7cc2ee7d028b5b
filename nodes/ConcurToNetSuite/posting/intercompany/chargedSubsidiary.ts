import type { Ref } from '../../../shared/documentItem';
import { isSubsidiary } from '../../mapping/sameSubsidiary';
import type { PostingSettings } from '../../settings/postingSettings';
import { firstFieldValue, type FieldLevels } from '../fieldLevels';
import type { Findings } from '../findings';

/** A cost of a document of any kind. */
export interface Charge {
	/** Allocation, then entry or line. */
	levels: FieldLevels;
	/** Path in the document. */
	field: string;
	/** The entry or line as people know it, for problems. */
	label: string;
	/** Subsidiary of the document; undefined without OneWorld, and where it is the employee's or vendor's own. */
	own: Ref | undefined;
}

/**
 * Subsidiary that a cost is charged to by the fields of "Intercompany Field", where that is not the document's own. Undefined where
 * it is the own one, and (with a problem) where it cannot be told whether it is another.
 */
export function chargedSubsidiary(
	{ levels, field, label, own }: Charge,
	settings: Pick<PostingSettings, 'intercompany' | 'mapping' | 'subsidiary'>,
	findings: Findings,
): Ref | undefined {
	const value = firstFieldValue(settings.intercompany.fields, levels);
	if (value === undefined || settings.subsidiary.from === 'none') return undefined;
	const named = settings.mapping.find('subsidiary', value) ?? { type: 'subsidiary', by: 'name', value };
	if (own === undefined || !isComparable(named, own)) {
		// A document without a subsidiary has its own problem already, unless that is the employee's or vendor's.
		if (own === undefined && settings.subsidiary.from !== 'owner') return undefined;
		const ownText = own ? nameOf(own) : 'the own subsidiary of the employee or vendor';
		return findings.refuse('subsidiary-not-comparable', { field, value, entry: label, own: ownText });
	}
	return isSame(named, own) ? undefined : named;
}

/**
 * Refuses a cost that is charged to another subsidiary in a document whose records belong to one: only expense reports become
 * intercompany journals.
 */
export function refuseOtherSubsidiary(
	charge: Charge,
	settings: Pick<PostingSettings, 'intercompany' | 'mapping' | 'subsidiary'>,
	findings: Findings,
): void {
	const { field, label, own } = charge;
	const other = chargedSubsidiary(charge, settings, findings);
	if (!other || !own) return;
	findings.refuse('cost-other-subsidiary', {
		field,
		value: label,
		other: nameOf(other),
		own: nameOf(own),
	});
}

export const nameOf = ({ name, value }: Ref): string => name ?? value;

const isSame = (one: Ref, other: Ref): boolean =>
	isSubsidiary(one.value, other) || (one.name !== undefined && isSubsidiary(one.name, other));

/** Two references can only be told apart when both are given by the same key, or both by a name. */
const isComparable = (one: Ref, other: Ref): boolean =>
	isSame(one, other) || one.by === other.by || (hasName(one) && hasName(other));

const hasName = ({ by, name }: Ref): boolean => by === 'name' || name !== undefined;
