import { type Fault, faultText, readFault } from '../../transport/fault';
import type { NetSuiteAnswer } from '../../transport/netSuiteRequest';
import { saysDuplicate } from './refusal';

/** What is known after a POST of a record. */
export type WriteOutcome =
	| { kind: 'saved'; id: string }
	/** Certainly not processed, and not the posting's fault. `brake`: the next one would fare the same. */
	| { kind: 'notProcessed'; why: string; brake: boolean }
	/** NetSuite's own no. It counts only after a look-up that finds nothing. */
	| { kind: 'refused'; fault: Fault; duplicate: boolean }
	/** It may be in the books. `unreachable`: a sign that NetSuite is down. */
	| { kind: 'unknown'; why: string; unreachable: boolean };

/**
 * Only a 4xx in NetSuite's own error format is a refusal, only 429, 401, 403 and a connection that was never
 * made are certainly unprocessed. A 503, any other 5xx, a time-out, a reset, a stop and a redirect may all
 * have committed (netsuite.md, sections 5 and 6). `ownAddress`: the address names a record of this posting
 * alone (an order), so that a 404 is about the posting.
 */
export function readWrite(answer: NetSuiteAnswer, ownAddress = false): WriteOutcome {
	const { statusCode, noAnswer } = answer;
	if (noAnswer) {
		if (noAnswer.kind === 'lost') return { kind: 'unknown', why: noAnswer.text, unreachable: true };
		return { kind: 'notProcessed', why: noAnswer.text, brake: noAnswer.kind === 'signIn' };
	}
	if (statusCode === 200 || statusCode === 201 || statusCode === 204) return saved(answer);
	const fault = readFault(answer);
	const why = faultText(fault);
	if (statusCode === 429) return { kind: 'notProcessed', why, brake: false };
	if (statusCode === 401 || statusCode === 403) return { kind: 'notProcessed', why, brake: true };
	if (statusCode >= 400 && statusCode < 500 && statusCode !== 408 && fault.readable) {
		const duplicate = saysDuplicate(fault);
		if (!duplicate && concernsAll(fault, ownAddress)) return { kind: 'notProcessed', why, brake: true };
		return { kind: 'refused', fault, duplicate };
	}
	return {
		kind: 'unknown',
		why,
		unreachable: statusCode === 502 || statusCode === 503 || statusCode === 504,
	};
}

/**
 * Codes and texts of faults in the role, the address or the names of fields: they would hit every posting
 * alike.
 */
const SET_UP_CODES = new Set([
	'INSUFFICIENT_PERMISSION',
	'INVALID_LOGIN',
	'INVALID_REQUEST',
	'INVALID_PARAMETER',
	'NONEXISTENT_FIELD',
]);
const SET_UP_TEXT = /permission violation|unknown (field|property)|invalid property name/i;

/** Then Concur must not be told that the document failed. A 400, 409 or 422 alone is about the document. */
function concernsAll(fault: Fault, ownAddress: boolean): boolean {
	if (![400, 409, 422, ...(ownAddress ? [404] : [])].includes(fault.statusCode)) return true;
	return fault.details.some(({ code, text }) => SET_UP_CODES.has(code) || SET_UP_TEXT.test(text));
}

/** The new id is the last part of `Location`, without its query (netsuite.md, 3.1). */
function saved({ headers }: NetSuiteAnswer): WriteOutcome {
	const location = typeof headers.location === 'string' ? headers.location : '';
	const id = /\/(\d+)\/?(?:[?#].*)?$/.exec(location)?.[1];
	return id
		? { kind: 'saved', id }
		: { kind: 'unknown', why: 'it said yes without an id', unreachable: false };
}
