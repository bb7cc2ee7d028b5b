import type { z, ZodIssue } from 'zod';
import { problem, type Problem } from '../../shared/problems/problem';
import { expenseDocument, type ExpenseDocument } from './expenseDocument';

/** A document with a hundred broken entries is broken once: more lines than this help nobody. */
const MOST_PROBLEMS = 20;
const LONGEST_VALUE = 60;

/** The expense report, or what is wrong with it. */
export const readDocument = (document: unknown): { document: ExpenseDocument } | { problems: Problem[] } =>
	readAs(expenseDocument, document);

/**
 * The document by its schema, or what is wrong with it: one `document-invalid` per field, with the value that
 * Concur sent.
 */
export function readAs<Schema extends z.ZodTypeAny>(
	schema: Schema,
	document: unknown,
): { document: z.output<Schema> } | { problems: Problem[] } {
	const read: z.SafeParseReturnType<unknown, z.output<Schema>> = schema.safeParse(document);
	if (read.success) return { document: read.data };
	return {
		problems: read.error.issues.slice(0, MOST_PROBLEMS).map((issue) => invalidField(document, issue)),
	};
}

function invalidField(document: unknown, issue: ZodIssue): Problem {
	const field = issue.path.reduce<string>(
		(path, part) => (typeof part === 'number' ? `${path}[${part}]` : `${path}.${part}`),
		'document',
	);
	return problem('document-invalid', {
		field,
		value: `${shown(valueAt(document, issue.path))} ${sentence(issue)}`,
	});
}

const KINDS: Readonly<Record<string, string>> = { array: 'a list', object: 'a record' };

const sentence = (issue: ZodIssue): string =>
	issue.code === 'invalid_type' ? `is not ${KINDS[issue.expected] ?? issue.expected}` : issue.message;

function valueAt(document: unknown, path: ReadonlyArray<string | number>): unknown {
	return path.reduce<unknown>(
		(value, part) =>
			typeof value === 'object' && value !== null
				? (value as Record<string | number, unknown>)[part]
				: undefined,
		document,
	);
}

function shown(value: unknown): string {
	if (value === undefined) return '(absent)';
	const json = JSON.stringify(value) ?? String(value);
	return json.length > LONGEST_VALUE ? `${json.slice(0, LONGEST_VALUE)}...` : json;
}
