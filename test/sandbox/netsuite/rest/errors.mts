import type { SandboxResponse } from '../../http/exchange.mts';
import type { Role } from '../role.mts';
import { messageText, type Language, type MessageKey } from './messages.mts';

export type ErrorCode =
	| 'INVALID_CONTENT'
	| 'USER_ERROR'
	| 'INVALID_REQUEST'
	| 'INVALID_PARAMETER'
	| 'NONEXISTENT_FIELD'
	| 'INVALID_LOGIN'
	| 'INSUFFICIENT_PERMISSION'
	| 'NONEXISTENT_ID'
	| 'CONCURRENCY_LIMIT_EXCEEDED'
	| 'UNEXPECTED_ERROR'
	| 'DUP_RCRD'
	| 'DUPLICATE_KEYS';

/** Where in the request the mistake is: at most one of the pointers of netsuite.md 4. */
export interface ErrorPointer {
	path?: string;
	queryParam?: string;
	header?: string;
	url?: string;
}

type Detail = { key: MessageKey; values: string[] } | { text: string };

/** An answer of the service other than success. Thrown by whoever finds the mistake, answered by the router. */
export class NetSuiteError extends Error {
	constructor(
		readonly status: number,
		readonly code: ErrorCode,
		private readonly detail: Detail,
		readonly pointer: ErrorPointer = {},
	) {
		super('text' in detail ? detail.text : messageText(detail.key, 'en', ...detail.values));
	}

	/** Records put a prefix before their texts, SuiteQL and the gate do not. */
	detailText(language: Language): string {
		if ('text' in this.detail) return this.detail.text;
		const text = messageText(this.detail.key, language, ...this.detail.values);
		if (!['USER_ERROR', 'INVALID_CONTENT', 'DUP_RCRD'].includes(this.code)) return text;
		return language === 'de'
			? `Fehler beim Zugriff auf eine Ressource. ${text}`
			: `Error while accessing a resource. ${text}`;
	}
}

/** A business rule was broken: 400 USER_ERROR, where only the text tells what (netsuite.md 4). */
export function userError(key: MessageKey, ...values: string[]): NetSuiteError {
	return new NetSuiteError(400, 'USER_ERROR', { key, values });
}

/** A value is not usable in its place: 400 INVALID_CONTENT with the JSON path. */
export function invalidContent(path: string, text: string): NetSuiteError {
	return new NetSuiteError(
		400,
		'INVALID_CONTENT',
		{ text: `Error while accessing a resource. ${text}` },
		{ path },
	);
}

export function invalidFieldValue(path: string, value: string, field: string): NetSuiteError {
	return new NetSuiteError(
		400,
		'INVALID_CONTENT',
		{ key: 'invalidFieldValue', values: [value, field] },
		{ path },
	);
}

export function invalidRequest(text: string, pointer: ErrorPointer = {}): NetSuiteError {
	return new NetSuiteError(400, 'INVALID_REQUEST', { text }, pointer);
}

export function invalidParameter(text: string, queryParam: string): NetSuiteError {
	return new NetSuiteError(400, 'INVALID_PARAMETER', { text }, { queryParam });
}

export function notFound(): NetSuiteError {
	return new NetSuiteError(404, 'NONEXISTENT_ID', { key: 'recordNotFound', values: [] });
}

export function noPermission({ permissionStatus }: Role, permission: string, type: string): NetSuiteError {
	return new NetSuiteError(permissionStatus, 'INSUFFICIENT_PERMISSION', {
		key: 'permission',
		values: [permission, type],
	});
}

const TITLES: Record<number, string> = {
	400: 'Bad Request',
	401: 'Unauthorized',
	403: 'Forbidden',
	404: 'Not Found',
	405: 'Method Not Allowed',
	415: 'Unsupported Media Type',
	429: 'Bad Request',
	500: 'Internal Server Error',
	503: 'Service Unavailable',
};

/**
 * The body of an error as the service writes it (netsuite.md 4). A 429 carries code and text at the top as well, with
 * `USER_ERROR` as the outer code.
 */
export function errorBody(
	status: number,
	code: string,
	detail: string,
	pointer: ErrorPointer = {},
): Record<string, unknown> {
	return {
		type: 'https://www.rfc-editor.org/rfc/rfc9110.html#section-15',
		title: TITLES[status] ?? 'Error',
		status,
		...(status === 429 && { 'o:errorCode': 'USER_ERROR', detail }),
		'o:errorDetails': [
			{
				detail,
				...(pointer.path !== undefined && { 'o:errorPath': pointer.path }),
				...(pointer.queryParam !== undefined && { 'o:errorQueryParam': pointer.queryParam }),
				...(pointer.header !== undefined && { 'o:errorHeader': pointer.header }),
				...(pointer.url !== undefined && { 'o:errorUrl': pointer.url }),
				'o:errorCode': code,
			},
		],
	};
}

export const ERROR_CONTENT_TYPE = 'application/vnd.oracle.resource+json; type=error';

export function errorAnswer(
	error: NetSuiteError,
	language: Language,
	headers: Record<string, string> = {},
): SandboxResponse {
	return {
		status: error.status,
		headers: { 'content-type': ERROR_CONTENT_TYPE, ...headers },
		body: errorBody(error.status, error.code, error.detailText(language), error.pointer),
	};
}
