import type { Posting } from '../../../shared/documentItem';
import { plainText } from '../../document/blank';
import type { PayrollDocument } from '../../document/payrollDocument';
import { checkBalance } from '../balance';
import { bodyTexts } from '../bodyTexts';
import { currencyDecimals } from '../currencyDecimals';
import { bodyFields } from '../customFields/bodyFields';
import type { BuildInput } from '../documentKind';
import { toPostingLine } from '../draftLine';
import { exchangeRateOf } from '../exchangeRate';
import { employeeRecord, employeeRef } from '../expense/entity';
import { fillMemo, type MemoValues } from '../memo';
import { postingDate } from '../postingDate';
import { settingsIn } from '../settingsIn';
import { postingSubsidiary } from '../subsidiary';
import { advanceDrafts } from './advanceLine';
import type { PayrollContext } from './payrollContext';
import { clearingLine, wageLines } from './payrollLines';

/** One balanced journal entry for what payroll pays of one report; what cannot be decided is left out and told. */
export function buildPayroll(document: PayrollDocument, total: string, input: BuildInput): Posting {
	const { findings, stamp } = input;
	const { report, employee } = document;
	const placed = postingSubsidiary(
		input.settings.subsidiary,
		{
			// By its field table the payroll report has no ledger code at all; where one is sent it counts.
			ledgerCode: report.ledgerCode ?? null,
			levels: [report, employee],
			owner: () => employeeRecord(employee, input.settings, findings),
		},
		input.settings.mapping,
		findings,
	);
	const settings = settingsIn(input.settings, placed.subsidiary);
	const tranDate = postingDate(document, settings.dates, findings);
	const decimals = currencyDecimals(report.employeeCurrencyAlphaCode);
	const values = payrollValues(document, input, { total, postingDate: tranDate });
	let found: { ref: ReturnType<typeof employeeRef> } | undefined;
	const context: PayrollContext = {
		document,
		settings,
		findings,
		subsidiary: placed.subsidiary,
		decimals,
		values,
		employee: () => (found ??= { ref: employeeRef(document, settings, findings) }).ref,
	};
	const costs = [...wageLines(context), ...advanceDrafts(context)];
	const lines = [...costs, ...clearingLine(context, costs)];
	if (findings.problems.length === 0) checkBalance(lines, findings);
	const texts = bodyTexts(fillMemo(settings.memos.body, values), stamp, findings);
	const exchangeRate = exchangeRateOf(settings.exchangeRate, report, 'document.report', findings);
	return {
		recordType: 'journalEntry',
		externalId: input.externalId(0),
		...placed,
		currency: { type: 'currency', by: 'symbol', value: report.employeeCurrencyAlphaCode },
		...(exchangeRate === undefined ? {} : { exchangeRate }),
		tranDate,
		memo: texts.memo,
		stamp,
		fields: { ...bodyFields(settings, [report], values, findings), ...texts.fields },
		lines: lines.map((line) => toPostingLine(line, decimals)),
	};
}

function payrollValues(
	{ report, employee }: PayrollDocument,
	{ header }: BuildInput,
	facts: { total: string; postingDate: string },
): MemoValues {
	const names = [plainText(employee.employeeFirstName), plainText(employee.employeeLastName)];
	return {
		reportName: header.name,
		reportId: report.reportId,
		reportNumber: header.number,
		revision: header.revision,
		owner: header.owner,
		ownerName: names.filter(Boolean).join(' '),
		ledgerCode: report.ledgerCode,
		currency: report.employeeCurrencyAlphaCode,
		approvedOn: header.approvedOn,
		...facts,
	};
}
