import type { DocType } from '../../shared/documentItem';
import { type ConcurCall, type ConcurClient, isTemporaryReply } from './concurClient';
import { answerText, type ConcurReply } from './concurReply';
import { type FiPage, type FiRow, readPage } from './envelope';

/** A read that did not succeed, after all tries. */
export interface ReadFault {
	statusCode: number;
	/** One sentence without its period. */
	cause: string;
	cure: string;
	/** The service as a whole is out of reach, not just this document. */
	outage: boolean;
	correlationId: string;
}

export type PageRead = { page: FiPage; correlationId: string } | { fault: ReadFault };

/** Path of the Financial Integration Service for one document type (concur.md, 3.1). */
export function transactionsPath(docType: DocType): string {
	return `/financialintegration/fi/v4/companies/transactiontypes/${docType}/transactions`;
}

/**
 * One page of the READY queue, `page` counted from 0. `systemId` is never sent on reads: what it filters is
 * not documented, and a document of another system must be seen as such.
 */
export async function readQueuePage(
	client: ConcurClient,
	docType: DocType,
	page: number,
	limit: number,
): Promise<PageRead> {
	// A limit above Concur's undocumented maximum may be refused with 400: asking again would not help.
	return await readOnePage(client, docType, { page, limit }, limit > DEFAULT_LIMIT);
}

/** Page size of the service when none is asked (concur.md, 3.2), so one that it must take. */
export const DEFAULT_LIMIT = 25;

/** A business id has a handful of rounds; more pages than this are a service that does not turn the page. */
const MOST_PAGES_OF_ONE = 10;

/**
 * All documents under one business id, whatever their status. A resubmitted report may answer several, or
 * only the newest.
 */
export async function readByDocumentId(
	client: ConcurClient,
	docType: DocType,
	documentId: string,
): Promise<{ rows: FiRow[]; correlationId: string } | { fault: ReadFault }> {
	const rows: FiRow[] = [];
	for (let page = 0; ; page++) {
		const query = { docId: documentId, ignoreDocumentStatus: 'yes', ...(page > 0 && { page }) };
		const read = await readOnePage(client, docType, query, false);
		if ('fault' in read) return read;
		rows.push(...read.page.rows);
		const goesOn = read.page.hasNext && read.page.rows.length > 0 && (read.page.number ?? page) === page;
		if (!goesOn || page >= MOST_PAGES_OF_ONE) return { rows, correlationId: read.correlationId };
	}
}

async function readOnePage(
	client: ConcurClient,
	docType: DocType,
	query: NonNullable<ConcurCall['query']>,
	badRequestIsFinal: boolean,
): Promise<PageRead> {
	// 202 is not documented for this service, so it is no success (concur.md, 3.2); 400 may mean "limit
	// exceeded, come again" (section 13).
	const isTemporary = (reply: ConcurReply) =>
		isTemporaryReply(reply) || reply.statusCode === 202 || (reply.statusCode === 400 && !badRequestIsFinal);
	const call: ConcurCall = {
		method: 'GET',
		path: transactionsPath(docType),
		query,
		headers: { DocumentFormatAs: 'json' },
	};
	const reply = await client.read(call, isTemporary);
	const page = reply.statusCode === 200 && !reply.failure ? readPage(reply.body) : undefined;
	return page ? { page, correlationId: reply.correlationId } : { fault: readFault(reply) };
}

export function readFault(reply: ConcurReply): ReadFault {
	const { statusCode, failure, correlationId } = reply;
	if (failure) return { statusCode, cause: failure.cause, cure: failure.cure, outage: true, correlationId };
	return {
		statusCode,
		cause: `SAP Concur gave no documents (${answerText(reply)})`,
		cure: cureFor(statusCode),
		outage: statusCode < 400 || statusCode === 429 || statusCode >= 500,
		correlationId,
	};
}

/**
 * For an error that a person reads. Items carry the bare cause: it is the same in every run, so that it is
 * told once.
 */
export function tracedCause({ cause, correlationId }: ReadFault): string {
	return correlationId ? `${cause} (correlation ID ${correlationId})` : cause;
}

function cureFor(statusCode: number): string {
	if (statusCode === 429)
		return 'Too many calls to SAP Concur: the next run goes on; run less often if it comes back';
	if (statusCode >= 500) return 'Nothing to do in an outage of SAP Concur: the next run goes on';
	if (statusCode >= 300 && statusCode < 400) {
		return 'SAP Concur moved this address: set "Token Host" of the credential to the base URI of your data center and sign in anew';
	}
	if (statusCode === 404) {
		return 'Check that Financial Integration is switched on for the company and that the company was not moved to another data center';
	}
	return 'Give the correlation ID to SAP Concur support if it comes back';
}
