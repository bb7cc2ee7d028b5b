import { OperationalError } from 'n8n-workflow';
import { z } from 'zod';
import { parseJson } from '../../shared/losslessJson';
import { withoutSecrets } from '../../shared/withoutSecrets';
import type { NetSuiteAnswer } from './netSuiteRequest';

/** One thing that NetSuite says is wrong (netsuite.md, section 4). */
export interface FaultDetail {
	/** `o:errorCode`, e.g. `USER_ERROR`; empty when there is none. */
	code: string;
	/**
	 * Text without the "Error while accessing a resource." in front; in the language of the integration's
	 * user.
	 */
	text: string;
	/** JSON path into the body that was sent, e.g. `line.items[0].account`. */
	path: string;
}

export interface Fault {
	statusCode: number;
	details: FaultDetail[];
	/** Whether the body was NetSuite's own error format: a proxy's HTML page says nothing about NetSuite. */
	readable: boolean;
}

const text = z.coerce.string().catch('');
const detailSchema = z.object({ detail: text, 'o:errorCode': text, 'o:errorPath': text }).partial();
const bodySchema = detailSchema.extend({
	title: text.optional(),
	'o:errorDetails': z.array(detailSchema).catch([]).optional(),
});

/** Prefixes of every text of the record service. Their wording varies with the release and the language. */
const PREFIX = /^(error while accessing (a )?resource|fehler beim zugriff auf eine ressource)\s*[.:]\s*/i;

/**
 * Reads an error answer: `o:errorDetails`, or the code and text that a few answers carry at the top level
 * (429, record actions). The inner code is the telling one: a 429 has `USER_ERROR` outside and
 * `CONCURRENCY_LIMIT_EXCEEDED` inside.
 */
export function readFault(answer: Pick<NetSuiteAnswer, 'statusCode' | 'body'>): Fault {
	const { statusCode } = answer;
	const body = bodySchema.safeParse(jsonOf(answer.body));
	if (!body.success) return { statusCode, details: [], readable: false };
	const inner = (body.data['o:errorDetails'] ?? []).map(readDetail);
	const outer = readDetail(body.data);
	const details = inner.length > 0 ? inner : outer.text || outer.code ? [outer] : [];
	return { statusCode, details, readable: details.length > 0 };
}

function readDetail(detail: z.infer<typeof detailSchema>): FaultDetail {
	return {
		code: withoutSecrets(detail['o:errorCode'] ?? ''),
		text: withoutSecrets(detail.detail ?? '')
			.trim()
			.replace(PREFIX, ''),
		path: withoutSecrets(detail['o:errorPath'] ?? ''),
	};
}

function jsonOf(body: string): unknown {
	try {
		return parseJson(body);
	} catch {
		return undefined;
	}
}

/** All texts in one line; the status alone when there is none. */
export function faultText(fault: Fault): string {
	const texts = fault.details.map((detail) => detail.text || detail.code).filter(Boolean);
	return texts.length > 0 ? texts.join('; ') : `HTTP status ${fault.statusCode}`;
}

/**
 * Why a read did not bring what it should. `unavailable`: no answer, or "come again" for too long.
 * `signIn`: no token, or 401 with a fresh one.  `refused`: NetSuite's no.
 */
export class NetSuiteReadError extends OperationalError {
	constructor(
		readonly kind: 'unavailable' | 'signIn' | 'refused',
		readonly fault: Fault,
		message: string,
	) {
		super(message);
	}
}

export function readError(answer: NetSuiteAnswer): NetSuiteReadError {
	const fault = readFault(answer);
	const said = answer.noAnswer?.text ?? faultText(fault);
	if (answer.statusCode === 401 || answer.noAnswer?.kind === 'signIn')
		return new NetSuiteReadError('signIn', fault, said);
	const unavailable = answer.statusCode === 0 || answer.statusCode === 429 || answer.statusCode >= 500;
	return new NetSuiteReadError(unavailable ? 'unavailable' : 'refused', fault, said);
}

export type Attempt<Value> = { value: Value } | { error: NetSuiteReadError };

/** NetSuite's errors as a value; mistakes of our own go through. */
export async function attempt<Value>(read: Promise<Value>): Promise<Attempt<Value>> {
	return await read.then(
		(value) => ({ value }),
		(error: unknown) => {
			if (error instanceof NetSuiteReadError) return { error };
			throw error;
		},
	);
}

/**
 * undefined where NetSuite does not know what was asked for (400): a table, a column or a parameter that is
 * not there, or not for us.
 */
export async function unlessUnknown<Value>(read: Promise<Value>): Promise<Value | undefined> {
	const attempted = await attempt(read);
	if ('value' in attempted) return attempted.value;
	// A 400 of a proxy says nothing about what NetSuite knows.
	if (attempted.error.fault.statusCode === 400 && attempted.error.fault.readable) return undefined;
	throw attempted.error;
}
