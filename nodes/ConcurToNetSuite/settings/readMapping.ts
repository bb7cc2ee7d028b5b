import { buildMappingTable } from '../mapping/buildMappingTable';
import type { MappingTable } from '../mapping/mappingTable';
import { readMappingRows, type NumberedRow } from '../mapping/readMappingRows';
import type { SettingsFindings } from './settingsError';

export const MAPPING_LABEL = 'Mapping Table';

/** Where a person corrects it: the rows do not stand in the node. */
export const MAPPING_CURE =
	'Correct the rows in the Data Table concur_netsuite_mapping, or switch them off in its column active.';

/**
 * The mapping of the run and the rows it is made of. A bad row stops the run before any document is looked at: a row that somebody
 * wrote and that does not count would post to the wrong account.
 */
export function readMapping(
	raw: unknown,
	findings: SettingsFindings,
): { mapping: MappingTable; mappingRows: NumberedRow[] } {
	const read = readMappingRows(raw);
	for (const finding of read.findings) findings.add(MAPPING_LABEL, finding, MAPPING_CURE);
	return { mapping: buildMappingTable(read.rows), mappingRows: read.rows };
}
