import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import type { DocumentItem, Posting, PostingLine, Ref } from '../../../nodes/shared/documentItem.ts';
import { startNetSuiteSandbox, type NetSuiteSandbox } from '../../sandbox/netsuite/netSuiteSandbox.mts';
import { account, department, employee, line, prepared, ref } from './support/documents.mts';
import { codes, newExecutionId, NetSuiteNode } from './support/netSuiteNode.mts';

let sandbox: NetSuiteSandbox;
let node: NetSuiteNode;

beforeAll(async () => {
	sandbox = await startNetSuiteSandbox();
	const { add, masterData } = sandbox;
	add.account('600100', 'Closed Travel', 'Expense', { isInactive: true });
	add.account('990000', 'Headcount', 'Stat');
	add.account('100EUR', 'Euro Bank', 'Bank', {
		currency: masterData.currencies.find(({ symbol }) => symbol === 'EUR')!.id,
	});
	add.account('UK-ONLY', 'UK Costs', 'Expense', { subsidiaries: ['2'], includeChildren: false });
	add.account('PARENT-ONLY', 'Parent Costs', 'Expense', { subsidiaries: ['1'], includeChildren: false });
	const europe = add.account('650', 'Europe', 'Expense');
	add.account('651', 'Trains', 'Expense', { parent: europe.id });
	add.department('Closed', { externalId: 'OLD', isInactive: true });
	add.department('Twin');
	add.department('Twin', { externalId: 'TWIN-2' });
	add.department('UK Sales', { externalId: 'UKS', subsidiaries: ['2'], includeChildren: false });
	add.class('Old Class', { externalId: 'OLDC', isInactive: true });
	add.class('UK Class', { externalId: 'UKC', subsidiaries: ['2'], includeChildren: false });
	add.location('Old Place', { externalId: 'OLDL', isInactive: true });
	add.employee('GONE', 'Gerd', 'Gone', { isInactive: true });
	add.employee('UK1', 'Una', 'King', { subsidiaries: ['2'], email: 'una@example.com' });
	add.employee('SAM', 'Sam', 'One', { email: 'sam@example.com' });
	add.employee('SAM2', 'Sam', 'One', { email: 'sam@example.com' });
	add.vendor('Old Vendor', { isInactive: true });
	add.vendor('UK Vendor', { subsidiaries: ['2'] });
	add.vendor('Everywhere', { subsidiaries: ['2', '1'] });
	add.customer('Old Customer', { isInactive: true });
	add.customer('UK Customer', { subsidiaries: ['2'] });
	add.currency('XOF', 'West African Franc', '0.0016', { isInactive: true });
	masterData.subsidiaries.push({
		...masterData.subsidiaries[1]!,
		id: '6',
		name: 'Closed Ltd.',
		externalId: 'SUB-OLD',
		isInactive: true,
	});
	node = new NetSuiteNode(sandbox);
});
afterAll(async () => {
	await sandbox.close();
});
beforeEach(() => {
	node.executionId = newExecutionId();
});

async function validate(changes: Partial<Posting>): Promise<DocumentItem> {
	return (await node.documents('validate', [prepared('A1', {}, changes)])).only;
}

const balanced = (first: Partial<PostingLine>, second: Partial<PostingLine> = {}): Partial<Posting> => ({
	lines: [line('474210', { debit: '1.00' }, first), line('21010', { credit: '1.00' }, second)],
});

const withLine = async (first: Partial<PostingLine>) => await validate(balanced(first));

describe('Validate finds records', () => {
	const resolved = async (key: 'account' | 'department' | 'class' | 'location' | 'entity', given: Ref) => {
		const document = await withLine({ [key]: given });
		expect(document.problems).toEqual([]);
		expect(document.status).toBe('ready');
		const { id, name } = document.postings[0]!.lines[0]![key]!;
		return [id, name];
	};
	const idOf = (list: { id: string }[], test: (one: never) => boolean) => list.find(test as never)!.id;

	it('accounts by number, name, last part of the name, external id and internal id', async () => {
		const trains = sandbox.masterData.accounts.find(({ acctNumber }) => acctNumber === '651')!;
		trains.externalId = 'ACC-651';
		for (const [by, value] of [
			['acctNumber', '651'],
			['name', 'Europe : Trains'],
			['name', 'trains'],
			['externalId', 'acc-651'],
			['id', trains.id],
		] as const) {
			expect(await resolved('account', ref('account', by, value)), `${by} ${value}`).toEqual([
				trains.id,
				'651 Europe : Trains',
			]);
		}
		expect(await resolved('account', account('CBCP180'))).toEqual([
			idOf(sandbox.masterData.accounts, ({ acctNumber }) => acctNumber === 'cbcp180'),
			'cbcp180 Company Card Clearing',
		]);
	});

	it('what was chosen from a list, by its id under its present name', async () => {
		const { id } = sandbox.masterData.departments.find(({ name }) => name === 'King Street')!;
		const chosen = { ...ref('department', 'id', id), name: 'Name in the list' };
		expect(await resolved('department', chosen)).toEqual([id, 'King Street']);
	});

	it('what was chosen from a list and is no longer usable, told by the name in the list', async () => {
		const { id } = sandbox.masterData.departments.find(({ name }) => name === 'Closed')!;
		for (const [value, code] of [
			[id, 'department-inactive'],
			['987654', 'department-not-found'],
		] as const) {
			const document = await withLine({
				department: { ...ref('department', 'id', value), name: 'Closed' },
			});
			expect(document.problems).toMatchObject([
				{ code, message: expect.stringContaining('Closed') as string },
			]);
		}
	});

	it('departments, classes and locations by external id in other letters, and by name', async () => {
		expect((await resolved('department', department('21-king')))[1]).toBe('King Street');
		expect((await resolved('class', ref('class', 'name', 'Services')))[1]).toBe('Services');
		expect((await resolved('location', ref('location', 'externalId', 'SEA')))[1]).toBe('Seattle');
	});

	it('names of any kind, by number, e-mail and person name', async () => {
		expect((await resolved('entity', employee('1017001')))[1]).toBe('1017001 Dana Price');
		expect((await resolved('entity', ref('employee', 'email', 'Traveller@Example.com')))[1]).toBe(
			'traveller@example.com Terry Walker',
		);
		expect((await resolved('entity', ref('employee', 'name', 'Dana Price')))[1]).toBe('1017001 Dana Price');
		expect((await resolved('entity', ref('vendor', 'externalId', 'V-ACME')))[1]).toBe('Acme Supplies');
		expect((await resolved('entity', ref('entity', 'entityId', 'Northwind')))[1]).toBe('Northwind');
		expect((await resolved('entity', ref('entity', 'externalId', 'J-NORTH-1')))[1]).toBe(
			'Northwind Roll-out',
		);
		expect((await resolved('entity', ref('vendor', 'entityId', 'Everywhere')))[1]).toBe('Everywhere');
	});

	it('subsidiary and currency by every key', async () => {
		for (const [by, value] of [
			['id', '1'],
			['externalId', 'SUB-US'],
			['name', 'Demo Group Inc.'],
		] as const) {
			expect(
				(await validate({ subsidiary: ref('subsidiary', by, value) })).postings[0]!.subsidiary,
			).toMatchObject({ id: '1', name: 'Demo Group Inc.' });
		}
		for (const [by, value] of [
			['symbol', 'eur'],
			['name', 'Euro'],
		] as const) {
			expect((await validate({ currency: ref('currency', by, value) })).postings[0]!.currency).toMatchObject({
				id: '4',
				name: 'EUR',
			});
		}
	});
});

describe('Validate says what stands against a record, in names', () => {
	it.each<[string, Partial<PostingLine>, string, RegExp]>([
		[
			'unknown account',
			{ account: account('123456789') },
			'account-not-found',
			/^Account 123456789 does not exist/,
		],
		[
			'unknown internal id',
			{ account: ref('account', 'id', '424242') },
			'account-not-found',
			/internal ID 424242/,
		],
		[
			'inactive account',
			{ account: account('600100') },
			'account-inactive',
			/^Account 600100 Closed Travel is inactive/,
		],
		[
			'summary account',
			{ account: account('470000') },
			'account-not-postable',
			/470000 Travel and Entertainment/,
		],
		['statistical account', { account: account('990000') }, 'account-not-postable', /990000 Headcount/],
		[
			'account of another currency',
			{ account: account('100EUR') },
			'account-wrong-currency',
			/100EUR Euro Bank takes EUR only, the posting is in USD/,
		],
		[
			'account of another subsidiary',
			{ account: account('UK-ONLY') },
			'subsidiary-mismatch',
			/^Account UK-ONLY UK Costs is not available in subsidiary Demo Group Inc\./,
		],
		[
			'unknown department',
			{ department: department('NOWHERE') },
			'department-not-found',
			/^Department NOWHERE /,
		],
		[
			'inactive department',
			{ department: department('OLD') },
			'department-inactive',
			/^Department Closed is inactive/,
		],
		[
			'two departments of one name',
			{ department: ref('department', 'name', 'Twin') },
			'department-ambiguous',
			/^Department Twin fits more than one record in NetSuite: Twin, Twin/,
		],
		[
			'department of another subsidiary',
			{ department: department('UKS') },
			'subsidiary-mismatch',
			/^Department UK Sales is not available in subsidiary Demo Group/,
		],
		['unknown class', { class: ref('class', 'name', 'No Class') }, 'class-not-found', /^Class No Class /],
		[
			'inactive class',
			{ class: ref('class', 'externalId', 'OLDC') },
			'class-inactive',
			/^Class Old Class is inactive/,
		],
		[
			'class of another subsidiary',
			{ class: ref('class', 'externalId', 'UKC') },
			'subsidiary-mismatch',
			/^Class UK Class /,
		],
		[
			'unknown location',
			{ location: ref('location', 'externalId', 'MARS') },
			'location-not-found',
			/^Location MARS /,
		],
		[
			'inactive location',
			{ location: ref('location', 'externalId', 'OLDL') },
			'location-inactive',
			/^Location Old Place is inactive/,
		],
		[
			'location of another subsidiary',
			{ location: ref('location', 'externalId', 'BER') },
			'subsidiary-mismatch',
			/^Location Berlin is not available/,
		],
		['unknown employee', { entity: employee('0') }, 'employee-not-found', /^Employee 0 /],
		[
			'inactive employee',
			{ entity: employee('GONE') },
			'employee-inactive',
			/^Employee GONE Gerd Gone is inactive/,
		],
		[
			'employee of another subsidiary',
			{ entity: employee('UK1') },
			'subsidiary-mismatch',
			/^Employee UK1 Una King is not available/,
		],
		[
			'two employees of one e-mail',
			{ entity: ref('employee', 'email', 'sam@example.com') },
			'employee-ambiguous',
			/SAM Sam One, SAM2 Sam One/,
		],
		[
			'unknown vendor',
			{ entity: ref('vendor', 'entityId', 'Nobody') },
			'vendor-not-found',
			/^Vendor Nobody /,
		],
		[
			'inactive vendor',
			{ entity: ref('vendor', 'entityId', 'Old Vendor') },
			'vendor-inactive',
			/^Vendor Old Vendor is inactive/,
		],
		[
			'vendor of another subsidiary',
			{ entity: ref('vendor', 'entityId', 'UK Vendor') },
			'subsidiary-mismatch',
			/^Vendor UK Vendor /,
		],
		['unknown customer', { customer: ref('customer', 'entityId', 'Nobody') }, 'customer-not-found', /Nobody/],
		[
			'inactive customer',
			{ customer: ref('customer', 'entityId', 'Old Customer') },
			'customer-inactive',
			/Old Customer is inactive/,
		],
		[
			'customer of another subsidiary',
			{ customer: ref('customer', 'entityId', 'UK Customer') },
			'subsidiary-mismatch',
			/UK Customer is not available/,
		],
		['unknown name', { entity: ref('entity', 'entityId', 'Nobody') }, 'entity-not-found', /^Name Nobody /],
		[
			'a key that the kind does not have',
			{ account: ref('account', 'email', 'a@example.com') },
			'reference-unusable',
			/a@example\.com/,
		],
		[
			'a text where an internal id should be',
			{ account: ref('account', 'id', "1' OR '1'='1") },
			'reference-unusable',
			/1' OR '1'='1/,
		],
		['a blank', { department: department(' ') }, 'reference-unusable', /Department/],
	])('%s', async (_, first, code, message) => {
		const document = await withLine(first);
		expect(codes(document)).toEqual([code]);
		expect(document.problems[0]!.message).toMatch(message);
		expect(document.problems[0]!.field).toBe(`postings[0].lines[0].${Object.keys(first)[0]}`);
		expect(document.status).toBe('notReady');
		expect(document.reason).toBe(document.problems[0]!.message);
		expect(document.nextStep).not.toBe('');
	});

	it.each<[string, Partial<Posting>, string, RegExp]>([
		['unknown subsidiary', { subsidiary: ref('subsidiary', 'id', '99') }, 'subsidiary-not-found', /99/],
		[
			'inactive subsidiary',
			{ subsidiary: ref('subsidiary', 'externalId', 'SUB-OLD') },
			'subsidiary-inactive',
			/Closed Ltd\./,
		],
		[
			'elimination subsidiary',
			{ subsidiary: ref('subsidiary', 'name', 'Demo Elimination') },
			'subsidiary-elimination',
			/Demo Elimination/,
		],
		['no subsidiary', { subsidiary: undefined }, 'subsidiary-required', /OneWorld/],
		['unknown currency', { currency: ref('currency', 'symbol', 'SEK') }, 'currency-not-found', /SEK/],
		['inactive currency', { currency: ref('currency', 'symbol', 'XOF') }, 'currency-inactive', /XOF/],
		['no currency', { currency: undefined }, 'currency-required', /currency/],
	])('%s', async (_, changes, code, message) => {
		const document = await validate(changes);
		expect(codes(document)).toContain(code);
		expect(document.problems.find((problem) => problem.code === code)!.message).toMatch(message);
		expect(document.status).toBe('notReady');
	});

	it('tells everything in one pass, and the same thing once', async () => {
		const document = await validate({
			tranDate: '2035-01-01',
			currency: ref('currency', 'symbol', 'SEK'),
			lines: [
				line('NOPE', { debit: '1.00' }),
				line('NOPE', { debit: '1.00' }),
				line('600100', { debit: '1.00' }, { department: department('OLD') }),
				line('21010', { credit: '2.99' }, { entity: employee('0') }),
			],
		});
		expect(codes(document).sort()).toEqual([
			'account-inactive',
			'account-not-found',
			'currency-not-found',
			'department-inactive',
			'employee-not-found',
			'not-balanced',
			'period-not-found',
		]);
	});

	it('adds to what Prepare Posting has found', async () => {
		const tax = {
			code: 'tax-account-missing',
			field: '',
			value: 'DEVAT',
			message: 'No tax account is set for tax DEVAT',
			fix: 'x',
			owner: 'integrationAdmin',
		} as const;
		const document = (
			await node.documents('validate', [
				prepared('A1', { status: 'notReady', problems: [tax] }, balanced({ account: account('NOPE') })),
			])
		).only;
		expect(codes(document)).toEqual(['tax-account-missing', 'account-not-found']);
		expect(document.status).toBe('notReady');
	});
});

describe('Validate and subsidiaries', () => {
	const inSubsidiary = async (subsidiary: string, first: Partial<PostingLine>) =>
		await validate({
			...balanced(first, { entity: employee('UK1') }),
			subsidiary: ref('subsidiary', 'id', subsidiary),
		});

	it.each(['expanded', 'explicit'] as const)(
		'knows what a child subsidiary shares with its parent (maps %s)',
		async (subsidiaryMaps) => {
			sandbox.modes.subsidiaryMaps = subsidiaryMaps;
			const shared = await inSubsidiary('2', { department: department('21-KING') });
			expect(codes(shared)).toEqual([]);
			expect(shared.status).toBe('ready');
			const elsewhere = await inSubsidiary('2', { location: ref('location', 'externalId', 'BER') });
			expect(codes(elsewhere)).toEqual(['subsidiary-mismatch']);
			sandbox.modes.subsidiaryMaps = 'expanded';
		},
	);

	it('knows that what belongs to the parent alone is not for the child, where lists are complete', async () => {
		const document = await inSubsidiary('2', { account: account('PARENT-ONLY') });
		expect(codes(document)).toEqual(['subsidiary-mismatch']);
	});

	it('says so where it cannot be told, and lets NetSuite decide', async () => {
		sandbox.role.denyTable('accountsubsidiarymap');
		const document = await withLine({ account: account('UK-ONLY') });
		expect(document.status).toBe('ready');
		expect(document.warnings.map(({ code }) => code)).toEqual(['subsidiary-unchecked']);
		sandbox.role.allowAll();
	});
});

describe('Validate with lists that the role does not see', () => {
	it.each([
		['department', { department: department('21-KING') }],
		['employee', { entity: employee('1017001') }],
		['account', {}],
	] as [string, Partial<PostingLine>][])(
		'never takes an unreadable list for "does not exist": %s',
		async (table, first) => {
			sandbox.role.denyTable(table);
			sandbox.modes.deniedTables = 'unknown';
			const document = await withLine(first);
			expect(codes(document)).toContain('list-unreadable');
			expect(document.status).toBe('notReady');
			sandbox.role.allowAll();
		},
	);

	it('does not post to a list that shows nothing', async () => {
		sandbox.role.denyTable('department');
		sandbox.modes.deniedTables = 'empty';
		expect(codes(await withLine({ department: department('21-KING') }))).toEqual(['department-not-found']);
		sandbox.role.allowAll();
		sandbox.modes.deniedTables = 'unknown';
	});
});
