import { plainText } from '../document/blank';
import { checkRowSubsidiaries } from './checkRowSubsidiaries';
import { DEFAULT_MEMOS, readMemo } from './memoTemplates';
import type { PostingSettings } from './postingSettings';
import { readDates, type RawDates } from './readDates';
import { readCashAdvances } from './readCashAdvances';
import { readInvoices } from './readInvoices';
import { readPayroll } from './readPayroll';
import { readMapping } from './readMapping';
import { readPayableAccounts } from './readPayableAccounts';
import { readRecords, type RawRecords } from './readRecords';
import { readSegments } from './readSegments';
import { readSubsidiary, type RawSubsidiary } from './readSubsidiary';
import { readTaxAccounts } from './readTaxAccounts';
import { oneOf } from './rows';
import { SettingsFindings } from './settingsError';

/** Node parameters of Prepare Posting as n8n hands them over. */
export interface RawSettings extends RawSubsidiary, RawDates, RawRecords {
	accountMatchBy: unknown;
	payableAccounts: unknown;
	reimbursedByPayroll: unknown;
	taxHandling: unknown;
	taxAccounts: unknown;
	segments: unknown;
	entityOnLines: unknown;
	employeeRecordType: unknown;
	employeeMatchBy: unknown;
	employeeField: unknown;
	mappingRows?: unknown;
	invoices?: unknown;
	cashAdvances?: unknown;
	payroll?: unknown;
	wageTypes?: unknown;
	memo: unknown;
	expenseLineMemo: unknown;
	options: Record<string, unknown>;
}

/**
 * Reads and checks all settings. Throws SettingsError that names the label of the first wrong one and lists
 * all.
 */
export function readSettings(raw: RawSettings, workflowTimeZone: string): PostingSettings {
	const findings = new SettingsFindings();
	const { options } = raw;
	const { mapping, mappingRows } = readMapping(raw.mappingRows, findings);
	const taxHandling = oneOf(raw.taxHandling, ['taxAccounts', 'keepInExpense'], 'Reclaimable Tax', findings);
	const stampField = readStampField(options.stampField, findings);
	const settings: PostingSettings = {
		accountMatchBy: oneOf(
			raw.accountMatchBy,
			['acctNumber', 'externalId', 'id'],
			'Match Account Codes By',
			findings,
		),
		payableAccounts: readPayableAccounts(raw.payableAccounts, findings),
		reimbursedByPayroll: oneOf(
			raw.reimbursedByPayroll,
			['employeePayable', 'payrollClearing'],
			'Reports Reimbursed by Payroll',
			findings,
		),
		taxHandling,
		taxAccounts: taxHandling === 'taxAccounts' ? readTaxAccounts(raw.taxAccounts, findings) : [],
		subsidiary: readSubsidiary(
			raw,
			findings,
			mappingRows.some(({ kind }) => kind === 'subsidiary'),
		),
		segments: readSegments(raw.segments, findings),
		segmentsOnOtherLines: options.segmentsOnOtherLines === true,
		employee: {
			on: oneOf(raw.entityOnLines, ['payableLines', 'allLines', 'none'], 'Employee on Lines', findings),
			type: oneOf(raw.employeeRecordType, ['employee', 'vendor', 'entity'], 'Employee Record Type', findings),
			by: oneOf(
				raw.employeeMatchBy,
				['entityId', 'externalId', 'email', 'id'],
				'Match Employee By',
				findings,
			),
			field: readEmployeeField(raw.employeeField, findings),
		},
		dates: readDates(raw, workflowTimeZone, findings),
		invoices: readInvoices(raw.invoices, findings),
		cashAdvances: readCashAdvances(raw.cashAdvances, findings),
		payroll: readPayroll(raw.payroll, raw.wageTypes, findings),
		memos: {
			body: readMemo('body', raw.memo ?? DEFAULT_MEMOS.body, findings),
			line: readMemo('line', raw.expenseLineMemo ?? DEFAULT_MEMOS.line, findings),
			tax: readMemo('tax', options.taxLineMemo ?? DEFAULT_MEMOS.tax, findings),
			payable: readMemo('payable', options.payableLineMemo ?? DEFAULT_MEMOS.payable, findings),
		},
		externalIdPrefix: readPrefix(options.externalIdPrefix ?? 'CNQR', findings),
		stampField,
		...readRecords(raw, stampField, findings),
		nothingToPost: oneOf(
			options.nothingToPost,
			['leave', 'confirmSuccess', 'confirmError'],
			'Nothing to Post',
			findings,
		),
		includeTestDocuments: options.includeTestDocuments === true,
		mapping,
	};
	checkRowSubsidiaries(mappingRows, settings.subsidiary, findings);
	findings.throwIfAny();
	return settings;
}

function readEmployeeField(raw: unknown, findings: SettingsFindings): string {
	const field = plainText(raw) ?? 'employeeId';
	if (!/^[A-Za-z][A-Za-z0-9]*$/.test(field))
		findings.add('Employee Field', `holds "${field}", which is not a field name; e.g. employeeId`);
	return field;
}

/**
 * Characters that are safe in a NetSuite external id (netsuite.md, 6); long ones would leave no room for the
 * document's id.
 */
function readPrefix(raw: unknown, findings: SettingsFindings): string {
	const prefix = plainText(raw) ?? '';
	if (!/^[A-Za-z0-9_-]{1,40}$/.test(prefix)) {
		findings.add(
			'External ID Prefix',
			`holds "${prefix}"; use 1 to 40 letters, digits, underscores or hyphens`,
		);
	}
	return prefix;
}

function readStampField(raw: unknown, findings: SettingsFindings): string {
	const field = plainText(raw) ?? 'memo';
	if (field !== 'memo' && !/^custbody[a-z0-9_]+$/.test(field)) {
		findings.add(
			'Stamp Field',
			`holds "${field}"; leave it empty for the memo, or name a custom body field, e.g. custbody_concur_document`,
		);
	}
	return field;
}
