import type { Ref } from '../../shared/documentItem';
import { WILDCARD_KINDS } from '../mapping/mappingTable';
import { rowLabel, type NumberedRow } from '../mapping/readMappingRows';
import { readReference, splitPrefix } from '../mapping/reference';
import { isSubsidiary } from '../mapping/sameSubsidiary';
import type { SubsidiarySetting } from './postingSettings';
import { MAPPING_CURE, MAPPING_LABEL } from './readMapping';
import type { SettingsFindings } from './settingsError';

/**
 * A row for one subsidiary that is never recognised would silently leave its value to the general rule, and so to another account. Told
 * are rows that cannot be compared: where the subsidiary is only known to NetSuite, or where the row gives a name and the workflow only internal ids, or the other way round.
 * (Rows of `dueTo` and `dueFrom` have no general rule: a missing one is told with the document.)
 */
export function checkRowSubsidiaries(
	rows: readonly NumberedRow[],
	setting: SubsidiarySetting,
	findings: SettingsFindings,
): void {
	const known = knownSubsidiaries(rows, setting);
	for (const row of rows) {
		if (row.subsidiary === '' || WILDCARD_KINDS.includes(row.kind)) continue;
		const meant = known.filter((subsidiary) => isSubsidiary(row.subsidiary, subsidiary));
		const why =
			meant.length > 0 ? perhapsTheSame(meant, known) : notComparable(row.subsidiary, known, setting);
		if (why)
			findings.add(
				MAPPING_LABEL,
				`${rowLabel(row)} is for subsidiary "${row.subsidiary}" only, but ${why}`,
				MAPPING_CURE,
			);
	}
}

function knownSubsidiaries(rows: readonly NumberedRow[], setting: SubsidiarySetting): Ref[] {
	const mapped = rows.flatMap(({ kind, netSuiteReference }) => {
		const ref = kind === 'subsidiary' ? readReference(kind, netSuiteReference) : undefined;
		return typeof ref === 'object' ? [ref] : [];
	});
	if (setting.from === 'fixed') return [setting.subsidiary];
	if (setting.from === 'ledgerCode') return [...setting.byLedgerCode.values(), ...mapped];
	return setting.from === 'field' ? mapped : [];
}

/**
 * One subsidiary may be given in two ways (its name for one ledger code, its external ID for another): the row would count for some
 * documents of the subsidiary and silently not for others.
 */
function perhapsTheSame(meant: readonly Ref[], known: readonly Ref[]): string | undefined {
	const hasName = ({ by, name }: Ref) => by === 'name' || name !== undefined;
	const stranger = known.find(
		(other) =>
			!meant.includes(other) &&
			!meant.some(
				(one) => (hasName(one) && hasName(other)) || (one.by === other.by && one.value !== other.value),
			),
	);
	if (stranger === undefined) return undefined;
	return `it cannot be told whether "${stranger.value}" is the same subsidiary: give all subsidiaries in the same way, for example by name`;
}

function notComparable(text: string, known: readonly Ref[], setting: SubsidiarySetting): string | undefined {
	if (setting.from === 'owner')
		return 'the subsidiary of an employee or vendor is not known before NetSuite is asked: leave the column empty';
	if (setting.from === 'none') return '"Subsidiary From" is set to No Subsidiary: leave the column empty';
	const [, wanted] = splitPrefix(text);
	const byId = known.some(({ by }) => by === 'id') || (setting.from === 'field' && setting.by === 'id');
	const byName =
		known.some(({ by, name }) => by !== 'id' || name !== undefined) ||
		(setting.from === 'field' && setting.by !== 'id');
	const isId = /^-?\d+$/.test(wanted);
	if (isId && !byId) return 'this workflow knows its subsidiaries by name: put the name into the column';
	if (!isId && !byName)
		return 'this workflow knows its subsidiaries by internal ID: put the ID into the column, or choose the subsidiary from the list';
	return undefined;
}
