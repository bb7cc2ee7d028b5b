import { isLosslessNumber, parse } from 'lossless-json';

import { NetSuiteError, invalidRequest } from './errors.mts';
import type { SandboxRequest } from '../../http/exchange.mts';

export type JsonObject = Record<string, unknown>;

export function isObject(value: unknown): value is JsonObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value) && !isLosslessNumber(value);
}

/** The JSON object of a request body; its numbers are `LosslessNumber`s, so that no digit is lost. */
export function jsonBody({ headers, body }: SandboxRequest): JsonObject {
	const type = (headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase();
	if (type !== 'application/json' && type !== 'application/vnd.oracle.resource+json') {
		throw new NetSuiteError(
			415,
			'INVALID_REQUEST',
			{ text: `Unsupported content type: ${type || '(none)'}` },
			{ header: 'Content-Type' },
		);
	}
	let parsed: unknown;
	try {
		parsed = parse(body);
	} catch {
		throw invalidRequest('The request body is not valid JSON.');
	}
	if (!isObject(parsed)) throw invalidRequest('The request body must be a JSON object.');
	return parsed;
}
