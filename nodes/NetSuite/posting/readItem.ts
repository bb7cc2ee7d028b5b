import type { IDataObject } from 'n8n-workflow';
import { z } from 'zod';
import {
	DOC_TYPES,
	type DocumentItem,
	newDocumentItem,
	PURPOSES,
	RECORD_TYPES,
	STATUSES,
	WORK_STATES,
} from '../../shared/documentItem';
import { CATALOGUE, type ProblemCode } from '../../shared/problems/catalogue';

const text = z.coerce.string();

const problemSchema = z.object({
	code: z.custom<ProblemCode>((code) => typeof code === 'string' && code in CATALOGUE),
	field: text.catch(''),
	value: text.catch(''),
	message: text,
	fix: text.catch(''),
	owner: z.enum(['netsuiteAdmin', 'concurProcessor', 'integrationAdmin']),
});

const reversedSchema = z.object({
	recordType: z.enum(RECORD_TYPES),
	id: text,
	tranId: text.catch(''),
	externalId: text.catch(''),
});

const keysSchema = z
	.object({
		docType: z.enum(DOC_TYPES).catch('expense'),
		status: z.enum(STATUSES).catch('read'),
		workState: z.enum(WORK_STATES).or(z.literal('')).catch(''),
		problems: z.array(problemSchema).catch([]),
		warnings: z.array(problemSchema).catch([]),
		purpose: z.enum(PURPOSES).catch('post'),
		reverses: z.array(reversedSchema).catch([]),
		dryRun: z.boolean().catch(false),
		confirmAs: z.enum(['success', 'error']).optional().catch(undefined),
	})
	.partial();

/** Keys of an item that decide something and are plain texts. */
const TEXTS = [
	'documentId',
	'fiDocumentId',
	'docStatus',
	'erpSystemId',
	'systemId',
	'revision',
	'currency',
	'total',
	'externalId',
	'validatedHash',
	'runId',
	'leaseUntil',
	'firstSeenAt',
	'netSuiteNumber',
] as const satisfies readonly (keyof DocumentItem)[];

/** An item as a document; keys that are missing get their starting values, `postings` stays as it came. */
export function readItem(json: IDataObject): DocumentItem {
	const texts = Object.fromEntries(TEXTS.map((key) => [key, text.catch('').parse(json[key] ?? '')]));
	return { ...newDocumentItem(), ...json, ...keysSchema.parse(json), ...texts };
}

/** n8n hands an empty item to a node when there is nothing to do. */
export function isEmptyItem(json: IDataObject): boolean {
	return Object.keys(json).length === 0;
}
