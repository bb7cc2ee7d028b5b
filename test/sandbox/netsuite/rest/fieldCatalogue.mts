import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { z } from 'zod';

const fieldSchema = z.object({
	type: z.enum([
		'string',
		'boolean',
		'number',
		'integer',
		'date',
		'date-time',
		'reference',
		'enum',
		'object',
		'collection',
		'sublist',
		'subrecord',
	]),
	ref: z.string().optional(),
	enum: z.array(z.string()).optional(),
	label: z.string().optional(),
});

const recordSchema = z.object({
	record: z.string(),
	fields: z.record(fieldSchema),
	sublists: z.record(z.object({ fields: z.record(fieldSchema) })).default({}),
});

export type FieldDefinition = z.infer<typeof fieldSchema>;
export type FieldMap = Readonly<Record<string, FieldDefinition>>;
/** Fields of a record type as in Oracle's REST API Browser 2026.1 (`test/fixtures/netsuite-fields`). */
export type RecordDefinition = z.infer<typeof recordSchema>;

/** Record types that the sandbox knows; the first ones it can write. */
export const WRITABLE_TYPES = [
	'journalEntry',
	'intercompanyJournalEntry',
	'vendorBill',
	'vendorCredit',
	'expenseReport',
	'creditCardCharge',
] as const;
export type WritableType = (typeof WRITABLE_TYPES)[number];

export const READABLE_TYPES = [
	'account',
	'department',
	'classification',
	'location',
	'subsidiary',
	'vendor',
	'employee',
	'job',
	'currency',
	'accountingPeriod',
	'expenseCategory',
	'purchaseOrder',
] as const;
export type ReadableType = (typeof READABLE_TYPES)[number];

const cache = new Map<string, RecordDefinition>();

/** The type's own spelling; the service takes any case (netsuite.md 3.1). */
export function recordTypeOf(name: string): WritableType | ReadableType | undefined {
	return [...WRITABLE_TYPES, ...READABLE_TYPES].find((type) => type.toLowerCase() === name.toLowerCase());
}

export function isWritable(type: WritableType | ReadableType): type is WritableType {
	return WRITABLE_TYPES.some((one) => one === type);
}

export function recordDefinition(type: WritableType | ReadableType): RecordDefinition {
	const known = cache.get(type);
	if (known) return known;
	const file = fileURLToPath(new URL(`../../../fixtures/netsuite-fields/${type}.json`, import.meta.url));
	if (!existsSync(file)) throw new Error(`No field list for ${type}: ${file}`);
	const definition = recordSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
	cache.set(type, definition);
	return definition;
}
