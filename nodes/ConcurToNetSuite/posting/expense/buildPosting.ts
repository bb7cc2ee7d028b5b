import type { Posting } from '../../../shared/documentItem';
import type { ExpenseDocument } from '../../document/expenseDocument';
import { EMPLOYEE } from '../../document/parties';
import type { PostingSettings } from '../../settings/postingSettings';
import { checkBalance } from '../balance';
import { checkBillable } from './billable';
import type { BuildContext } from './buildContext';
import { cashAdvanceLines } from './cashAdvance';
import { currencyDecimals } from '../currencyDecimals';
import { toPostingLine, type DraftLine } from '../draftLine';
import { employeeRef } from './entity';
import { allocationLines } from './expenseLine';
import type { Findings } from '../findings';
import { fillMemo, LONGEST_BODY_MEMO, reportValues, shorten, type ReportFacts } from '../memo';
import { payableLines, type PayableLeg } from './payableLines';
import { postingDate } from '../postingDate';
import { checkPrecision } from './precisionCheck';
import { subsidiaryOf } from '../subsidiary';
import { checkTotals } from './totalsCheck';

export interface PostingIdentity {
	externalId: string;
	stamp: Posting['stamp'];
	facts: Omit<ReportFacts, 'document' | 'postingDate'>;
}

/** One balanced journal entry for one report; what cannot be decided is left out and told in `findings`. */
export function buildPosting(
	document: ExpenseDocument,
	identity: PostingIdentity,
	settings: PostingSettings,
	findings: Findings,
): Posting {
	const { report } = document;
	const tranDate = postingDate(document, settings.dates, findings);
	const context = newContext(
		document,
		{ ...identity.facts, document, postingDate: tranDate },
		settings,
		findings,
	);
	checkTotals(document, findings);
	checkPrecision(document, context.decimals, findings);
	checkBillable(document, settings, findings);

	const lines = journalLines(context);
	if (findings.problems.length === 0) checkBalance(lines, findings);
	return {
		recordType: 'journalEntry',
		externalId: identity.externalId,
		subsidiary: subsidiaryOf(settings.subsidiary, report.ledgerCode, findings),
		currency: { type: 'currency', by: 'symbol', value: report.employeeCurrencyAlphaCode },
		tranDate,
		...bodyTexts(context, identity.stamp),
		stamp: identity.stamp,
		lines: lines.map((line) => toPostingLine(line, context.decimals)),
	};
}

function journalLines(context: BuildContext): DraftLine[] {
	const lines: DraftLine[] = [];
	const legs: PayableLeg[] = [];
	for (const [e, entry] of context.document.expenseEntry.entries()) {
		for (const [a, allocation] of entry.allocation.entries()) {
			const made = allocationLines(
				context,
				entry,
				allocation,
				`document.expenseEntry[${e}].allocation[${a}]`,
			);
			lines.push(...made.lines);
			legs.push(...made.legs);
		}
	}
	const employeeTargets = legs.filter((leg) => leg.party === EMPLOYEE).map((leg) => leg.target);
	const advances = cashAdvanceLines(context, employeeTargets);
	return [...lines, ...advances.lines, ...payableLines(context, [...legs, ...advances.legs])];
}

function newContext(
	document: ExpenseDocument,
	facts: ReportFacts,
	settings: PostingSettings,
	findings: Findings,
): BuildContext {
	let employee: { ref: ReturnType<typeof employeeRef> } | undefined;
	return {
		document,
		settings,
		findings,
		values: reportValues(facts),
		decimals: currencyDecimals(document.report.employeeCurrencyAlphaCode),
		employee: () => (employee ??= { ref: employeeRef(document, settings.employee, findings) }).ref,
	};
}

/** The stamp stands at the end of the memo, or in its own body field. */
function bodyTexts(
	{ settings, values, findings }: BuildContext,
	stamp: Posting['stamp'],
): Pick<Posting, 'memo' | 'fields'> {
	const text = fillMemo(settings.memos.body, values);
	if (stamp.field !== 'memo') {
		return {
			memo: shorten(text, LONGEST_BODY_MEMO, 'memo', findings),
			fields: { [stamp.field]: stamp.text },
		};
	}
	const memo = shorten(text, LONGEST_BODY_MEMO - stamp.text.length - 1, 'memo', findings);
	return { memo: `${memo} ${stamp.text}`.trim(), fields: {} };
}
