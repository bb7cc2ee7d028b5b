import type { IDataObject } from 'n8n-workflow';
import { z } from 'zod';
import {
	newDocumentItem,
	PURPOSES,
	STATUSES,
	WORK_STATES,
	type DocumentItem,
} from '../../shared/documentItem';
import type { DocumentSource } from '../posting/prepareDocument';

const text = z.union([z.string(), z.number()]).transform(String).catch('');

const problem = z
	.object({ code: z.string(), field: text, value: text, message: text, fix: text, owner: text })
	.passthrough();

const posting = z
	.object({
		recordType: text,
		externalId: text,
		result: z.object({ id: text, tranId: text }).passthrough().optional().catch(undefined),
	})
	.passthrough();

const reversed = z.object({ recordType: text, id: text, tranId: text, externalId: text }).passthrough();

/** What this node reads of an item; all else goes through untouched. */
const keys = z
	.object({
		docType: z.string().catch(''),
		status: z.enum(STATUSES).catch('read'),
		documentId: text,
		fiDocumentId: text,
		docStatus: text,
		erpSystemId: text,
		systemId: text,
		workState: z.enum(WORK_STATES).or(z.literal('')).catch(''),
		firstSeenAt: text,
		problemsHash: text,
		released: text,
		purpose: z.enum(PURPOSES).catch('post'),
		reverses: z.array(reversed).catch([]),
		number: text,
		name: text,
		owner: text,
		revision: text,
		currency: text,
		total: text,
		documentHash: text,
		mappingHash: text,
		externalId: text,
		runId: text,
		leaseUntil: text,
		dryRun: z.boolean().catch(false),
		problems: z.array(problem).catch([]),
		warnings: z.array(problem).catch([]),
		postings: z.array(posting).catch([]),
		reason: text,
		nextStep: text,
		netSuiteType: text,
		netSuiteId: text,
		netSuiteNumber: text,
		netSuiteUrl: text,
		subsidiaryId: text,
		postingPeriod: text,
		fiscalYear: text,
		postingDate: text,
		concurStatus: z.enum(['success', 'error', 'notConfirmed']).catch('notConfirmed'),
		concurCode: z.number().catch(-1),
		correlationId: text,
	})
	.passthrough();

/** An item without any key: a node before found nothing (Always Output Data). */
export const isEmptyItem = (json: IDataObject): boolean => Object.keys(json).length === 0;

/**
 * What Prepare Posting works on. Every item counts as a document: one that is none says so in its problems.
 */
export function readSource(json: IDataObject): DocumentItem & DocumentSource {
	return { ...newDocumentItem(), ...json, ...keys.parse(json) } as unknown as DocumentItem & DocumentSource;
}

/** The document that an item carries; undefined for any other item (table rows, items of a stopped node). */
export function readDocumentItem(json: unknown): DocumentItem | undefined {
	const known = z
		.object({ fiDocumentId: z.string().min(1), status: z.enum(STATUSES), docType: z.string().min(1) })
		.safeParse(json);
	if (!known.success) return undefined;
	// The keys above are checked; the others are our own nodes' and only handed on.
	return { ...newDocumentItem(), ...keys.parse(json) } as unknown as DocumentItem;
}
