import { NodeOperationError, type IExecuteFunctions, type INodeExecutionData } from 'n8n-workflow';
import { clock } from '../../shared/clock';
import { mappingSnapshotRow } from '../audit/mappingSnapshotRow';
import { readMapping } from '../settings/readMapping';
import { SettingsError, SettingsFindings } from '../settings/settingsError';

/**
 * One row for the audit table with the mapping that the run uses; no item when the table has no active rows. The workflow inserts it
 * where its hash differs from that of the latest snapshot.
 */
export function mappingSnapshot(this: IExecuteFunctions): INodeExecutionData[][] {
	const findings = new SettingsFindings();
	const { mappingRows } = readMapping(this.getNodeParameter('mappingRows', 0, null), findings);
	try {
		findings.throwIfAny();
	} catch (error) {
		const description = error instanceof SettingsError ? error.description : undefined;
		throw new NodeOperationError(this.getNode(), error as Error, { description, itemIndex: 0 });
	}
	if (mappingRows.length === 0) return [[]];
	const at = new Date(clock.now()).toISOString();
	const pairedItem = this.getInputData().map((_, item) => ({ item }));
	return [[{ json: mappingSnapshotRow(mappingRows, at, this.getExecutionId()), pairedItem }]];
}
