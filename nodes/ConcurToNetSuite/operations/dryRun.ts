import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { isRecord } from '../document/blank';
import { documentRows, failedRow } from '../dryRun/documentRows';
import { totals, type DocumentLines } from '../dryRun/totals';
import { readDocumentItem } from './inputItem';

/**
 * Output 0: one row per line that would be posted, or the reason why a document would not be. Output 1: totals of those lines and
 * counts per status. Output 2: the lines that differ from an earlier mapping, where Prepare Posting compared. Looks at items only. An item of a node that went on after a failure says so; others that are no documents
 * give nothing.
 */
export function dryRun(this: IExecuteFunctions): INodeExecutionData[][] {
	const documents = this.getInputData().flatMap(({ json }, item): DocumentLines[] => {
		const document = readDocumentItem(json);
		if (document) return [{ item, rows: documentRows(document) }];
		return typeof json.error === 'string' ? [{ item, rows: [failedRow(json.error)] }] : [];
	});
	return [
		documents.flatMap(({ item, rows }) => rows.map((row) => output(row, item))),
		totals(documents).map(({ row, items }) => output(row, ...items)),
		differences(this.getInputData()),
	];
}

function output(row: object, ...items: number[]): INodeExecutionData {
	const paired = items.map((item) => ({ item }));
	return { json: { ...row } as IDataObject, pairedItem: paired.length === 1 ? paired[0] : paired };
}

/** Nothing where nothing was compared; one item that says so where nothing differs. */
function differences(items: INodeExecutionData[]): INodeExecutionData[] {
	const compared = items.flatMap(({ json }, item) =>
		Array.isArray(json.differences) ? [{ rows: json.differences.filter(isRecord), item }] : [],
	);
	const rows = compared.flatMap(({ rows: found, item }) => found.map((row) => output(row, item)));
	if (rows.length > 0 || compared.length === 0) return rows;
	return [output({ differences: 0, documents: compared.length }, ...compared.map(({ item }) => item))];
}
