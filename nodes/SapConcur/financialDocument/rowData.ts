import { z } from 'zod';
import { PURPOSES, RECORD_TYPES } from '../../shared/documentItem';
import { CATALOGUE, type ProblemCode } from '../../shared/problems/catalogue';

const text = z.union([z.string(), z.number()]).transform(String).catch('');

/** Enough of a posting to look it up in NetSuite without reading the document. */
const watch = z.object({
	recordType: z.enum(RECORD_TYPES),
	externalId: z.string().min(1),
	stamp: z.object({ field: z.string().min(1), text: z.string().min(1) }),
	total: text,
	currency: text,
});

const problem = z.object({
	code: z.custom<ProblemCode>((code) => typeof code === 'string' && code in CATALOGUE),
	field: text,
	value: text,
	message: text,
	fix: text,
	owner: z.enum(['netsuiteAdmin', 'concurProcessor', 'integrationAdmin']),
});

const rowData = z.object({
	number: text,
	revision: text,
	docStatus: text,
	documentHash: text,
	erpSystemId: text,
	purpose: z.enum(PURPOSES).catch('post'),
	/** Number under which a person says that it is posted elsewhere. */
	postedAs: text,
	watch: z.array(watch).catch([]),
	problems: z.array(problem).catch([]),
});

export type RowData = z.infer<typeof rowData>;

/** What a work row keeps as JSON text in `data`. Rows of an earlier version, or written by hand, keep less. */
export function readRowData(json: string): RowData {
	try {
		return rowData.parse(JSON.parse(json));
	} catch {
		return rowData.parse({});
	}
}
