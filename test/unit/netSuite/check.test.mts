import { NodeOperationError } from 'n8n-workflow';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import type { ConnectionCheck } from '../../../nodes/NetSuite/connection/checkConnection.ts';
import { useClock } from '../../../nodes/shared/clock.ts';
import { makeCertificate } from '../../sandbox/netsuite/auth/certificates.mts';
import { plainCompany } from '../../sandbox/netsuite/company/plainCompany.mts';
import { startNetSuiteSandbox, type NetSuiteSandbox } from '../../sandbox/netsuite/netSuiteSandbox.mts';
import { NetSuiteNode, QUERY_PATH, quickClock } from './support/netSuiteNode.mts';

let sandbox: NetSuiteSandbox;
let node: NetSuiteNode;

async function start(
	options: Parameters<typeof startNetSuiteSandbox>[0] = {},
	changes: Record<string, unknown> = {},
) {
	await sandbox?.close();
	sandbox = await startNetSuiteSandbox(options);
	node = new NetSuiteNode(sandbox, changes);
}
beforeEach(async () => await start());
afterEach(async () => {
	useClock();
	await sandbox.close();
});

async function check(
	items: object[] = [{}],
	parameters: Record<string, unknown> = {},
): Promise<ConnectionCheck> {
	const [output] = await node.run({ resource: 'connection', operation: 'check', items, parameters });
	expect(output).toHaveLength(1);
	return output![0]!.json as unknown as ConnectionCheck;
}

async function refusal(
	parameters: Record<string, unknown> = {},
): Promise<{ message: string; description: string }> {
	const error: unknown = await check([{}], parameters).catch((thrown: unknown) => thrown);
	expect(error).toBeInstanceOf(NodeOperationError);
	const { message, description, context } = error as NodeOperationError;
	expect(context.itemIndex).toBe(0);
	return { message, description: description ?? '' };
}

const calls = () => sandbox.log.entries.filter(({ path }) => !path.endsWith('/token')).length;
const ALL_ON = {
	boundParameters: true,
	oneWorld: true,
	multiCurrency: true,
	accountingPeriods: true,
	departments: true,
	classes: true,
	locations: true,
};

describe('Connection: Check', () => {
	it('tells in one round of five calls what the account is and has', async () => {
		const result = await check([{ some: 'item' }, { other: 'item' }]);
		expect(result).toEqual({
			connected: true,
			service: 'NetSuite',
			accountId: '1234567_SB1',
			systemId: 'NETSUITE-1234567_SB1',
			userId: '9001',
			role: '1051',
			features: ALL_ON,
			missingPermissions: [],
			warnings: [],
			checkedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/) as string,
		});
		expect(calls()).toBe(5);
		expect(sandbox.tokens.issued).toBe(1);
	});

	it('takes either spelling of the account id', async () => {
		await start({}, { accountId: '1234567-sb1' });
		expect(await check()).toMatchObject({ accountId: '1234567_SB1', systemId: 'NETSUITE-1234567_SB1' });
	});

	it('makes all five calls at once', async () => {
		sandbox.modes.latencyMs = 80;
		await check();
		expect(sandbox.concurrency.maxInFlight).toBe(5);
	});

	it('never puts out a secret', async () => {
		const text = JSON.stringify(await check());
		const stored = node.credential.stored;
		for (const key of ['accessToken', 'privateKey', 'clientId', 'certificateId', 'certificate']) {
			expect(String(stored[key])).not.toBe('');
			expect(text).not.toContain(String(stored[key]));
		}
	});
});

describe('accounts that have less', () => {
	it('are told from their columns', async () => {
		await start({ company: plainCompany() });
		expect((await check()).features).toEqual({
			boundParameters: true,
			oneWorld: false,
			multiCurrency: false,
			accountingPeriods: true,
			departments: true,
			classes: false,
			locations: false,
		});
		expect(calls()).toBeLessThan(25);
	});

	it('may have no accounting periods and no departments', async () => {
		const company = plainCompany();
		Object.assign(company.features, { accountingPeriods: false, departments: false });
		await start({ company });
		expect((await check()).features).toMatchObject({ accountingPeriods: false, departments: false });
	});

	it('may not know bound parameters', async () => {
		await start({ modes: { boundParameters: false } });
		expect((await check()).features).toEqual({ ...ALL_ON, boundParameters: false });
	});
});

describe('permissions', () => {
	it.each([
		['account', /Accounts \(View\)/],
		['accountingperiod', /Manage Accounting Periods \(View\)/],
		['transaction', /Find Transaction \(View\)/],
		['subsidiary', /Subsidiaries \(View\)/],
		['currency', /Currency \(View\)/],
	])('are named when the run cannot do without: %s', async (table, permission) => {
		for (const deniedTables of ['unknown', 'empty'] as const) {
			if (table === 'transaction' && deniedTables === 'empty') continue;
			await start({ modes: { deniedTables } });
			sandbox.role.denyTable(table);
			const { message, description } = await refusal();
			expect(message).toMatch(/^The NetSuite role lacks: /);
			expect(message).toMatch(permission);
			expect(description).toMatch(/Manage Roles/);
		}
	});

	it('are named all at once', async () => {
		sandbox.role.denyTable('account', 'accountingperiod');
		sandbox.role.denyRecord('journalEntry', 'view');
		expect((await refusal()).message).toBe(
			'The NetSuite role lacks: Accounts (View), Manage Accounting Periods (View), Make Journal Entry (Create or Edit)',
		);
	});

	it('are asked for of the records that are to be made, in one call', async () => {
		const chosen = { recordTypes: ['journalEntry', 'vendorBill', 'creditCardCharge'] };
		expect((await check([{}], chosen)).connected).toBe(true);
		expect(sandbox.log.count({ path: /metadata-catalog/ })).toBe(1);
		sandbox.role.denyRecord('vendorBill', 'view');
		expect((await refusal(chosen)).message).toBe('The NetSuite role lacks: Bills (Create or Edit)');
		expect((await check()).connected).toBe(true);
	});

	it('are warnings where only some postings need them', async () => {
		sandbox.role.denyTable('vendor', 'classification');
		const result = await check();
		expect(result.missingPermissions).toEqual(['Vendors (View)', 'Classes (View)']);
		expect(result.warnings.map(({ code, fix }) => [code, fix])).toEqual([
			['netsuite-permission-missing', 'Give the role of the integration the permission Vendors (View).'],
			['netsuite-permission-missing', 'Give the role of the integration the permission Classes (View).'],
		]);
	});

	it('are not taken for a feature that is off', async () => {
		sandbox.role.denyTable('department');
		expect((await check()).features.departments).toBe(true);
	});
});

describe('the sign-in', () => {
	it('is told with cause and cure where the role may not use REST', async () => {
		sandbox.role.restWebServices = false;
		const { message, description } = await refusal();
		expect(message).toBe('NetSuite signed in but turned the first call away');
		expect(description).toMatch(/REST Web Services and Log in using OAuth 2\.0 Access Tokens/);
	});

	it('is told where the certificate is not known, with one attempt and not one per retry', async () => {
		await start({}, { certificateId: 'unknown' });
		const { message, description } = await refusal();
		expect(message).toMatch(/^Sign-in to NetSuite: /);
		expect(description.length).toBeGreaterThan(message.length - 20);
		expect(sandbox.tokens.auditTrail.length).toBeLessThanOrEqual(2);
	});

	it('is told where the account id is not one', async () => {
		await start({}, { accountId: 'not an account!' });
		expect((await refusal()).description).toMatch(/Account ID/);
	});

	it('is told where NetSuite does not answer', async () => {
		quickClock(sandbox);
		sandbox.faults.add({ kind: 'statusBeforeCommit', status: 500, path: QUERY_PATH, times: 1_000 });
		expect((await refusal()).message).toBe('NetSuite does not answer');
	});

	it('comes out as an item with "Continue On Fail"', async () => {
		sandbox.role.restWebServices = false;
		const outputs = await node.run({ resource: 'connection', operation: 'check', continueOnFail: true });
		expect(outputs).toEqual([
			[
				{
					json: {
						error: 'NetSuite signed in but turned the first call away',
						message: 'NetSuite signed in but turned the first call away',
						details: expect.any(String) as string,
					},
					pairedItem: { item: 0 },
				},
			],
		]);
	});
});

describe('the certificate', () => {
	it.each([
		[70, 0],
		[59, 1],
		[10, 1],
	])('that ends in %i days is told about %i times', async (days, warnings) => {
		await start({ certificate: makeCertificate({ kind: 'ec', days }) });
		const result = await check();
		expect(result.warnings).toHaveLength(warnings);
		const end = new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
		if (warnings) expect(result.warnings[0]).toMatchObject({ code: 'certificate-expires', value: end });
	});

	it('that is not in the credential is not told about', async () => {
		await start({ certificate: makeCertificate({ kind: 'ec', days: 10 }) }, { certificate: '' });
		expect((await check()).warnings).toEqual([]);
	});
});
