import type { INodeListSearchResult } from 'n8n-workflow';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { ConcurToNetSuite } from '../../../nodes/ConcurToNetSuite/ConcurToNetSuite.node.ts';
import * as listSearch from '../../../nodes/NetSuite/listSearch/index.ts';
import { startNetSuiteSandbox, type NetSuiteSandbox } from '../../sandbox/netsuite/netSuiteSandbox.mts';
import { NetSuiteNode, QUERY_PATH } from './support/netSuiteNode.mts';

type ListName = keyof typeof listSearch;

let sandbox: NetSuiteSandbox;
let node: NetSuiteNode;

beforeAll(async () => {
	sandbox = await startNetSuiteSandbox();
	node = new NetSuiteNode(sandbox);
});
afterAll(async () => {
	await sandbox.close();
});

const search = async (name: ListName, filter?: string, token?: string): Promise<INodeListSearchResult> =>
	await listSearch[name].call(node.loadOptions(), filter, token);
const names = async (name: ListName, filter?: string) =>
	(await search(name, filter)).results.map((result) => result.name);

/** All pages of a list, as a person sees them who scrolls to the end. */
async function pages(name: ListName, filter?: string): Promise<INodeListSearchResult['results'][]> {
	const all: INodeListSearchResult['results'][] = [];
	let token: string | undefined;
	do {
		const page: INodeListSearchResult = await search(name, filter, token);
		all.push(page.results);
		token = page.paginationToken as string | undefined;
	} while (token !== undefined);
	return all;
}

describe('the drop-downs of the node', () => {
	it('offer every list, under the name that the parameters use', () => {
		const { methods } = new ConcurToNetSuite();
		const wanted = [
			'Accounts',
			'Classes',
			'Currencies',
			'Customers',
			'Departments',
			'Employees',
			'ExpenseCategories',
			'Locations',
			'Subsidiaries',
			'Terms',
			'Vendors',
		].map((name) => `search${name}`);
		expect(Object.keys(methods.listSearch).sort()).toEqual(wanted);
	});

	it.each<[ListName, string, string, string]>([
		['searchExpenseCategories', 'tax', 'Taxi', 'Old'],
		['searchTerms', 'net 4', 'Net 45', 'Net 30'],
		['searchCustomers', 'c-200', 'C-200', 'C-NORTH'],
	])('%s finds by part of the name, whatever the case', async (name, filter, found, other) => {
		const result = await search(name, filter);
		expect(result.results[0]).toEqual({
			name: expect.stringContaining(found) as string,
			value: expect.stringMatching(/^\d+$/) as string,
		});
		expect((await names(name, filter)).join()).not.toContain(other);
	});

	it('leave out what is inactive', async () => {
		expect(await names('searchExpenseCategories')).not.toContain('Old');
		sandbox.add.customer('C-GONE', { isInactive: true });
		sandbox.add.customer('C-HERE');
		const customers = (await names('searchCustomers', 'c-')).join();
		expect(customers).toContain('C-HERE');
		expect(customers).not.toContain('C-GONE');
		expect(await names('searchVendors', 'V1003')).toEqual([]);
	});

	it('find words in any order and column', async () => {
		const found = ['1017001 Dana Price'];
		expect(await names('searchEmployees', 'price 1017')).toEqual(found);
		expect(await names('searchEmployees', '  dana   price ')).toEqual(found);
		expect(await names('searchEmployees', 'price nobody')).toEqual([]);
		expect(await names('searchAccounts', 'travel 4742')).toContain('474210 Travel Expense');
	});

	it('name vendors that are persons', async () => {
		sandbox.add.vendor('V-PERSON', { companyName: undefined, firstName: 'Ida', lastName: 'Berg' });
		expect(await names('searchVendors', 'berg')).toEqual(['V-PERSON Ida Berg']);
	});

	it('give every record once over all pages', async () => {
		for (let index = 0; index < 230; index += 1)
			sandbox.add.customer(`PAGE ${String(index).padStart(3, '0')}`);
		const all = await pages('searchCustomers', 'page');
		expect(all.map(({ length }) => length)).toEqual([100, 100, 30]);
		const listed = all.flat().map(({ name }) => name);
		expect(listed).toEqual([...listed].sort());
		expect(new Set(all.flat().map(({ value }) => value)).size).toBe(230);
	});

	it('ask one question per page', async () => {
		const before = sandbox.log.count({ path: QUERY_PATH });
		await search('searchTerms');
		expect(sandbox.log.count({ path: QUERY_PATH }) - before).toBe(1);
	});

	it.each(Object.keys(listSearch) as ListName[])('%s takes any text as a text', async (name) => {
		expect((await search(name, `x' OR '1'='1' --`)).results).toEqual([]);
		expect((await search(name, 'x"; DROP')).results).toEqual([]);
	});

	it('say why they stay empty', async () => {
		sandbox.role.denyTable('expensecategory');
		await expect(search('searchExpenseCategories')).rejects.toThrow('NetSuite does not accept the request');
		sandbox.role.allowAll();
	});
});
