import type { IDataObject } from 'n8n-workflow';
import { z } from 'zod';
import {
	DOC_TYPES,
	type DocumentItem,
	newDocumentItem,
	type Posting,
	type RefType,
	STATUSES,
	WORK_STATES,
} from '../../shared/documentItem';
import { CATALOGUE, type ProblemCode } from '../../shared/problems/catalogue';

const text = z.coerce.string();
const amount = z.union([z.string(), z.number()]).transform(String);
const fields = z.record(z.unknown()).default({});

const refSchema = z.object({
	type: z.enum([
		'account',
		'department',
		'class',
		'location',
		'entity',
		'vendor',
		'employee',
		'customer',
		'currency',
		'subsidiary',
	]),
	by: z.enum(['acctNumber', 'externalId', 'id', 'name', 'entityId', 'email', 'symbol']),
	value: text,
	id: text.optional(),
	name: text.optional(),
});

/** An Edit Fields node that empties a field leaves null or ''. */
const optional = <Schema extends z.ZodTypeAny>(schema: Schema) =>
	z.preprocess((value) => (value === null || value === '' ? undefined : value), schema.optional());
const refTo = (...types: RefType[]) =>
	refSchema.refine(({ type }) => types.includes(type), `must be of type ${types.join(' or ')}`);

const lineSchema = z.object({
	account: refTo('account'),
	debit: optional(amount),
	credit: optional(amount),
	department: optional(refTo('department')),
	class: optional(refTo('class')),
	location: optional(refTo('location')),
	entity: optional(refTo('entity', 'vendor', 'employee', 'customer')),
	customer: optional(refTo('customer')),
	billable: optional(z.boolean()),
	memo: text.default(''),
	fields,
	from: z.object({}).passthrough().default({}),
});

const postingSchema = z.object({
	recordType: z.literal('journalEntry'),
	externalId: text,
	subsidiary: optional(refTo('subsidiary')),
	currency: optional(refTo('currency')),
	tranDate: text,
	memo: text.default(''),
	stamp: z.object({ field: text, text: text.refine((value) => value !== '') }),
	fields,
	lines: z.array(lineSchema),
	result: optional(
		z.object({ id: text, tranId: text, url: text, posts: z.boolean(), approvalStatus: text.optional() }),
	),
});

/**
 * Postings as they arrive: anything may have happened to them between two nodes. `unreadable` says where
 * they make no sense.
 */
export type PostingsRead = { postings: Posting[] } | { unreadable: string };

export function readPostings(value: unknown): PostingsRead {
	const read = z.array(postingSchema).safeParse(value ?? []);
	if (read.success) return { postings: read.data };
	const [issue] = read.error.issues;
	return { unreadable: `postings${pathText(issue?.path ?? [])}: ${issue?.message ?? ''}` };
}

function pathText(path: readonly (string | number)[]): string {
	return path.map((part) => (typeof part === 'number' ? `[${part}]` : `.${part}`)).join('');
}

const problemSchema = z.object({
	code: z.custom<ProblemCode>((code) => typeof code === 'string' && code in CATALOGUE),
	field: text.catch(''),
	value: text.catch(''),
	message: text,
	fix: text.catch(''),
	owner: z.enum(['netsuiteAdmin', 'concurProcessor', 'integrationAdmin']),
});

const keysSchema = z
	.object({
		docType: z.enum(DOC_TYPES).catch('expense'),
		status: z.enum(STATUSES).catch('read'),
		workState: z.enum(WORK_STATES).or(z.literal('')).catch(''),
		problems: z.array(problemSchema).catch([]),
		warnings: z.array(problemSchema).catch([]),
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
