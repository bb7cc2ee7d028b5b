import type { Posting } from '../../../shared/documentItem';
import { formatMoney, sumMoney } from '../../../shared/money';
import { plainText } from '../../document/blank';
import type { CashAdvanceDocument } from '../../document/cashAdvanceDocument';
import type { DocumentHeader } from '../../document/documentHeader';
import type { CashAdvancePlaceholder } from '../../settings/cashAdvanceSettings';
import { checkBalance } from '../balance';
import { bodyTexts } from '../bodyTexts';
import { currencyDecimals } from '../currencyDecimals';
import { bodyFields } from '../customFields/bodyFields';
import type { BuildInput } from '../documentKind';
import { toPostingLine } from '../draftLine';
import { employeeRecord } from '../expense/entity';
import { fillMemo } from '../memo';
import { settingsIn } from '../settingsIn';
import { postingSubsidiary } from '../subsidiary';
import type { AdvanceContext } from './advanceContext';
import { cashAdvancePostingDate } from './advanceDates';
import { advanceLines } from './advanceLines';

/** One balanced journal entry for one advance, and its net amount; what cannot be decided is left out and told. */
export function buildAdvance(
	document: CashAdvanceDocument,
	input: BuildInput,
): { posting: Posting; total: string } {
	const { findings, stamp } = input;
	const { cashAdvanceData: data, employeeData } = document;
	const record = () => employeeRecord(employeeData, input.settings, findings, 'employeeData');
	// An advance has no ledger code: it belongs to the employee's subsidiary (concur.md, 15.4).
	const source = { ledgerCode: null, levels: [data, employeeData], owner: record };
	const placed = postingSubsidiary(input.settings.subsidiary, source, input.settings.mapping, findings);
	const settings = settingsIn(input.settings, placed.subsidiary);
	const tranDate = cashAdvancePostingDate(data, settings, findings);
	const currency = data.employeeCurrencyAlphaCode;
	const decimals = currencyDecimals(currency);
	let employee: { ref: ReturnType<typeof record> } | undefined;
	const context: AdvanceContext = {
		document,
		settings,
		findings,
		decimals,
		values: advanceValues(document, input.header, tranDate),
		employee: () =>
			settings.employee.on === 'none'
				? undefined
				: (employee ??= { ref: employeeRecord(employeeData, settings, findings, 'employeeData') }).ref,
	};
	const { lines, amounts } = advanceLines(context);
	if (findings.problems.length === 0) checkBalance(lines, findings);
	const total = formatMoney(sumMoney(amounts), decimals);
	const values = { ...context.values, total };
	const texts = bodyTexts(fillMemo(settings.cashAdvances.memo, values), stamp, findings);
	const posting: Posting = {
		recordType: 'journalEntry',
		externalId: input.externalId(0),
		...placed,
		currency: { type: 'currency', by: 'symbol', value: currency },
		tranDate,
		memo: texts.memo,
		stamp,
		fields: { ...bodyFields(settings, [data], values, findings), ...texts.fields },
		lines: lines.map((line) => toPostingLine(line, decimals)),
	};
	return { posting, total };
}

/** Also under the names that the texts of reports use, for the memo of payable lines and the receipt link. */
function advanceValues(
	{ cashAdvanceData: data, employeeData }: CashAdvanceDocument,
	{ owner, revision, approvedOn }: DocumentHeader,
	postingDate: string,
): Record<Exclude<CashAdvancePlaceholder, 'total'>, string | undefined> & Record<string, string | undefined> {
	const names = [plainText(employeeData.employeeFirstName), plainText(employeeData.employeeLastName)];
	return {
		cashAdvanceId: data.cashAdvanceId,
		reportId: data.cashAdvanceId,
		name: data.name,
		reportName: data.name,
		purpose: data.purpose,
		owner,
		ownerName: names.filter(Boolean).join(' '),
		revision,
		currency: data.employeeCurrencyAlphaCode,
		approvedOn,
		postingDate,
	};
}
