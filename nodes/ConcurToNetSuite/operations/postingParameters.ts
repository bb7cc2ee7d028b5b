import { NodeOperationError, type IExecuteFunctions } from 'n8n-workflow';
import { isRecord } from '../document/blank';
import { readMappingRows } from '../mapping/readMappingRows';
import type { PostingSettings } from '../settings/postingSettings';
import { readSettings, type RawSettings } from '../settings/readSettings';
import { SettingsError } from '../settings/settingsError';

/**
 * All settings of Prepare Posting, read once: they hold for the run and not for an item. `replaced` stands in for parameters
 * (another mapping). Throws NodeOperationError that names the wrong ones by their labels.
 */
export function settingsOf(this: IExecuteFunctions, replaced: Partial<RawSettings> = {}): PostingSettings {
	// A parameter that is hidden by its display options has no value; without a fallback n8n would throw.
	const read = (name: string): unknown => this.getNodeParameter(name, 0, null);
	const options = optionsOf.call(this);
	const raw: RawSettings = {
		accountMatchBy: read('accountMatchBy'),
		payableAccounts: read('payableAccounts'),
		reimbursedByPayroll: read('reimbursedByPayroll'),
		taxHandling: read('taxHandling'),
		taxAccounts: read('taxAccounts'),
		subsidiaryFrom: read('subsidiaryFrom'),
		subsidiary: read('subsidiary'),
		ledgerSubsidiaries: read('ledgerSubsidiaries'),
		subsidiaryField: read('subsidiaryField'),
		subsidiaryMatchBy: read('subsidiaryMatchBy'),
		segments: read('segments'),
		entityOnLines: read('entityOnLines'),
		employeeRecordType: read('employeeRecordType'),
		employeeMatchBy: read('employeeMatchBy'),
		employeeField: read('employeeField'),
		postDocumentsApprovedFrom: read('postDocumentsApprovedFrom'),
		postingDateFrom: read('postingDateFrom'),
		accountingTimeZone: read('accountingTimeZone'),
		mappingRows: read('mappingRows'),
		targets: read('targets'),
		expenseReports: read('expenseReports'),
		customFields: read('customFields'),
		invoices: read('invoices'),
		cashAdvances: read('cashAdvances'),
		payroll: read('payroll'),
		wageTypes: read('wageTypes'),
		memo: read('memo'),
		expenseLineMemo: read('expenseLineMemo'),
		options,
		...replaced,
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

/** The collection Options of Prepare Posting. */
export function optionsOf(this: IExecuteFunctions): Record<string, unknown> {
	const options: unknown = this.getNodeParameter('options', 0, {});
	return isRecord(options) ? options : {};
}

/**
 * The same settings under another mapping: the column `data` of a snapshot, or rows of a mapping table. Checked here, so that a bad row
 * is not looked for in today's table; `label` names the parameter it came from.
 */
export function earlierSettings(this: IExecuteFunctions, rows: unknown, label: string): PostingSettings {
	const [finding] = readMappingRows(rows).findings;
	if (finding === undefined) return settingsOf.call(this, { mappingRows: rows });
	throw new NodeOperationError(this.getNode(), `"${label}" ${finding}`, {
		description:
			'Give the column data of a mapping snapshot from the audit table, or rows of a mapping table.',
		itemIndex: 0,
	});
}
