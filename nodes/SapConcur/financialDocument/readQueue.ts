import type { DocType } from '../../shared/documentItem';
import type { ConcurClient } from '../transport/concurClient';
import { DEFAULT_LIMIT, type PageRead, type ReadFault, readQueuePage } from '../transport/documentCalls';
import type { FiRow } from '../transport/envelope';

export interface QueueVisitor {
	/** Called for each row; says whether the row was new to this run. */
	take(row: FiRow, correlationId: string): boolean;
	/** Asked before each page. */
	hasEnough(): boolean;
}

/**
 * Reads the queue of READY documents page by page from page 0. Nothing is acknowledged meanwhile, but
 * documents come and go, so a row may come twice (the visitor knows) and one may be missed (it stays for the
 * next run).
 */
export async function readQueue(
	client: ConcurClient,
	docType: DocType,
	pageSize: number,
	visitor: QueueVisitor,
): Promise<{ readToEnd: boolean } | { fault: ReadFault }> {
	let limit = pageSize;
	for (let page = 0; !visitor.hasEnough(); page++) {
		let read = await readQueuePage(client, docType, page, limit);
		if (page === 0 && limit > DEFAULT_LIMIT && isRefused(read)) {
			limit = DEFAULT_LIMIT;
			read = await readQueuePage(client, docType, page, limit);
		}
		if ('fault' in read) return read;
		const { rows, number, hasNext } = read.page;
		// A service that does not turn the page would be read for ever.
		if (number !== undefined && number !== page)
			return { fault: wrongPage(page, number, read.correlationId) };
		const { correlationId } = read;
		const newRows = rows.filter((row) => visitor.take(row, correlationId)).length;
		if (!hasNext) return { readToEnd: true };
		if (rows.length === 0 || (number === undefined && newRows === 0)) return { readToEnd: false };
	}
	return { readToEnd: false };
}

/**
 * A page size above Concur's undocumented maximum may be refused; a smaller one that it makes of it shows in
 * `page` and needs nothing.
 */
function isRefused(read: PageRead): boolean {
	return 'fault' in read && read.fault.statusCode === 400;
}

function wrongPage(asked: number, got: number, correlationId: string): ReadFault {
	return {
		statusCode: 200,
		cause: `SAP Concur answered page ${got} of the queue when page ${asked} was asked for`,
		cure: 'Set "Page Size" higher than the number of waiting documents, and report this to SAP Concur support',
		outage: true,
		correlationId,
	};
}
