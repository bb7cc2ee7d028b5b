import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { version } from '../../../package.json';
import { clock } from '../../shared/clock';
import { auditRow, saysSomethingNew } from '../audit/auditRow';
import { isEnded } from '../audit/documentState';
import { workRow } from '../audit/workRow';
import { readDocumentItem } from './inputItem';

/**
 * Output 0: rows to insert into the audit table. Output 1: rows to upsert into the work table. A dry run
 * leaves no rows: the tables say what happened, and nothing did.
 */
export function auditRecord(this: IExecuteFunctions): INodeExecutionData[][] {
	const at = new Date(clock.now()).toISOString();
	const auditRows: INodeExecutionData[] = [];
	const workRows: INodeExecutionData[] = [];
	for (const [index, { json }] of this.getInputData().entries()) {
		const item = readDocumentItem(json);
		if (!item || item.dryRun) continue;
		const pairedItem = { item: index };
		if (saysSomethingNew(item)) auditRows.push({ json: auditRow(item, at, version), pairedItem });
		if (!isEnded(item)) workRows.push({ json: workRow(item, at, version), pairedItem });
	}
	return [auditRows, workRows];
}
