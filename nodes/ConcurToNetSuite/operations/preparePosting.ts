import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { compareRows } from '../compare/compareRows';
import { blankToUndefined } from '../document/blank';
import { prepareDocument } from '../posting/prepareDocument';
import { isEmptyItem, readSource } from './inputItem';
import { earlierSettings, optionsOf, settingsOf } from './postingParameters';

export function preparePosting(this: IExecuteFunctions): INodeExecutionData[][] {
	const options = optionsOf.call(this);
	const settings = settingsOf.call(this);
	const earlier = blankToUndefined(options.compareWithMapping);
	const before =
		earlier === undefined ? undefined : earlierSettings.call(this, earlier, 'Compare With Mapping');
	const output: INodeExecutionData[] = [];
	for (const [index, { json }] of this.getInputData().entries()) {
		if (isEmptyItem(json)) continue;
		const { document, ...item } = readSource(json);
		// Any status but `read` was decided elsewhere (by Get Many, or by this node before), and the item
		// goes through.
		const isNew = item.status === 'read';
		const prepared = isNew ? prepareDocument({ ...item, document }, settings) : undefined;
		const differences =
			prepared && before
				? { differences: compareRows(item.docType, prepareDocument({ ...item, document }, before), prepared) }
				: {};
		const kept = options.keepDocument === true ? { document } : {};
		output.push({
			json: { ...item, ...prepared, ...differences, ...kept } as unknown as IDataObject,
			pairedItem: { item: index },
		});
	}
	return [output];
}
