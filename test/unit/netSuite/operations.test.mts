import {
	NodeHelpers,
	Workflow,
	type INode,
	type INodeTypeBaseDescription,
	type INodeTypes,
} from 'n8n-workflow';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import * as listSearch from '../../../nodes/NetSuite/listSearch/index.ts';
import { NetSuite } from '../../../nodes/NetSuite/NetSuite.node.ts';
import { plainCompany } from '../../sandbox/netsuite/company/plainCompany.mts';
import { startNetSuiteSandbox, type NetSuiteSandbox } from '../../sandbox/netsuite/netSuiteSandbox.mts';
import { department, employee, line, prepared, ref } from './support/documents.mts';
import { codes, newExecutionId, NetSuiteNode, POST_PATH, QUERY_PATH } from './support/netSuiteNode.mts';
import { PostingRun, TO_CONFIRM } from './support/posting.mts';

let sandbox: NetSuiteSandbox;
let run: PostingRun;

beforeAll(async () => {
	sandbox = await startNetSuiteSandbox();
	run = new PostingRun(sandbox);
});
afterAll(async () => {
	await sandbox.close();
});
beforeEach(() => {
	run.node.executionId = newExecutionId();
	sandbox.log.clear();
});

describe('Get Status', () => {
	const getStatus = async (ids: string[]) => {
		const [output] = await run.node.run({
			operation: 'getStatus',
			items: ids.map((externalId) => ({ externalId, mine: true })),
			parameters: { externalId: (json: { externalId?: string }) => json.externalId },
		});
		return output!;
	};

	it('tells of all items in one query', async () => {
		const validated = await run.validated(['GS1', 'GS2', 'GS3', 'GS4']);
		const [first, second, third, fourth] = validated;
		await run.post([first!]);
		sandbox.modes.journalApprovalRouting = true;
		await run.post([second!, third!, fourth!]);
		sandbox.modes.journalApprovalRouting = false;
		sandbox.books.reject(sandbox.books.byExternalId(third!.externalId)!.id);
		sandbox.books.void(sandbox.books.byExternalId(fourth!.externalId)!.id);
		sandbox.log.clear();
		const output = await getStatus([...validated.map(({ externalId }) => externalId), 'CNQR-NONE']);
		expect(output.map(({ json, pairedItem }) => [json.netSuiteStatus, pairedItem])).toEqual([
			['posted', { item: 0 }],
			['pendingApproval', { item: 1 }],
			['rejected', { item: 2 }],
			['voided', { item: 3 }],
			['notFound', { item: 4 }],
		]);
		expect(output[0]!.json).toMatchObject({
			mine: true,
			netSuiteId: sandbox.books.byExternalId(first!.externalId)!.id,
			postingPeriod: 'Oct 2026',
			fiscalYear: '2026',
		});
		expect(output[4]!.json).toMatchObject({ netSuiteId: '', netSuiteUrl: '' });
		expect(sandbox.queries.filter((query) => query.includes('externalid IN (?,?,?,?,?)'))).toHaveLength(1);
	});

	it('refuses what is no external id, and ignores an empty item', async () => {
		await expect(getStatus(['good', "it's"])).rejects.toThrow(/item 1/);
		const empty = await run.node.run({
			operation: 'getStatus',
			items: [{}],
			parameters: { externalId: () => undefined },
		});
		expect(empty).toEqual([[]]);
	});
});

describe('drop-down lists', () => {
	const search = async (name: keyof typeof listSearch, filter?: string, token?: string) =>
		await listSearch[name].call(run.node.loadOptions(), filter, token);

	it('show number and name, with the internal id as value', async () => {
		const id = sandbox.masterData.accounts.find(({ acctNumber }) => acctNumber === '474210')!.id;
		expect((await search('searchAccounts', '4742')).results).toContainEqual({
			name: '474210 Travel Expense',
			value: id,
		});
		expect((await search('searchAccounts', 'TRAVEL EXP')).results).toEqual([
			{ name: '474210 Travel Expense', value: id },
		]);
	});

	it('leave out what takes no postings', async () => {
		const names = async (name: keyof typeof listSearch) =>
			(await search(name)).results.map((result) => result.name);
		sandbox.add.account('I1', 'Sleeping', 'Expense', { isInactive: true });
		expect(await names('searchAccounts')).not.toContain('I1 Sleeping');
		expect(await names('searchAccounts')).not.toContain('470000 Travel and Entertainment');
		expect(await names('searchSubsidiaries')).not.toContain('Demo Group Inc. : Demo Elimination');
	});

	it.each<[keyof typeof listSearch, string, string]>([
		['searchDepartments', 'king', 'King Street'],
		['searchClasses', 'serv', 'Services'],
		['searchLocations', 'sea', 'Seattle'],
		['searchSubsidiaries', 'uk', 'Demo Group Inc. : Demo UK Ltd.'],
		['searchVendors', 'acme', 'Acme Supplies'],
		['searchEmployees', 'price', '1017001 Dana Price'],
		['searchCurrencies', 'usd', 'USD US Dollar'],
	])('%s finds by part of the name', async (name, filter, first) => {
		expect((await search(name, filter)).results[0]).toEqual({
			name: first,
			value: expect.stringMatching(/^\d+$/) as string,
		});
	});

	it('come in pages', async () => {
		for (let index = 0; index < 150; index += 1) sandbox.add.vendor(`Bulk ${String(index).padStart(3, '0')}`);
		const first = await search('searchVendors', 'bulk');
		const second = await search('searchVendors', 'bulk', first.paginationToken as string);
		expect([first.results.length, second.results.length, second.paginationToken]).toEqual([
			100,
			50,
			undefined,
		]);
		expect(new Set([...first.results, ...second.results].map(({ value }) => value)).size).toBe(150);
	});

	it('take any text as a text', async () => {
		expect((await search('searchVendors', "' OR 1=1 --")).results).toEqual([]);
		expect((await search('searchVendors', 'x', '0; DROP')).results).toEqual([]);
	});

	it('say why they stay empty', async () => {
		sandbox.role.denyTable('vendor');
		await expect(search('searchVendors')).rejects.toThrow('NetSuite does not accept the request');
		sandbox.role.allowAll();
	});
});

describe('the node', () => {
	const description = new NetSuite().description;

	it.each([
		['posting', 'validate', ['Ready', 'Already Posted', 'Not Ready', 'Dry Run']],
		['posting', 'post', ['To Confirm', 'Not Yet']],
		['posting', 'getStatus', ['main']],
		['connection', 'check', ['main']],
		['suiteQl', 'executeQuery', ['main']],
		['connection', 'validate', ['main']],
	])('%s: %s has the outputs %j', (resource, operation, names) => {
		const type = { description: description as unknown as INodeTypeBaseDescription };
		const nodeTypes = {
			getByName: () => type,
			getByNameAndVersion: () => type,
			getKnownTypes: () => ({}),
		} as unknown as INodeTypes;
		const node: INode = {
			id: '1',
			name: 'N',
			type: 'netSuite',
			typeVersion: 1,
			position: [0, 0],
			parameters: { resource, operation },
		};
		const workflow = new Workflow({ id: '1', nodes: [node], connections: {}, active: false, nodeTypes });
		const outputs = NodeHelpers.getNodeOutputs(workflow, node, description);
		expect(outputs.map((output) => (typeof output === 'string' ? output : output.displayName))).toEqual(
			names,
		);
	});

	it('refuses an operation that it does not have', async () => {
		await expect(run.node.run({ resource: 'posting', operation: 'delete' })).rejects.toThrow(/not known/);
	});

	it('puts an operation that cannot go on out on "Not Ready" with "Continue On Fail"', async () => {
		sandbox.role.restWebServices = false;
		const outputs = await run.node.run({
			operation: 'validate',
			items: [prepared('Z1'), prepared('Z2')],
			continueOnFail: true,
		});
		sandbox.role.allowAll();
		expect(
			outputs.map((items) => items.map(({ json, pairedItem }) => [Object.keys(json), pairedItem])),
		).toEqual([
			[],
			[],
			[
				[['error', 'message', 'details'], { item: 0 }],
				[['error', 'message', 'details'], { item: 1 }],
			],
			[],
		]);
	});
});

describe('a plain company', () => {
	let plain: NetSuiteSandbox;
	let plainRun: PostingRun;
	beforeAll(async () => {
		plain = await startNetSuiteSandbox({ company: plainCompany() });
		plainRun = new PostingRun(plain);
	});
	afterAll(async () => {
		await plain.close();
	});
	beforeEach(() => {
		plainRun.node.executionId = newExecutionId();
	});

	const options = { baseCurrency: 'usd' };
	const segments = {
		lines: [
			line(
				'474210',
				{ debit: '10.10' },
				{
					department: department('21-KING'),
					class: ref('class', 'name', 'X'),
					location: ref('location', 'name', 'Y'),
				},
			),
			line('21010', { credit: '10.10' }, { entity: employee('1017001') }),
		],
	};

	it('gets its journals without what it does not have', async () => {
		const validated = await plainRun.node.documents('validate', [prepared('PC1', {}, segments)], { options });
		expect(validated.only.status).toBe('ready');
		expect(validated.only.warnings.map(({ code, value }) => [code, value])).toEqual([
			['feature-absent', '1'],
			['feature-absent', 'X'],
			['feature-absent', 'Y'],
		]);
		const posted = await plainRun.post(
			[{ ...validated.only, status: 'acknowledged', runId: plainRun.node.executionId }],
			{ options },
		);
		expect([posted.output, posted.only.status, posted.only.subsidiaryId]).toEqual([TO_CONFIRM, 'posted', '']);
		const journal = plain.books.byExternalId('CNQR-EXP-PC1-R1')!;
		expect(plain.books.netByAccountNumber(journal)).toEqual({ '474210': '10.10', '21010': '-10.10' });
		expect(journal.impact[0]).toMatchObject({
			department: plain.masterData.departments.find(({ externalId }) => externalId === '21-KING')!.id,
		});
	});

	it('never gets a foreign amount as if it were home currency', async () => {
		const eur = prepared('PC2', {}, { currency: ref('currency', 'symbol', 'EUR') });
		expect(codes((await plainRun.node.documents('validate', [eur], { options })).only)).toEqual([
			'currency-not-base',
		]);
		expect(codes((await plainRun.node.documents('validate', [eur])).only)).toEqual(['base-currency-unknown']);
	});

	it('recognises its own by stamp, and by total after the memo was edited', async () => {
		const found = async () =>
			(await plainRun.node.documents('validate', [prepared('PC1', {}, segments)], { options })).only.status;
		expect(await found()).toBe('alreadyPosted');
		const stored = plain.books.byExternalId('CNQR-EXP-PC1-R1')!;
		plain.books.update(stored.id, { ...stored, memo: 'edited', body: { ...stored.body, memo: 'edited' } });
		plainRun.node.executionId = newExecutionId();
		expect(await found()).toBe('alreadyPosted');
	});

	it('may have no periods at all', async () => {
		const company = plainCompany();
		company.features.accountingPeriods = false;
		const without = await startNetSuiteSandbox({ company });
		const runWithout = new PostingRun(without);
		const validated = await runWithout.node.documents('validate', [prepared('PC3')], { options });
		const posted = await runWithout.post(
			[{ ...validated.only, status: 'acknowledged', runId: runWithout.node.executionId }],
			{ options },
		);
		expect(posted.only).toMatchObject({ status: 'posted', postingPeriod: '', fiscalYear: '2026' });
		await without.close();
	});
});

describe('an older account', () => {
	it('is asked and posted to without bound parameters', async () => {
		const old = await startNetSuiteSandbox({ modes: { boundParameters: false } });
		const oldRun = new PostingRun(old);
		const posted = await oldRun.post(await oldRun.validated(['OLD1', 'OLD2']));
		expect(posted.at(TO_CONFIRM).map(({ status }) => status)).toEqual(['posted', 'posted']);
		expect(
			old.queries.some((query) => query.includes(`externalid IN ('CNQR-EXP-OLD1-R1','CNQR-EXP-OLD2-R1')`)),
		).toBe(true);
		await old.close();
	});
});

describe('a run of 200 documents', () => {
	const keys = Array.from({ length: 200 }, (_, index) => `RUN${index}`);
	const notToken = (one: NetSuiteSandbox) => one.log.entries.filter(({ path }) => !path.endsWith('/token'));

	it('costs 200 posts and a dozen other calls, with no slot idle', async () => {
		const big = await startNetSuiteSandbox({ modes: { latencyMs: 25 } });
		const node = new NetSuiteNode(big);
		const options = { maxParallelRequests: 5 };
		await node.run({ resource: 'connection', operation: 'check' });
		const checkCalls = notToken(big).length;
		const validated = await node.documents(
			'validate',
			keys.map((key) => prepared(key)),
			{ options },
		);
		const validateCalls = notToken(big).length - checkCalls;
		const startedAt = performance.now();
		const posted = await node.documents(
			'post',
			validated.at(0).map((document) => ({ ...document, status: 'acknowledged', runId: node.executionId })),
			{ options },
		);
		const took = performance.now() - startedAt;
		expect(posted.at(TO_CONFIRM)).toHaveLength(200);
		expect([
			checkCalls,
			validateCalls,
			big.log.count({ method: 'POST', path: POST_PATH }),
			big.log.count({ path: QUERY_PATH }),
			notToken(big).length,
		]).toEqual([5, 5, 200, 11, 212]);
		expect(big.concurrency.maxInFlight).toBe(5);
		expect(big.concurrency.blocked).toBe(0);
		expect(big.books.size).toBe(200);
		expect(big.tokens.issued).toBe(1);
		// 200 posts of at least 25 ms on 5 slots take a second; the rest is our own doing on a slow machine.
		expect(took).toBeGreaterThan(1_000);
		expect(took).toBeLessThan(8_000);
		await big.close();
	});

	it('asks two rounds where the account is not known yet', async () => {
		const validated = await run.node.documents(
			'validate',
			keys.map((key) => prepared(key)),
		);
		expect(validated.at(0)).toHaveLength(200);
		expect(notToken(sandbox)).toHaveLength(3 + 5);
	});

	it('resolves more values than fit into one list', async () => {
		for (let index = 0; index < 1_205; index += 1) sandbox.add.employee(`E${index}`, 'Ed', `N${index}`);
		const documents = Array.from({ length: 1_205 }, (_, index) =>
			prepared(
				`BIG${index}`,
				{},
				{
					lines: [
						line('474210', { debit: '1.00' }),
						line('21010', { credit: '1.00' }, { entity: employee(`E${index}`) }),
					],
				},
			),
		);
		const validated = await run.node.documents('validate', documents);
		expect(validated.at(0)).toHaveLength(1_205);
		expect(notToken(sandbox).length).toBeLessThanOrEqual(12);
	});
});
