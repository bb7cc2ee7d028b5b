import { NodeOperationError, type IExecuteFunctions } from 'n8n-workflow';
import { givenRows } from '../audit/givenRows';

/** Table rows that a parameter gives; none when it is blank. Throws on what is no list of rows. */
export function rowsParameter(
	this: IExecuteFunctions,
	name: string,
	label: string,
): Array<Record<string, unknown>> {
	const rows = givenRows(this.getNodeParameter(name, 0, ''));
	if (rows) return rows;
	throw new NodeOperationError(this.getNode(), `"${label}" is not a row or a list of rows`, {
		description:
			'Give what a Data Table step read, for example by an expression that ends in .all(), or leave it empty.',
		itemIndex: 0,
	});
}
