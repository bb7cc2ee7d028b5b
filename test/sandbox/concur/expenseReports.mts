import { randomUUID } from 'node:crypto';

import type { SandboxRequest, SandboxResponse } from '../http/exchange.mts';
import { refuseCaller } from './authorization.mts';
import type { RateLimit } from './rateLimit.mts';
import type { ListedReport } from './reportList.mts';
import type { ConcurState, DataCentre } from './state.mts';

export const REPORTS_PATH = '/api/v3.0/expense/reports';

const MOST_PER_PAGE = 100;
const DATE_FILTERS = [
	'modifiedDateAfter',
	'modifiedDateBefore',
	'processingPaymentDateAfter',
	'processingPaymentDateBefore',
] as const;
const PARAMETERS = ['offset', 'limit', 'user', 'paymentStatusCode', ...DATE_FILTERS];
/** The documentation still prints this host; it takes no tokens (concur.md, 2.5). */
const LINK_BASE = 'https://www.concursolutions.com';

/** Reports v3, the list only (concur.md, 7.2): scope EXPRPT, PascalCase, opaque offsets; XML unless JSON is asked for. */
export function answerExpenseReports(
	state: ConcurState,
	dataCentre: DataCentre,
	rateLimit: RateLimit,
	request: SandboxRequest,
): SandboxResponse {
	const refusal = refuseCaller(state, dataCentre, request, 'EXPRPT') ?? rateLimit.refuse(state, request.path);
	if (refusal) return refusal;
	if (request.method !== 'GET') return failure(state, 405, `${request.method} is not allowed`);
	if (!/\bapplication\/json\b/.test(request.headers.accept ?? ''))
		return { status: 200, headers: { 'content-type': 'application/xml' }, body: '<Reports></Reports>' };
	const asked = ask(state, request);
	return typeof asked === 'string' ? failure(state, 400, asked) : page(state, asked);
}

interface Question {
	/** The parameters but for the offset: an offset belongs to one question. */
	text: string;
	start: number;
	limit: number;
	statuses: string[] | undefined;
	dates: Partial<Record<(typeof DATE_FILTERS)[number], string>>;
}

function ask({ reports }: ConcurState, { query, body }: SandboxRequest): Question | string {
	for (const name of new Set(query.keys())) {
		if (!PARAMETERS.includes(name)) return `Unknown query parameter ${name}`;
		if (query.getAll(name).length > 1) return `Query parameter ${name} is repeated`;
	}
	if (body !== '') return 'GET takes no body';
	// The owner of a company token has no reports of its own.
	if (query.get('user') !== 'ALL') return 'user must be ALL for a company token';
	const limit = query.get('limit') ?? '25';
	if (!/^[1-9]\d{0,2}$/.test(limit) || Number(limit) > MOST_PER_PAGE)
		return `limit must be 1 to ${MOST_PER_PAGE}`;
	const statuses = query.get('paymentStatusCode')?.split(',');
	if (statuses?.some((code) => !/^P_[A-Z]{4}$/.test(code))) return 'paymentStatusCode is not valid';
	const dates: Question['dates'] = {};
	for (const name of DATE_FILTERS) {
		const day = query.get(name);
		if (day === null) continue;
		if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return `${name} must be YYYY-MM-DD`;
		dates[name] = day;
	}
	const text = JSON.stringify([...query].filter(([name]) => name !== 'offset').sort());
	const offset = query.get('offset');
	const known = offset === null ? { question: text, start: 0 } : reports.offsets.get(offset);
	if (known?.question !== text) return 'offset is not valid';
	return { text, start: known.start, limit: Number(limit), statuses, dates };
}

function page({ reports, modes }: ConcurState, question: Question): SandboxResponse {
	const found = reports.all().filter((report) => fits(report, question));
	const end = question.start + question.limit;
	const next = new URL(REPORTS_PATH, LINK_BASE);
	for (const [name, value] of JSON.parse(question.text) as Array<[string, string]>)
		next.searchParams.set(name, value);
	const hasNext = end < found.length;
	if (hasNext) next.searchParams.set('offset', reports.newOffset(question.text, end));
	const last = { absent: {}, null: { NextPage: null }, empty: { NextPage: '' } }[modes.lastPage];
	return {
		status: 200,
		body: {
			Items: found.slice(question.start, end).map(shown),
			...(hasNext ? { NextPage: next.href } : last),
		},
	};
}

function fits(report: ListedReport, { statuses, dates }: Question): boolean {
	const modified = report.lastModifiedDate.slice(0, 10);
	const processing = report.processingPaymentDate.slice(0, 10);
	return (
		(!statuses || statuses.includes(report.paymentStatus)) &&
		(!dates.modifiedDateAfter || modified > dates.modifiedDateAfter) &&
		(!dates.modifiedDateBefore || modified < dates.modifiedDateBefore) &&
		(!dates.processingPaymentDateAfter || processing > dates.processingPaymentDateAfter) &&
		(!dates.processingPaymentDateBefore || processing < dates.processingPaymentDateBefore)
	);
}

/** The fields that matter, and some that must not get anywhere; dates without a time zone. */
function shown(report: ListedReport) {
	const date = (instant: string) => (instant === '' ? null : instant.replace(/\.\d+Z$/, ''));
	return {
		ID: report.id,
		Name: report.name,
		Total: report.total,
		CurrencyCode: report.currency,
		PaymentStatusCode: report.paymentStatus,
		PaymentStatusName: 'as your language says',
		ApprovalStatusCode: 'A_APPR',
		ProcessingPaymentDate: date(report.processingPaymentDate),
		LastModifiedDate: date(report.lastModifiedDate),
		PaidDate: null,
		OwnerLoginID: 'owner@example.com',
		OwnerName: 'Owner, Olga',
		URI: `${LINK_BASE}${REPORTS_PATH}/${report.id}`,
	};
}

/** Error shape of v3 (concur.md, section 13). */
function failure({ clock }: ConcurState, status: number, message: string): SandboxResponse {
	return {
		status,
		body: { Message: message, 'Server-Time': new Date(clock.now()).toISOString(), Id: randomUUID() },
	};
}
