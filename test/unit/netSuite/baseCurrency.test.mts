import { NodeHelpers, type INode, type INodeParameters } from 'n8n-workflow';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import * as listSearch from '../../../nodes/NetSuite/listSearch/index.ts';
import { NetSuite } from '../../../nodes/NetSuite/NetSuite.node.ts';
import { plainCompany } from '../../sandbox/netsuite/company/plainCompany.mts';
import { startNetSuiteSandbox, type NetSuiteSandbox } from '../../sandbox/netsuite/netSuiteSandbox.mts';
import { line, prepared } from './support/documents.mts';
import { codes, newExecutionId, NetSuiteNode } from './support/netSuiteNode.mts';

const { description, methods } = new NetSuite();
const list = (value: string, cachedResultName?: string) => ({
	__rl: true,
	mode: 'list',
	value,
	...(cachedResultName && { cachedResultName }),
});
const isoCode = (value: string) => ({ __rl: true, mode: 'isoCode', value });

describe('the base currency', () => {
	let plain: NetSuiteSandbox;
	let node: NetSuiteNode;
	beforeAll(async () => {
		plain = await startNetSuiteSandbox({ company: plainCompany() });
		node = new NetSuiteNode(plain);
	});
	afterAll(async () => {
		await plain.close();
	});
	beforeEach(() => {
		node.executionId = newExecutionId();
	});
	const lines = [line('474210', { debit: '1.00' }), line('21010', { credit: '1.00' })];
	const found = async (baseCurrency: unknown) =>
		codes(
			(
				await node.documents('validate', [prepared('BC1', {}, { lines })], {
					options: { baseCurrency } as never,
				})
			).only,
		);

	it.each([
		['text of an existing workflow', 'USD'],
		['from the list', list('USD', 'USD US Dollar')],
		['an ISO code', isoCode(' usd ')],
	])('is taken as %s', async (_, given) => {
		expect(await found(given)).toEqual([]);
	});

	it.each([
		['another currency from the list', list('EUR', 'EUR Euro'), 'currency-not-base'],
		['another ISO code', isoCode('EUR'), 'currency-not-base'],
		['an empty choice', list(''), 'base-currency-unknown'],
		['an empty code', isoCode(''), 'base-currency-unknown'],
		['nonsense', 7, 'base-currency-unknown'],
	])('is refused as %s', async (_, given, code) => {
		expect(await found(given)).toEqual([code]);
	});

	it.each([
		['list', list('USD', 'USD US Dollar'), 'posted', []],
		['isoCode', isoCode('EUR'), 'unfinished', ['changed-after-validate', 'currency-not-base']],
	])('counts when posting (%s %j: %s)', async (mode, given, status, problems) => {
		const options = { baseCurrency: given };
		const ready = prepared(`BC-${mode}`, { status: 'acknowledged', runId: node.executionId }, { lines });
		const { only } = await node.documents('post', [ready], { options });
		expect([only.status, codes(only)]).toEqual([status, problems]);
		expect(plain.books.byExternalId(`CNQR-EXP-BC-${mode}-R1`) !== undefined).toBe(status === 'posted');
	});
});

describe('the list of base currencies', () => {
	it('has ISO codes as values, and can be searched', async () => {
		const sandbox = await startNetSuiteSandbox();
		sandbox.add.currency('', 'Gold', '1');
		const search = async (filter?: string) =>
			(await methods.listSearch.searchCurrencies.call(new NetSuiteNode(sandbox).loadOptions(), filter))
				.results;
		const all = await search();
		expect(all).toContainEqual({ name: expect.stringMatching(/^USD /) as string, value: 'USD' });
		const records = await listSearch.searchCurrencies.call(new NetSuiteNode(sandbox).loadOptions(), 'gold');
		expect(records.results.map(({ name }) => name)).toEqual(['Gold']);
		expect(await search('gold')).toEqual([]);
		expect(all.length).toBeGreaterThan(3);
		expect(await search('eur')).toEqual([{ name: expect.stringMatching(/^EUR /) as string, value: 'EUR' }]);
		await sandbox.close();
	});

	it('is asked for on by page', async () => {
		const sandbox = await startNetSuiteSandbox();
		for (let index = 0; index < 120; index += 1) {
			const letters = String.fromCharCode(65 + Math.floor(index / 26), 65 + (index % 26));
			sandbox.add.currency(`Q${letters}`, `Currency ${index}`, '1');
		}
		const context = new NetSuiteNode(sandbox).loadOptions();
		const { searchCurrencies } = methods.listSearch;
		const first = await searchCurrencies.call(context, 'currency');
		const second = await searchCurrencies.call(context, 'currency', first.paginationToken as string);
		expect([first.results.length, second.results.length, second.paginationToken]).toEqual([
			100,
			20,
			undefined,
		]);
		await sandbox.close();
	});
});

describe('the parameter "Base Currency"', () => {
	const issues = (baseCurrency: unknown, operation = 'validate') => {
		const parameters = { resource: 'posting', operation, options: { baseCurrency } } as INodeParameters;
		const node: INode = {
			id: '1',
			name: 'A',
			type: 'netSuite',
			typeVersion: 1,
			position: [0, 0],
			parameters,
		};
		const kept = NodeHelpers.getNodeParameters(
			description.properties,
			parameters,
			true,
			false,
			node,
			description,
		);
		expect((kept?.options as { baseCurrency?: unknown } | undefined)?.baseCurrency).toEqual(baseCurrency);
		return NodeHelpers.getNodeParametersIssues(description.properties, node, description);
	};

	it.each(['validate', 'post'])('is taken by n8n in every form (%s)', (operation) => {
		for (const given of ['USD', list('USD', 'USD US Dollar'), isoCode('EUR')])
			expect(issues(given, operation)).toBeNull();
	});

	it('names list searches that exist', () => {
		const names = [...JSON.stringify(description.properties).matchAll(/"searchListMethod":"(\w+)"/g)].map(
			([, name]) => name ?? '',
		);
		expect(new Set(names)).toEqual(new Set(['searchCurrencies']));
		for (const name of names) expect(methods.listSearch).toHaveProperty(name, expect.any(Function));
	});
});
