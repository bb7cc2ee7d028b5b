import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { version } from '../../../package.json';
import { clock } from '../../shared/clock';
import { auditRow, saysSomethingNew } from '../audit/auditRow';
import { chained, headOf } from '../audit/chain';
import { isEnded } from '../audit/documentState';
import { givenRows } from '../audit/givenRows';
import { workRow } from '../audit/workRow';
import { readDocumentItem } from './inputItem';

/**
 * Output 0: rows to insert into the audit table, chained to its last row. Output 1: rows to upsert into the work table. A dry run
 * leaves no rows: the tables say what happened, and nothing did.
 */
export function auditRecord(this: IExecuteFunctions): INodeExecutionData[][] {
	const at = new Date(clock.now()).toISOString();
	const documents = this.getInputData().flatMap(({ json }, index) => {
		const item = readDocumentItem(json);
		return item && !item.dryRun ? [{ item, pairedItem: { item: index } }] : [];
	});
	const told = documents.filter(({ item }) => saysSomethingNew(item));
	// Money has moved by now: a last row that cannot be read must not cost the record of it. Verify Audit Trail then names the fork.
	const head = headOf(givenRows(this.getNodeParameter('lastAuditRow', 0, '')) ?? []);
	const rows = chained(
		told.map(({ item }) => auditRow(item, at, version)),
		head,
	);
	return [
		rows.map((json, index) => ({ json, pairedItem: told[index]?.pairedItem })),
		documents
			.filter(({ item }) => !isEnded(item))
			.map(({ item, pairedItem }) => ({ json: workRow(item, at, version), pairedItem })),
	];
}
