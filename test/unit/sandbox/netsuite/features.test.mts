import { readdirSync, readFileSync } from 'node:fs';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { demoCompany } from '../../../sandbox/netsuite/company/demoCompany.mts';
import { plainCompany } from '../../../sandbox/netsuite/company/plainCompany.mts';
import { startNetSuiteSandbox, type NetSuiteSandbox } from '../../../sandbox/netsuite/netSuiteSandbox.mts';
import { Client, journal } from './client.mts';

let sandbox: NetSuiteSandbox;
let client: Client;
beforeEach(async () => {
	sandbox = await startNetSuiteSandbox({ company: plainCompany() });
	client = await Client.connect(sandbox);
});
afterEach(async () => await sandbox.close());

describe('NetSuite sandbox: a plain company', () => {
	it.each([
		'subsidiary',
		'accountsubsidiarymap',
		'departmentsubsidiarymap',
		'vendorsubsidiaryrelationship',
		'currency',
		'classification',
		'location',
		'job',
		'expensecategory',
	])('has no table %s', async (table) => {
		expect(await client.query(`SELECT * FROM ${table}`)).toMatchObject({
			status: 400,
			detail: expect.stringContaining('was not found'),
		});
	});

	it.each([
		['transaction', 'currency'],
		['transaction', 'exchangerate'],
		['transactionline', 'subsidiary'],
		['transactionline', 'class'],
		['transactionline', 'location'],
		['employee', 'subsidiary'],
		['account', 'currency'],
	])('has no column %s.%s', async (table, column) => {
		expect((await client.query(`SELECT ${column} FROM ${table}`)).detail).toContain(
			`Unknown identifier '${column}'`,
		);
	});

	it('takes a journal without subsidiary and currency, and refuses their fields', async () => {
		await client.create('journalEntry', journal(sandbox));
		expect(sandbox.books.netOfAll()).toEqual({ USD: { '474230': '187.50', '21010': '-187.50' } });
		for (const field of ['subsidiary', 'currency', 'exchangeRate', 'class', 'location']) {
			const { code, errorPath } = await client.send(
				'POST',
				'journalEntry',
				journal(sandbox, { [field]: { id: '1' } }),
			);
			expect({ code, errorPath }).toEqual({ code: 'NONEXISTENT_FIELD', errorPath: field });
		}
	});

	it('refuses an inactive account as an invalid value, without a subsidiary to name', async () => {
		const account = sandbox.masterData.accounts.find(({ acctNumber }) => acctNumber === '474230');
		if (account) account.isInactive = true;
		expect((await client.send('POST', 'journalEntry', journal(sandbox))).detail).toContain(
			`Invalid Field Value ${account?.id}`,
		);
	});

	it('has no record types of features that are off', async () => {
		for (const type of ['subsidiary', 'currency', 'location', 'expenseReport'])
			expect((await client.send('GET', type)).status).toBe(404);
	});

	it('has no posting period when accounting periods are off', async () => {
		sandbox.masterData.features.accountingPeriods = false;
		const id = await client.create('journalEntry', journal(sandbox, { tranDate: '1999-01-01' }));
		expect(sandbox.books.byId(id)?.postingPeriod).toBeUndefined();
		expect((await client.query('SELECT id FROM accountingperiod')).status).toBe(400);
		expect((await client.query('SELECT postingperiod FROM transaction')).status).toBe(400);
	});
});

describe('NetSuite sandbox: the demo company', () => {
	const company = demoCompany();
	const documents = () => {
		const folder = new URL('../../../fixtures/concur-examples/', import.meta.url);
		return readdirSync(folder)
			.filter((name) => name.startsWith('FI-API-'))
			.map((name) => readFileSync(new URL(name, folder), 'utf8'));
	};
	const codes = (pattern: RegExp) =>
		[
			...new Set(documents().flatMap((text) => [...text.matchAll(pattern)].map(([, code]) => code ?? ''))),
		].filter((code) => code !== '');

	it('has every account number that the published documents carry', () => {
		const wanted = codes(
			/"(?:journalAccountCode|clearingAccountCode|cashAdvanceClearingAccountCode|liabilityAccountCode)"\s*:\s*"([^"]*)"/g,
		);
		expect(wanted.length).toBeGreaterThan(20);
		const known = company.accounts.filter(({ isSummary }) => !isSummary).map(({ acctNumber }) => acctNumber);
		expect(wanted.filter((code) => !known.includes(code.trim()))).toEqual([]);
	});

	it('has every department and employee that the published documents carry', () => {
		const departments = codes(
			/"(?:allocationCustom4Code|allocationCustom2Code|entryOrgUnit4Code|entryOrgUnit2Code)"\s*:\s*"([^"]*)"/g,
		);
		const employees = codes(/"employeeId"\s*:\s*"([^"]*)"/g);
		expect(departments.length).toBeGreaterThan(5);
		expect(employees.length).toBeGreaterThan(5);
		const departmentIds = company.departments.map(({ externalId }) => externalId);
		const entityIds = company.employees.map(({ entityId }) => entityId);
		expect(departments.filter((code) => !departmentIds.includes(code.trim()))).toEqual([]);
		expect(employees.filter((code) => !entityIds.includes(code.trim()))).toEqual([]);
	});

	it('has unique numbers and gapless months from 2016 to 2027', () => {
		const numbers = company.accounts.map(({ acctNumber }) => acctNumber);
		expect(new Set(numbers).size).toBe(numbers.length);
		const months = company.periods.filter(
			({ isYear, isQuarter, isAdjust }) => !isYear && !isQuarter && !isAdjust,
		);
		expect(months).toHaveLength(12 * 12);
		expect([months[0]?.startDate, months.at(-1)?.endDate]).toEqual(['2016-01-01', '2027-12-31']);
		months.slice(1).forEach(({ startDate }, index) => {
			const dayBefore = new Date(Date.parse(`${startDate}T00:00:00Z`) - 86_400_000)
				.toISOString()
				.slice(0, 10);
			expect(months[index]?.endDate).toBe(dayBefore);
		});
	});

	it('gives a new one each time, so that edits of one test do not reach another', () => {
		const first = company.accounts[0];
		if (first) first.isInactive = true;
		expect(demoCompany().accounts[0]?.isInactive).toBe(false);
	});
});
