import type { Posting } from '../../../shared/documentItem';
import type { ExpenseDocument } from '../../document/expenseDocument';
import type { PostingSettings } from '../../settings/postingSettings';
import { checkBalance } from '../balance';
import { bodyTexts } from '../bodyTexts';
import { bodyFields } from '../customFields/bodyFields';
import { toPostingLine } from '../draftLine';
import { exchangeRateOf } from '../exchangeRate';
import type { Findings } from '../findings';
import { fillMemo, type ReportFacts } from '../memo';
import { postingDate } from '../postingDate';
import { postingSubsidiary, type Placed } from '../subsidiary';
import { advanceTarget } from '../targets/advanceTarget';
import { checkWhole } from '../targets/checkWhole';
import { distribute } from '../targets/distribute';
import { settleRecord } from '../targets/settleRecord';
import type { Target } from '../targets/target';
import { checkBillable } from './billable';
import { newContext, type BuildContext } from './buildContext';
import { draftReport } from './draftReport';
import { employeeRecord } from './entity';
import { payableLines } from './payableLines';
import { checkPrecision } from './precisionCheck';
import type { ReportDraft } from './reportDraft';
import { checkTotals } from './totalsCheck';

export interface PostingIdentity {
	externalId(index: number): string;
	stamp: Posting['stamp'];
	facts: Omit<ReportFacts, 'document' | 'postingDate'>;
}

export interface BuiltReport {
	postings: Posting[];
	/** Whether the rules of "Targets" keep out lines that would be something to post. */
	isLeftOut: boolean;
}

/**
 * The records of one report, one balanced journal entry by default; what cannot be decided is left out and told in
 * `findings`.
 */
export function buildPostings(
	document: ExpenseDocument,
	identity: PostingIdentity,
	settings: PostingSettings,
	findings: Findings,
): BuiltReport {
	const placed = placeOf(document, settings, findings);
	const tranDate = postingDate(document, settings.dates, findings);
	const facts = { ...identity.facts, document, postingDate: tranDate };
	const context = newContext(facts, settings, placed.subsidiary, findings);
	checkTotals(document, findings);
	checkPrecision(document, context.decimals, findings);
	const draft = draftReport(context);
	checkBillable(context, draft);
	const advances = advanceTarget(context, draft);
	const header = headerOf(context, placed, tranDate, identity.stamp);
	const lines = draft.allocations.flatMap((allocation) => allocation.lines);
	return {
		postings: recordsOf(context, draft, advances, identity, header),
		isLeftOut: advances === 'doNotPost' || lines.some(({ target }) => target === 'doNotPost'),
	};
}

type Header = Omit<Posting, 'recordType' | 'externalId' | 'lines'>;

function recordsOf(
	context: BuildContext,
	draft: ReportDraft,
	advances: Target,
	{ externalId }: PostingIdentity,
	header: () => Header,
): Posting[] {
	const { findings, decimals } = context;
	const drafts = distribute(context, draft, advances);
	const payables = payableLines(
		context,
		drafts.filter(({ recordType }) => recordType === 'journalEntry').flatMap(({ legs }) => legs),
	);
	const settled = drafts.flatMap((record) => settleRecord(context, record, payables));
	const postings = settled.map(({ lines, ...record }, index): Posting => ({
		externalId: externalId(index),
		...header(),
		...structuredClone(record),
		lines: lines.map((line) => toPostingLine(line, decimals)),
	}));
	if (findings.problems.length > 0) return postings;
	for (const [index, { recordType, lines }] of settled.entries()) {
		if (recordType === 'journalEntry' || recordType === 'intercompanyJournalEntry')
			checkBalance(lines, findings, `postings[${index}]`);
	}
	if (findings.problems.length === 0) checkWhole(postings, draft, advances, payables, findings);
	return postings;
}

function placeOf(document: ExpenseDocument, settings: PostingSettings, findings: Findings): Placed {
	const { report, employee } = document;
	const source = {
		ledgerCode: report.ledgerCode,
		levels: [report, employee],
		owner: () => employeeRecord(employee, settings, findings),
	};
	return postingSubsidiary(settings.subsidiary, source, settings.mapping, findings);
}

/** What all records of the report share; each gets its own copy, since an Edit Fields node may change one of them. */
function headerOf(
	{ document: { report }, settings, values, findings }: BuildContext,
	placed: Placed,
	tranDate: string,
	stamp: Posting['stamp'],
): () => Header {
	const exchangeRate = exchangeRateOf(settings.exchangeRate, report, 'document.report', findings);
	const texts = bodyTexts(fillMemo(settings.memos.body, values), stamp, findings);
	const header: Header = {
		subsidiary: placed.subsidiary,
		...(placed.subsidiaryOf ? { subsidiaryOf: placed.subsidiaryOf } : {}),
		currency: { type: 'currency', by: 'symbol', value: report.employeeCurrencyAlphaCode },
		...(exchangeRate === undefined ? {} : { exchangeRate }),
		tranDate,
		...texts,
		fields: { ...bodyFields(settings, [report], values, findings), ...texts.fields },
		stamp,
	};
	return () => structuredClone(header);
}
