import { describe, expect, it } from 'vitest';

import { faultText, readFault } from '../../../nodes/NetSuite/transport/fault.ts';
import { readWrite } from '../../../nodes/NetSuite/posting/post/writeOutcome.ts';

const answer = (statusCode: number, body: unknown, headers: Record<string, unknown> = {}) => ({
	statusCode,
	headers,
	body: typeof body === 'string' ? body : JSON.stringify(body),
});

/** netsuite.md, section 4 */
const details = (...all: { detail: string; code: string; path?: string }[]) => ({
	type: 'https://www.w3.org/Protocols/rfc2616/rfc2616-sec10.html#sec10.4.1',
	title: 'Bad Request',
	status: 400,
	'o:errorDetails': all.map(({ detail, code, path }) => ({
		detail,
		'o:errorCode': code,
		...(path && { 'o:errorPath': path }),
	})),
});

describe('readFault', () => {
	it('reads all details, without the prefix', () => {
		const fault = readFault(
			answer(
				400,
				details(
					{
						detail:
							'Error while accessing resource: You have entered an Invalid Field Value 9999 for the following field: item',
						code: 'INVALID_CONTENT',
						path: 'item.items[0].item',
					},
					{
						detail: 'Error while accessing a resource. The amounts in a journal entry must balance.',
						code: 'USER_ERROR',
					},
				),
			),
		);
		expect(fault).toEqual({
			statusCode: 400,
			readable: true,
			details: [
				{
					code: 'INVALID_CONTENT',
					text: 'You have entered an Invalid Field Value 9999 for the following field: item',
					path: 'item.items[0].item',
				},
				{ code: 'USER_ERROR', text: 'The amounts in a journal entry must balance.', path: '' },
			],
		});
	});

	it('takes the inner code of a 429 over the outer one', () => {
		const body = {
			...details({
				detail: 'Concurrent request limit exceeded. Request blocked.',
				code: 'CONCURRENCY_LIMIT_EXCEEDED',
			}),
			'o:errorCode': 'USER_ERROR',
			detail: 'outer',
		};
		expect(readFault(answer(429, body)).details).toEqual([
			{
				code: 'CONCURRENCY_LIMIT_EXCEEDED',
				text: 'Concurrent request limit exceeded. Request blocked.',
				path: '',
			},
		]);
	});

	it('reads code and text at the top where there are no details', () => {
		const fault = readFault(
			answer(400, { title: 'Bad Request', status: 400, 'o:errorCode': 'USER_ERROR', detail: 'No' }),
		);
		expect(fault.details).toEqual([{ code: 'USER_ERROR', text: 'No', path: '' }]);
	});

	it.each([
		['<html>Bad Gateway</html>'],
		[''],
		['null'],
		['[]'],
		['{"cut": '],
		['{"message":"from a proxy"}'],
		['{"o:errorDetails":"no list"}'],
	])('does not take %j for a word of NetSuite', (body) => {
		const fault = readFault(answer(400, body));
		expect(fault.readable).toBe(false);
		expect(faultText(fault)).toBe('HTTP status 400');
	});
});

describe('readWrite', () => {
	const refusal = details({ detail: 'The amounts in a journal entry must balance.', code: 'USER_ERROR' });

	it.each([
		['https://x.suitetalk.api.netsuite.com/services/rest/record/v1/journalEntry/5001', '5001'],
		['/services/rest/record/v1/journalEntry/5001?trace=1', '5001'],
		['/services/rest/record/v1/journalEntry/77/', '77'],
	])('reads the id from Location %s', (location, id) => {
		for (const status of [200, 201, 204])
			expect(readWrite(answer(status, '', { location }))).toEqual({ kind: 'saved', id });
	});

	it.each([[{}], [{ location: '/services/rest/record/v1/journalEntry' }], [{ location: 12 }]])(
		'is not sure of a yes without an id: %j',
		(headers) => {
			expect(readWrite(answer(204, '', headers)).kind).toBe('unknown');
		},
	);

	it.each([
		[400, refusal, 'refused'],
		[409, refusal, 'refused'],
		[422, refusal, 'refused'],
		// Certainly not processed, and not for the document's fault.
		[401, details({ detail: 'Invalid login attempt.', code: 'INVALID_LOGIN' }), 'notProcessed'],
		[403, details({ detail: 'Permission Violation', code: 'INSUFFICIENT_PERMISSION' }), 'notProcessed'],
		[
			429,
			details({
				detail: 'Concurrent request limit exceeded. Request blocked.',
				code: 'CONCURRENCY_LIMIT_EXCEEDED',
			}),
			'notProcessed',
		],
		[404, refusal, 'notProcessed'],
		[405, refusal, 'notProcessed'],
		[400, details({ detail: 'Unknown property: custbody_wrong', code: 'NONEXISTENT_FIELD' }), 'notProcessed'],
		[
			400,
			details({
				detail: "Permission Violation: You need the 'Make Journal Entry' permission",
				code: 'USER_ERROR',
			}),
			'notProcessed',
		],
		// Everything else may have been booked.
		[400, '<html>proxy</html>', 'unknown'],
		[408, refusal, 'unknown'],
		[
			500,
			details({ detail: 'An unexpected error occurred. Error ID: abc', code: 'UNEXPECTED_ERROR' }),
			'unknown',
		],
		[502, '', 'unknown'],
		[503, refusal, 'unknown'],
		[504, '', 'unknown'],
		[202, '', 'unknown'],
		[302, '', 'unknown'],
	])('takes %i for %s', (status, body, kind) => {
		expect(readWrite(answer(status, body)).kind).toBe(kind);
	});

	it('tells what was never sent from what may have arrived', () => {
		const without = (kind: 'signIn' | 'unreachable' | 'lost') =>
			readWrite({ statusCode: 0, headers: {}, body: '', noAnswer: { kind, text: 'why' } });
		expect(without('signIn')).toEqual({ kind: 'notProcessed', why: 'why', brake: true });
		expect(without('unreachable')).toEqual({ kind: 'notProcessed', why: 'why', brake: false });
		expect(without('lost')).toEqual({ kind: 'unknown', why: 'why', unreachable: true });
	});

	it.each([
		['USER_ERROR', 'This record already exists'],
		['DUP_RCRD', 'whatever the language says'],
		['USER_ERROR', 'Dieser Datensatz ist bereits vorhanden'],
		['USER_ERROR', 'Cet enregistrement existe déjà.'],
		['USER_ERROR', 'Este registro ya existe'],
		['USER_ERROR', 'Este registro já existe'],
		['USER_ERROR', 'Questo record esiste già'],
		['USER_ERROR', 'このレコードはすでに存在します'],
	])('hears "already exists" in %s %s', (code, detail) => {
		expect(readWrite(answer(400, details({ detail, code })))).toMatchObject({
			kind: 'refused',
			duplicate: true,
		});
	});

	it('does not take two lines with one key for a duplicate record', () => {
		expect(
			readWrite(answer(400, details({ detail: 'Duplicate keys', code: 'DUPLICATE_KEYS' }))),
		).toMatchObject({ kind: 'refused', duplicate: false });
	});
});
