import {
	NodeOperationError,
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
} from 'n8n-workflow';
import { columnOf } from '../audit/auditColumns';
import { verifyChain } from '../audit/verifyChain';
import { plainText } from '../document/blank';
import { isEmptyItem } from './inputItem';

/** One item that says whether the incoming rows of the audit table are all there and as they were written. */
export function verifyAudit(this: IExecuteFunctions): INodeExecutionData[][] {
	const input = this.getInputData();
	const rows = input.map(({ json }) => json).filter((json) => !isEmptyItem(json));
	if (rows.length > 0 && rows.every((row) => columnOf(row, 'rowHash') === undefined)) {
		throw new NodeOperationError(this.getNode(), 'The incoming items are not rows of the audit table', {
			description:
				'Connect a step that reads all rows of concur_netsuite_audit, or of an archive of it, with the columns sequence, previousHash and rowHash.',
			itemIndex: 0,
		});
	}
	const hash = (name: string) => plainText(this.getNodeParameter(name, 0, '')) ?? '';
	const check = verifyChain(rows, { expectedHead: hash('expectedHead'), startsAfter: hash('startsAfter') });
	const pairedItem = input.map((_, item) => ({ item }));
	return [[{ json: check as unknown as IDataObject, pairedItem }]];
}
