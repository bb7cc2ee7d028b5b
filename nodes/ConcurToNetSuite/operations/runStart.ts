import { NodeOperationError, type IExecuteFunctions, type INodeExecutionData } from 'n8n-workflow';
import { clock } from '../../shared/clock';
import type { AuditRow } from '../audit/auditRow';
import { chained, headOf } from '../audit/chain';
import { interruptedRow } from '../audit/interruptedRow';
import { mappingSnapshotRow } from '../audit/mappingSnapshotRow';
import { readMapping } from '../settings/readMapping';
import { SettingsError, SettingsFindings } from '../settings/settingsError';
import { rowsParameter } from './rowsParameter';

/**
 * The audit rows of the beginning of a run, chained to the last row of the table: a run before that died, then the mapping where it
 * differs from the last snapshot. No item where there is neither. Throws on what it cannot read: nothing has been read or posted yet.
 */
export function runStart(this: IExecuteFunctions): INodeExecutionData[][] {
	const at = new Date(clock.now()).toISOString();
	const runId = this.getExecutionId();
	const [lease] = rowsParameter.call(this, 'previousRun', 'Previous Run');
	const openRows = rowsParameter.call(this, 'openRows', 'Open Rows');
	const head = headOf(rowsParameter.call(this, 'lastAuditRow', 'Last Audit Row'));
	const rows = [interruptedRow(lease, openRows, at, runId), changedMapping.call(this, at, runId)];
	const pairedItem = this.getInputData().map((_, item) => ({ item }));
	const found = rows.filter((row) => row !== undefined);
	return [chained(found, head).map((json) => ({ json, pairedItem }))];
}

/** Undefined where the mapping is the one of the last snapshot, and where there never was one. */
function changedMapping(this: IExecuteFunctions, at: string, runId: string): AuditRow | undefined {
	const findings = new SettingsFindings();
	const { mappingRows } = readMapping(this.getNodeParameter('mappingRows', 0, null), findings);
	try {
		findings.throwIfAny();
	} catch (error) {
		const description = error instanceof SettingsError ? error.description : undefined;
		throw new NodeOperationError(this.getNode(), error as Error, { description, itemIndex: 0 });
	}
	const row = mappingSnapshotRow(mappingRows, at, runId);
	const [last] = rowsParameter.call(this, 'lastSnapshot', 'Last Mapping Snapshot');
	// A table that was emptied is a change too.
	return row.documentHash === (last?.documentHash ?? '') ? undefined : row;
}
