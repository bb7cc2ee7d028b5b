import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { isOwnPath } from '../../../nodes/SapConcur/customApiCall/ownPath.ts';
import { useClock } from '../../../nodes/shared/clock.ts';
import { type ConcurSandbox, startConcurSandbox } from '../../sandbox/concur/concurSandbox.mts';
import {
	addReports,
	ConcurNode,
	isAcknowledgement,
	isRead,
	type NodeRun,
	paths,
	quickClock,
} from './concurNode.mts';

let sandbox: ConcurSandbox;
let node: ConcurNode;

beforeEach(async () => {
	sandbox = await startConcurSandbox();
	quickClock(sandbox);
	node = new ConcurNode(sandbox);
});
afterEach(async () => {
	useClock();
	await sandbox.close();
});

describe('Connection: Check', () => {
	const check = { parameters: { resource: 'connection', operation: 'check' }, items: [{ a: 1 }, { b: 2 }] };
	const DAY = 86_400_000;

	it('proves the connection by a real call and gives exactly one item', async () => {
		const { outputs } = await node.run(check);
		expect(outputs).toEqual([
			[
				{
					json: {
						connected: true,
						service: 'SAP Concur',
						dataCenter: new URL(sandbox.hosts.us2).host,
						companyUuid: sandbox.company.companyUuid,
						scopes: ['FISVC', 'company.read'],
						missingScopes: [],
						warnings: [],
						checkedAt: expect.stringMatching(/^\d{4}-\d{2}-\d{2}T.*Z$/),
					},
					pairedItem: { item: 0 },
				},
			],
		]);
		expect(sandbox.log.filter({ path: isRead }).map(({ query }) => query)).toEqual(['page=0&limit=1']);
	});

	it('reads scopes that are separated by commas', async () => {
		sandbox.modes.scopeSeparator = ',';
		const { outputs } = await node.run(check);
		expect(outputs[0]?.[0]?.json.scopes).toEqual(['FISVC', 'company.read']);
	});

	it('throws when the app lacks the scope, and says so by name', async () => {
		const other = await startConcurSandbox({ scopes: ['company.read'] });
		try {
			await expect(new ConcurNode(other).run(check)).rejects.toMatchObject({
				message: 'The SAP Concur app was not granted the scope FISVC',
				description: expect.stringContaining('Add the scope'),
			});
		} finally {
			await other.close();
		}
	});

	it('throws when the sign-in does not work', async () => {
		sandbox.company.appEnabled = false;
		await expect(node.run(check)).rejects.toMatchObject({
			message: expect.stringContaining('not enabled for this app'),
		});
	});

	it('throws when Concur answers nonsense, or nothing', async () => {
		await node.run(check);
		sandbox.faults.add({
			kind: 'statusBeforeCommit',
			path: isRead,
			status: 200,
			body: '<html></html>',
			times: 9,
		});
		await expect(node.run(check)).rejects.toThrow('web page instead of data');
		sandbox.faults.clear();
		sandbox.faults.add({ kind: 'resetBeforeCommit', path: isRead, times: 9 });
		await expect(node.run(check)).rejects.toThrow('could not be reached');
	});

	it('gives an error item when it is set to continue', async () => {
		sandbox.company.appDisabled = true;
		const { outputs } = await node.run({ ...check, continueOnFail: true });
		expect(outputs[0]?.map(({ json }) => Object.keys(json).sort())).toEqual([
			['details', 'error', 'message'],
		]);
	});

	it.each([
		// Six months after 2026-05-20 is 2026-11-20, after 2026-06-20 is 2026-12-20.
		['2026-06-20T10:00:00.000Z', '2026-11-19T00:00:00.000Z', []],
		['2026-06-20T10:00:00.000Z', '2026-11-20T10:00:01.000Z', ['2026-12-20']],
		['2026-05-20T10:00:00.000Z', '2026-11-24T00:00:00.000Z', ['2026-11-20']],
		['', '2026-11-24T00:00:00.000Z', []],
		['rubbish', '2026-11-24T00:00:00.000Z', []],
	])(
		'warns from 30 days before the refresh token is six months old (%s at %s)',
		async (refreshIssuedAt, now, dates) => {
			await node.run(check);
			const offset = Date.parse(now) - Date.now();
			const { accessToken: _, ...stored } = node.credential.stored;
			node.credential.store.save('sapConcurApi', {
				...stored,
				accessToken: node.credential.stored.accessToken,
				refreshIssuedAt,
				accessExpiresAt: new Date(Date.now() + offset + DAY).toISOString(),
			});
			useClock({ now: () => Date.now() + offset, wait: async () => {} });
			const { outputs } = await node.run(check);
			const warnings = outputs[0]?.[0]?.json.warnings as Array<{
				code: string;
				value: string;
				message: string;
			}>;
			expect(warnings.map(({ value }) => value)).toEqual(dates);
			expect(warnings.every(({ code }) => code === 'refresh-token-expires')).toBe(true);
		},
	);
});

describe('Custom API Call: Send', () => {
	const send = async (parameters: Record<string, unknown>, more: Partial<NodeRun> = {}) =>
		await node.run({ ...more, parameters: { resource: 'customApiCall', operation: 'send', ...parameters } });

	it('calls the data center of the company and gives the body', async () => {
		addReports(sandbox, 1);
		const { outputs } = await send({
			path: paths.queue(),
			queryParameters: {
				parameter: [
					{ name: 'limit', value: '1' },
					{ name: '', value: 'x' },
				],
			},
		});
		expect(outputs[0]?.[0]?.json).toMatchObject({ page: { size: 1, totalElements: 1 } });
		expect(sandbox.log.filter({ path: isRead }).map(({ host, query }) => [host, query])).toEqual([
			['us2', 'limit=1'],
		]);
	});

	it('makes one item per row of a list, and one call per item', async () => {
		const [first, second] = addReports(sandbox, 2);
		const { outputs } = await send(
			{
				method: 'POST',
				path: paths.acknowledge(),
				body: (json: Record<string, unknown>) => JSON.stringify({ systemId: 'X', ids: json.ids }),
			},
			{ items: [{ ids: [first?.id, second?.id] }, { ids: ['0'.repeat(32)] }] },
		);
		expect(outputs[0]?.map(({ json, pairedItem }) => [json.code, pairedItem])).toEqual([
			[0, { item: 0 }],
			[0, { item: 0 }],
			[104, { item: 1 }],
		]);
	});

	it('sends the body as typed, digit for digit, or an object that an expression gave', async () => {
		const [stored] = addReports(sandbox, 1);
		const body = `{ "systemId": "X", "ids": ["${stored?.id}"] }`;
		await send({ method: 'POST', path: paths.acknowledge(), body });
		expect(sandbox.log.filter({ path: isAcknowledgement })[0]?.bodyBytes).toBe(body.length);
		const { outputs } = await send({
			method: 'POST',
			path: paths.acknowledge(),
			body: { systemId: 'X', ids: [stored?.id] },
		});
		expect(outputs[0]?.[0]?.json.code).toBe(101);
	});

	it('returns status and headers when asked, also of a refusal', async () => {
		const { outputs } = await send({ path: '/nowhere/v1', options: { fullResponse: true, neverStop: true } });
		expect(outputs[0]?.[0]?.json).toMatchObject({
			statusCode: 404,
			body: { message: 'Not found' },
			correlationId: expect.stringMatching(/^[0-9a-f-]{36}$/),
		});
		expect(outputs[0]?.[0]?.json.headers).toHaveProperty('concur-correlationid');
	});

	it('says what Concur said when it refuses', async () => {
		await expect(send({ path: '/nowhere/v1' })).rejects.toMatchObject({
			message: 'GET /nowhere/v1: HTTP 404: Not found [item 0]',
			description: expect.stringMatching(/Correlation ID: [0-9a-f-]{36}/),
			context: { itemIndex: 0 },
		});
	});

	it('sends a write once, whatever the answer, and a read again', async () => {
		addReports(sandbox, 1);
		sandbox.faults.add({ kind: 'statusAfterCommit', path: isAcknowledgement, status: 500 });
		const [stored] = sandbox.documents.all();
		await expect(
			send({ method: 'POST', path: paths.acknowledge(), body: { systemId: 'X', ids: [stored?.id] } }),
		).rejects.toThrow('HTTP 500');
		expect(sandbox.log.count({ path: isAcknowledgement })).toBe(1);
		sandbox.faults.add({ kind: 'statusBeforeCommit', path: isRead, status: 500 });
		await expect(send({ path: paths.queue() })).resolves.toBeDefined();
	});

	it('goes on with the next item when it is set to continue', async () => {
		const { outputs } = await send(
			{ path: (json: Record<string, unknown>) => json.path },
			{ continueOnFail: true, items: [{ path: 'https://evil.example/' }, { path: paths.queue() }] },
		);
		expect(outputs[0]?.map(({ json, pairedItem }) => ['error' in json, pairedItem])).toEqual([
			[true, { item: 0 }],
			[false, { item: 1 }],
		]);
	});

	it('refuses a body that is not JSON', async () => {
		await expect(send({ method: 'PUT', path: '/list/v4/lists/1', body: '{"a":' })).rejects.toThrow(
			"'Body' is not JSON",
		);
		expect(sandbox.log.count()).toBe(0);
	});
});

describe('isOwnPath', () => {
	it.each(['/', '/list/v4/lists', '/a/b?c=d&e=%20f', '/a/@b', '/a:b/c;d', '/../x'])('accepts %s', (path) => {
		expect(isOwnPath(path)).toBe(true);
	});

	it.each([
		'',
		'list/v4',
		'//evil.example/x',
		'/\\evil.example',
		'\\\\evil',
		'https://evil.example/',
		'HTTP://x',
		'/a b',
		'/a\tb',
		'/a\n/b',
		'/a#b',
		'/\u202ea',
		' /a',
		'/\u0000',
	])('refuses %j', (path) => {
		expect(isOwnPath(path)).toBe(false);
	});
});
