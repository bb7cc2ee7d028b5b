import type { IDataObject } from 'n8n-workflow';
import { z } from 'zod';
import {
	DOC_TYPES,
	type DocumentItem,
	newDocumentItem,
	PURPOSES,
	STATUSES,
	WORK_STATES,
} from '../../shared/documentItem';

const text = z.union([z.string(), z.number()]).transform(String).catch('');

const postingSchema = z
	.object({
		tranDate: text,
		result: z.object({ id: text, tranId: text }).passthrough().nullish().catch(undefined),
	})
	.passthrough();

const problemSchema = z.object({ code: z.string(), message: text, fix: text }).passthrough();

/** What this node reads of an item; everything else goes through untouched. */
const documentKeys = z
	.object({
		docType: z.enum(DOC_TYPES),
		fiDocumentId: z.string().trim().min(1),
		status: z.enum(STATUSES),
		documentId: text,
		docStatus: text,
		erpSystemId: text,
		systemId: text,
		workState: z.enum(WORK_STATES).or(z.literal('')).catch(''),
		purpose: z.enum(PURPOSES).catch('post'),
		runId: text,
		leaseUntil: text,
		dryRun: z.boolean().catch(false),
		netSuiteId: text,
		netSuiteNumber: text,
		subsidiaryId: text,
		fiscalYear: text,
		postingDate: text,
		approvedOn: text,
		number: text,
		reason: text,
		nextStep: text,
		correlationId: text,
		postings: z.array(postingSchema).catch([]),
		problems: z.array(problemSchema).catch([]),
		confirmAs: z.enum(['success', 'error']).optional().catch(undefined),
	})
	.passthrough();

/**
 * The item that runs through the workflow, with the key that Prepare Posting may add (contract of the item).
 */
export type RunningDocument = DocumentItem & { confirmAs?: 'success' | 'error' };

/**
 * The document that an input item carries; undefined for any other item (error items, items without an id).
 */
export function readDocumentItem(json: IDataObject): RunningDocument | undefined {
	const read = documentKeys.safeParse(json);
	if (!read.success) return undefined;
	// The keys above are checked; the others are our own nodes' and only handed on.
	return { ...newDocumentItem(), ...json, ...read.data } as unknown as RunningDocument;
}

/** An item without any key: a node before it found nothing (Always Output Data). */
export function isEmptyItem(json: IDataObject): boolean {
	return Object.keys(json).length === 0;
}
