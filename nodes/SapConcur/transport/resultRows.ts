import { z } from 'zod';
import { withoutSecrets } from '../../shared/withoutSecrets';

/** What Concur says about one document in the answer of a POST (concur.md, 3.3 to 3.6). */
export interface ResultRow {
	/** Service code; undefined when the row carries none. */
	code: number | undefined;
	docId: string;
	/** `SUCCESS`, `FAILURE`, `NOOP`, `SYSTEM_ERROR_OCCURRED`, ... */
	result: string;
	message: string;
	paymentRef: string;
}

const text = z
	.union([z.string(), z.number()])
	.transform((value) => String(value).trim())
	.catch('');

const resultRow = z
	.object({
		code: z
			.union([z.number(), z.string().regex(/^\s*\d+\s*$/)])
			.transform(Number)
			.optional()
			.catch(undefined),
		docId: text,
		acknowledgeResult: text,
		postingConfirmationResult: text,
		paymentConfirmationResult: text,
		errorMessage: text,
		detailMessage: text,
		paymentRef: text,
	})
	.transform((row): ResultRow => ({
		code: row.code,
		docId: row.docId,
		result: (
			row.acknowledgeResult ||
			row.postingConfirmationResult ||
			row.paymentConfirmationResult
		).toUpperCase(),
		message: withoutSecrets([row.errorMessage, row.detailMessage].filter(Boolean).join(' ')),
		paymentRef: row.paymentRef,
	}));

/** The rows of an answer; undefined when the body is no list of rows. */
export function readResultRows(body: unknown): ResultRow[] | undefined {
	const rows = z.array(resultRow).safeParse(body);
	return rows.success ? rows.data : undefined;
}

/**
 * The rows that speak of one document. Several, or none, mean that Concur did not say clearly what became of
 * it. Ids are hex and compared without letter case.
 */
export function rowFor(rows: readonly ResultRow[], docId: string): ResultRow | undefined {
	const own = rows.filter((row) => row.docId.toLowerCase() === docId.toLowerCase());
	return own.length === 1 ? own[0] : undefined;
}

/** "101 This document was previously acknowledged": what a person or Concur's support wants to read. */
export function rowText(row: ResultRow): string {
	return [row.code === undefined ? 'no code' : `code ${row.code}`, row.result, row.message]
		.filter(Boolean)
		.join(', ');
}
