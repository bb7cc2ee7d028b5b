import type { IDataObject, IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';
import { forEachItem } from '../forEachItem';
import { type ConcurClient, concurClient } from '../transport/concurClient';
import { readByDocumentId, tracedCause } from '../transport/documentCalls';
import type { FiRow } from '../transport/envelope';
import { acknowledged, acknowledgeDocuments } from './acknowledgeDocuments';
import { confirmDocuments } from './confirmDocuments';
import { byHandId, isEitherId } from './byHand';
import { standingOf } from './docStatus';
import { documentOf } from './documentOf';
import type { RunningDocument } from './inputItem';
import { oneDocumentParameters, readDocumentName } from './oneDocument';
import { readSystemId, showFor } from './parameters';
import { newLine } from './settle';

const displayOptions = showFor('markAsPostedElsewhere');

export const markAsPostedElsewhereDescription: INodeProperties[] = [
	{
		displayName:
			'Tells SAP Concur that a document was posted by hand. With Expense Pay this starts the payment to the employee. It cannot be taken back.',
		name: 'markNotice',
		type: 'notice',
		default: '',
		displayOptions,
	},
	...oneDocumentParameters('markAsPostedElsewhere'),
	{
		displayName: 'Document Number',
		name: 'documentNumber',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. JE-1042',
		description:
			'Number of the transaction in the ledger; SAP Concur shows it in the audit trail of the report',
		displayOptions,
	},
	{
		displayName: 'Company ID',
		name: 'companyId',
		type: 'string',
		default: '1',
		placeholder: 'e.g. 3',
		description: 'Subsidiary or company of the ledger that the transaction belongs to',
		displayOptions,
	},
	{
		displayName: 'Fiscal Year',
		name: 'fiscalYear',
		type: 'string',
		default: '',
		placeholder: 'e.g. 2026',
		description: 'Fiscal year of the transaction; empty takes the year of the posting date',
		displayOptions,
	},
	{
		displayName: 'Posting Date',
		name: 'postingDate',
		type: 'string',
		required: true,
		default: '={{ $today.toISODate() }}',
		placeholder: 'e.g. 2026-10-31',
		description: 'Date of the transaction in the ledger, written as year-month-day',
		displayOptions,
	},
];

/**
 * Acknowledges and confirms one document per item as posted, with a number that somebody typed in (cut-over:
 * what finance keyed by hand). The document must be READY, or acknowledged under our system id. A READY one is acknowledged under the
 * id of what is posted by hand, so that no run of ours posts it when this one dies before the confirmation. Throws before the first
 * write only; then the item says what happened.
 */
export async function executeMarkAsPostedElsewhere(
	context: IExecuteFunctions,
	items: INodeExecutionData[],
): Promise<INodeExecutionData[][]> {
	const client = concurClient(context);
	return await forEachItem(context, items, async (itemIndex) => {
		const posting = readPosting(context, itemIndex);
		const document = await markable(context, client, itemIndex);
		return [(await mark(client, { ...document, ...posting })) as unknown as IDataObject];
	});
}

async function mark(client: ConcurClient, document: RunningDocument): Promise<RunningDocument> {
	const line = newLine(client);
	// As "already posted", an answer that stands in the way asks for a person instead of dropping the document.
	const started: RunningDocument = { ...document, status: 'alreadyPosted' };
	const [taken = started] =
		standingOf(started.docStatus) === 'ready'
			? await acknowledgeDocuments(line, [started], 1)
			: [acknowledged(started)];
	if (taken.status !== 'alreadyPosted') return forAPerson(taken);
	const [told = taken] = await confirmDocuments(line, [taken], 'success', 1);
	return told.status === 'confirmed'
		? { ...told, reason: `Posted elsewhere as ${told.netSuiteNumber}` }
		: forAPerson(told);
}

/** "Unfinished" would let the next run post what is posted already: only a person may go on. */
function forAPerson(document: RunningDocument): RunningDocument {
	if (document.status === 'needsReview') return document;
	return {
		...document,
		status: 'needsReview',
		nextStep: 'Run Mark as Posted Elsewhere again for this document before the next scheduled run',
	};
}

type TypedPosting = Pick<RunningDocument, 'netSuiteNumber' | 'subsidiaryId' | 'fiscalYear' | 'postingDate'>;

function readPosting(context: IExecuteFunctions, itemIndex: number): TypedPosting {
	const text = (name: string) => String(context.getNodeParameter(name, itemIndex, '') ?? '').trim();
	const postingDate = text('postingDate').slice(0, 10);
	if (text('documentNumber') === '')
		throw refusal(
			context,
			itemIndex,
			"'Document Number' is empty",
			'Type in the number of the transaction in the ledger.',
		);
	if (!/^\d{4}-\d{2}-\d{2}$/.test(postingDate) || Number.isNaN(Date.parse(postingDate))) {
		throw refusal(
			context,
			itemIndex,
			"'Posting Date' is not a date",
			'Write it as year-month-day, for example 2026-10-31.',
		);
	}
	return {
		netSuiteNumber: text('documentNumber'),
		subsidiaryId: text('companyId') || '1',
		fiscalYear: text('fiscalYear') || postingDate.slice(0, 4),
		postingDate,
	};
}

/** The one document under the business id that can still be marked. */
async function markable(
	context: IExecuteFunctions,
	client: ConcurClient,
	itemIndex: number,
): Promise<RunningDocument> {
	const { docType, documentId } = readDocumentName(context, itemIndex);
	const systemId = readSystemId(context, itemIndex);
	const read = await readByDocumentId(client, docType, documentId);
	if ('fault' in read) throw refusal(context, itemIndex, tracedCause(read.fault), read.fault.cure);
	const open = read.rows.filter((row) => row.id !== '' && isOpen(row, systemId));
	const [row] = open;
	if (!row || open.length > 1) {
		throw refusal(
			context,
			itemIndex,
			row
				? `SAP Concur has ${open.length} open documents for "${documentId}"`
				: `"${documentId}" cannot be marked: ${standsAs(read.rows)}`,
			'Only a document that is READY, or acknowledged under this System ID, can be marked. Look it up in SAP Concur.',
		);
	}
	const takenAs = standingOf(row.docStatus) === 'ready' ? byHandId(systemId) : row.erpSystemId;
	const stamp = { runId: context.getExecutionId(), leaseUntil: '', systemId: takenAs, dryRun: false };
	return {
		...documentOf(row, docType, stamp, read.correlationId),
		documentId,
		status: 'read',
		problems: [],
		reason: '',
		nextStep: '',
	};
}

function isOpen(row: FiRow, systemId: string): boolean {
	const standing = standingOf(row.docStatus);
	return standing === 'ready' || (standing === 'acknowledged' && isEitherId(row.erpSystemId, systemId));
}

function standsAs(rows: readonly FiRow[]): string {
	if (rows.length === 0) return 'SAP Concur has no financial document under this ID';
	const states = rows.map(({ docStatus, erpSystemId }) =>
		erpSystemId ? `${docStatus} by ${erpSystemId}` : docStatus,
	);
	return `its status is ${states.join(', ')}`;
}

function refusal(
	context: IExecuteFunctions,
	itemIndex: number,
	message: string,
	description: string,
): NodeOperationError {
	return new NodeOperationError(context.getNode(), `${message} [item ${itemIndex}]`, {
		itemIndex,
		description,
	});
}
