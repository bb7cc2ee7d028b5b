import {
	NodeOperationError,
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
} from 'n8n-workflow';
import { isRecord } from '../document/blank';
import { prepareDocument } from '../posting/prepareDocument';
import type { PostingSettings } from '../settings/postingSettings';
import { readSettings, type RawSettings } from '../settings/readSettings';
import { SettingsError } from '../settings/settingsError';
import { isEmptyItem, readSource } from './inputItem';

export function preparePosting(this: IExecuteFunctions): INodeExecutionData[][] {
	const options = asRecord(this.getNodeParameter('options', 0, {}));
	const settings = settingsOf.call(this, options);
	const output: INodeExecutionData[] = [];
	for (const [index, { json }] of this.getInputData().entries()) {
		if (isEmptyItem(json)) continue;
		const { document, ...item } = readSource(json);
		// Any status but `read` was decided elsewhere (by Get Many, or by this node before), and the item
		// goes through.
		const prepared = item.status === 'read' ? prepareDocument({ ...item, document }, settings) : {};
		const kept = options.keepDocument === true ? { document } : {};
		output.push({
			json: { ...item, ...prepared, ...kept } as unknown as IDataObject,
			pairedItem: { item: index },
		});
	}
	return [output];
}

/** All settings, read once: they hold for the run and not for an item. */
function settingsOf(this: IExecuteFunctions, options: Record<string, unknown>): PostingSettings {
	// A parameter that is hidden by its display options has no value; without a fallback n8n would throw.
	const read = (name: string): unknown => this.getNodeParameter(name, 0, null);
	const raw: RawSettings = {
		accountMatchBy: read('accountMatchBy'),
		payableAccounts: read('payableAccounts'),
		reimbursedByPayroll: read('reimbursedByPayroll'),
		taxHandling: read('taxHandling'),
		taxAccounts: read('taxAccounts'),
		subsidiaryFrom: read('subsidiaryFrom'),
		subsidiary: read('subsidiary'),
		ledgerSubsidiaries: read('ledgerSubsidiaries'),
		segments: read('segments'),
		entityOnLines: read('entityOnLines'),
		employeeRecordType: read('employeeRecordType'),
		employeeMatchBy: read('employeeMatchBy'),
		employeeField: read('employeeField'),
		postDocumentsApprovedFrom: read('postDocumentsApprovedFrom'),
		postingDateFrom: read('postingDateFrom'),
		accountingTimeZone: read('accountingTimeZone'),
		memo: read('memo'),
		expenseLineMemo: read('expenseLineMemo'),
		options,
	};
	try {
		return readSettings(raw, this.getTimezone());
	} catch (error) {
		if (!(error instanceof SettingsError))
			throw new NodeOperationError(this.getNode(), error as Error, { itemIndex: 0 });
		throw new NodeOperationError(this.getNode(), error.message, {
			description: error.description,
			itemIndex: 0,
		});
	}
}

const asRecord = (value: unknown): Record<string, unknown> => (isRecord(value) ? value : {});
