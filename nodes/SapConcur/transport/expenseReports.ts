import { z } from 'zod';
import type { ConcurClient } from './concurClient';
import { answerText, type ConcurReply } from './concurReply';
import { type ReadFault, readFault } from './documentCalls';

/** One expense report as Concur Expense lists it; what it does not say is ''. */
export interface ListedReport {
	/** The id that the financial document carries as `reportId`. */
	reportId: string;
	name: string;
	currency: string;
	/** Decimal text. */
	total: string;
	paymentStatus: string;
	/** ISO instants. */
	processingSince: string;
	lastModifiedAt: string;
}

export interface ReportQuestion {
	/** Payment status codes, e.g. `P_PROC`. */
	paymentStatusCodes: readonly string[];
	/** `YYYY-MM-DD`; '' asks for all. */
	modifiedAfter: string;
	/** Reading stops after so many reports. */
	most: number;
}

export interface ReportList {
	reports: ListedReport[];
	/** Whether all there are were read, each with its id. */
	complete: boolean;
}

const PATH = '/api/v3.0/expense/reports';
const SCOPE = 'EXPRPT';
const PAGE_SIZE = 100;

const text = z
	.union([z.string(), z.number()])
	.transform((value) => String(value).trim())
	.catch('');

const report = z
	.object({
		ID: text,
		Name: text,
		CurrencyCode: text,
		Total: text,
		PaymentStatusCode: text,
		ProcessingPaymentDate: text,
		LastModifiedDate: text,
	})
	.transform((read): ListedReport => ({
		reportId: read.ID,
		name: read.Name,
		currency: read.CurrencyCode,
		total: read.Total,
		paymentStatus: read.PaymentStatusCode,
		processingSince: instantOf(read.ProcessingPaymentDate),
		lastModifiedAt: instantOf(read.LastModifiedDate),
	}));

const page = z.object({ Items: z.array(report).nullable(), NextPage: z.string().nullish() });

/**
 * The reports of all owners with these payment statuses (concur.md, 7.2: Reports v3, scope EXPRPT). Of `NextPage` only the
 * opaque offset is taken: the next call goes where the first one went.
 */
export async function readReports(
	client: ConcurClient,
	{ paymentStatusCodes, modifiedAfter, most }: ReportQuestion,
): Promise<ReportList | { fault: ReadFault }> {
	const found = new Map<string, ListedReport>();
	const offsets = new Set<string>();
	let complete = true;
	for (let offset = ''; ;) {
		const reply = await client.read({
			method: 'GET',
			path: PATH,
			query: {
				user: 'ALL',
				paymentStatusCode: paymentStatusCodes.join(','),
				limit: PAGE_SIZE,
				...(modifiedAfter && { modifiedDateAfter: modifiedAfter }),
				...(offset && { offset }),
			},
		});
		const read = page.safeParse(reply.statusCode === 200 && !reply.failure ? reply.body : undefined);
		if (!read.success) return { fault: listFault(reply) };
		for (const one of read.data.Items ?? []) {
			// A filter that the service does not know is no filter.
			if (one.paymentStatus !== '' && !paymentStatusCodes.includes(one.paymentStatus)) continue;
			if (one.reportId === '') complete = false;
			else if (found.size < most) found.set(one.reportId, one);
			else if (!found.has(one.reportId)) return { reports: [...found.values()], complete: false };
		}
		const next = nextOffset(read.data.NextPage ?? '');
		if (next === undefined || offsets.has(next)) return { fault: pagingFault(reply) };
		if (next === '') return { reports: [...found.values()], complete };
		offsets.add(next);
		offset = next;
	}
}

/** '' at the end of the list; undefined when the address is that of something else. */
function nextOffset(nextPage: string): string | undefined {
	if (nextPage.trim() === '') return '';
	try {
		// The base serves addresses without a host.
		const { pathname, searchParams } = new URL(nextPage, 'https://concur.invalid');
		return pathname === PATH ? searchParams.get('offset') || undefined : undefined;
	} catch {
		// Not an address at all: as wrong as another one's.
		return undefined;
	}
}

/** Dates come with and without a time zone; without one they count as UTC. */
function instantOf(date: string): string {
	const hasZone = /(Z|[+-]\d{2}:?\d{2})$/i.test(date) || /^\d{4}-\d{2}-\d{2}$/.test(date);
	const time = Date.parse(hasZone ? date : `${date}Z`);
	return Number.isNaN(time) ? '' : new Date(time).toISOString();
}

function listFault(reply: ConcurReply): ReadFault {
	const cause = `SAP Concur gave no list of expense reports (${answerText(reply)})`;
	if (reply.statusCode === 401 || reply.statusCode === 403) {
		return {
			statusCode: reply.statusCode,
			cause,
			cure: `Add the scope ${SCOPE} to the app in the OAuth 2.0 Application Management tool of SAP Concur, create a new company request token, and put it into the credential. Only this check needs the scope`,
			outage: false,
			correlationId: reply.correlationId,
		};
	}
	return reply.failure ? readFault(reply) : { ...readFault(reply), cause };
}

function pagingFault({ statusCode, correlationId }: ConcurReply): ReadFault {
	return {
		statusCode,
		cause: 'SAP Concur names a next page of the expense reports that is none',
		cure: 'Give the correlation ID to SAP Concur support',
		outage: false,
		correlationId,
	};
}
