import { withParents } from '../../masterData/accountLists';
import type { MasterRecord } from '../../masterData/masterRecord';

/**
 * Whether a record may be used in a subsidiary; undefined when it cannot be told. Accounts differ in whether
 * the lists of subsidiaries name the children of a subsidiary that a record is shared with "including
 * children", and not every list has the column that says so.
 */
export function fitsSubsidiary(
	record: MasterRecord,
	subsidiaryId: string,
	subsidiaries: readonly MasterRecord[],
): boolean | undefined {
	const shared = record.subsidiaries;
	if (!shared) return undefined;
	if (shared.has(subsidiaryId)) return true;
	const throughParent = withParents(subsidiaryId, subsidiaries).some((id) => shared.has(id));
	if (!throughParent || isEntity(record)) return false;
	return record.includesChildren;
}

/** Entities belong to their subsidiaries one by one. */
function isEntity({ kind }: MasterRecord): boolean {
	return kind === 'vendor' || kind === 'employee' || kind === 'customer' || kind === 'project';
}
