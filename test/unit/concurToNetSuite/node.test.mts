import {
	NodeHelpers,
	NodeOperationError,
	Workflow,
	type IDataObject,
	type IExecuteFunctions,
	type INode,
	type INodeExecutionData,
	type INodeParameters,
	type INodeTypes,
} from 'n8n-workflow';
import { afterEach, describe, expect, it } from 'vitest';
import { ConcurToNetSuite } from '../../../nodes/ConcurToNetSuite/ConcurToNetSuite.node';
import { newDocumentItem } from '../../../nodes/shared/documentItem';
import { useClock } from '../../../nodes/shared/clock';
import { DEMO_PARAMETERS } from '../../fixtures/generate/demoCodes.mts';
import { taxi } from './documents.mts';
import { item } from './items.mts';

const node = new ConcurToNetSuite();

/** Runs the node as n8n does, with these parameters and these items' JSON. */
async function run(
	parameters: IDataObject,
	jsons: unknown[],
	continueOnFail = false,
): Promise<INodeExecutionData[][]> {
	const input = jsons.map((json) => ({ json: json as IDataObject }));
	const context = {
		getInputData: () => input,
		getNodeParameter: (name: string, _index: number, fallback: unknown) => parameters[name] ?? fallback,
		getNode: () => ({
			name: 'Prepare',
			type: 'concurToNetSuite',
			typeVersion: 1,
			id: '1',
			position: [0, 0],
			parameters: {},
		}),
		getTimezone: () => 'UTC',
		continueOnFail: () => continueOnFail,
	};
	return await node.execute.call(context as unknown as IExecuteFunctions);
}
const read = (changes: Record<string, unknown> = {}) => ({
	...newDocumentItem(),
	documentId: 'B1041655B4CE4171BDAA',
	fiDocumentId: 'f1',
	docStatus: 'READY',
	runId: '77',
	document: taxi(),
	...changes,
});
const prepareWith = (changes: IDataObject = {}) => ({
	...(DEMO_PARAMETERS as unknown as IDataObject),
	...changes,
});

afterEach(() => useClock());

describe('Prepare Posting', () => {
	it('adds to each item, drops the document and pairs the items', async () => {
		const [output] = await run(prepareWith(), [{}, read(), read({ documentId: 'OTHER', extra: 'kept' })]);
		expect(output?.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 1 }, { item: 2 }]);
		expect(output?.[0]?.json).toMatchObject({
			status: 'prepared',
			runId: '77',
			currency: 'USD',
			total: '10.00',
			problems: [],
		});
		expect(output?.[1]?.json).toMatchObject({ status: 'notReady', extra: 'kept' });
		for (const { json } of output ?? []) expect(json).not.toHaveProperty('document');
		expect(Object.keys(output?.[0]?.json ?? {})).toEqual(
			expect.arrayContaining(Object.keys(newDocumentItem())),
		);
	});

	it('keeps the document by choice', async () => {
		const [output] = await run(prepareWith({ options: { keepDocument: true } }), [read()]);
		expect(output?.[0]?.json.document).toEqual(taxi());
	});

	it('makes no key that n8n takes for a failure', async () => {
		const [output] = await run(prepareWith(), [read(), read({ document: null })]);
		for (const { json } of output ?? []) expect(json).not.toHaveProperty('error');
	});

	it('says what is wrong with an item that is no document', async () => {
		const [output] = await run(prepareWith(), [{ some: 'thing' }]);
		expect(output?.[0]?.json).toMatchObject({ status: 'skipped', some: 'thing' });
		const [other] = await run(prepareWith(), [{ docType: 'expense' }]);
		expect(other?.[0]?.json).toMatchObject({ status: 'notReady', problems: [{ code: 'document-invalid' }] });
	});

	it('leaves alone what was decided elsewhere, and what it prepared before', async () => {
		const review = { ...item({ status: 'needsReview', reason: 'because' }) };
		const before = { ...item({ status: 'notReady', reason: 'as before' }) };
		const [output] = await run(prepareWith(), [review, before]);
		expect(output?.map(({ json }) => json)).toEqual([review, before]);
	});

	it('throws on wrong settings before any document, also without documents', async () => {
		for (const items of [[], [{}], [read()]]) {
			const failure = await run(prepareWith({ payableAccounts: {} }), items).catch((error: unknown) => error);
			expect(failure).toBeInstanceOf(NodeOperationError);
			expect((failure as NodeOperationError).message).toContain('"Payable Accounts" has no rows');
			expect((failure as NodeOperationError).description).toContain('correct the settings');
			expect((failure as NodeOperationError).context.itemIndex).toBe(0);
		}
	});

	it('never lets an unprepared item through as if it were prepared', async () => {
		const [output] = await run(prepareWith({ postDocumentsApprovedFrom: '' }), [read(), read()], true);
		expect(output).toHaveLength(2);
		for (const { json } of output ?? []) {
			expect(Object.keys(json).sort()).toEqual(['details', 'error', 'message']);
			expect(json.message).toContain('"Post Documents Approved From" is empty');
		}
	});
});

describe('Audit Record', () => {
	it('gives audit rows and work rows', async () => {
		useClock({ now: () => Date.parse('2026-11-24T01:02:03Z'), wait: async () => {} });
		const items = [
			{},
			item(),
			item({ status: 'unfinished', fiDocumentId: 'f2' }),
			{ key: 'run', state: 'x' },
			item({ dryRun: true }),
		];
		const [audit, work, ...others] = await run({ operation: 'auditRecord' }, items);
		expect(others).toEqual([]);
		expect(audit?.map(({ json, pairedItem }) => [json.status, json.at, pairedItem])).toEqual([
			['confirmed', '2026-11-24T01:02:03.000Z', { item: 1 }],
			['unfinished', '2026-11-24T01:02:03.000Z', { item: 2 }],
		]);
		expect(work?.map(({ json, pairedItem }) => [json.key, json.state, pairedItem])).toEqual([
			['f2', 'claimed', { item: 2 }],
		]);
		expect(JSON.parse(String(audit?.[0]?.json.data))).toHaveProperty(
			'version',
			expect.stringMatching(/^\d+\.\d+\.\d+/),
		);
	});

	it('chains the rows to the last one of the table', async () => {
		const head = { sequence: 41, rowHash: 'abc' };
		for (const lastAuditRow of [head, { json: head }, [{ json: { sequence: 40, rowHash: 'x' } }, { json: head }], JSON.stringify(head)]) {
			const [audit] = await run({ operation: 'auditRecord', lastAuditRow: lastAuditRow as IDataObject }, [
				item(),
				item({ fiDocumentId: 'f2' }),
			]);
			const [first, second] = (audit ?? []).map(({ json }) => json);
			expect(first).toMatchObject({ sequence: 42, previousHash: 'abc', rowHash: expect.stringMatching(/^[0-9a-f]{64}$/) });
			expect(second).toMatchObject({ sequence: 43, previousHash: first?.rowHash });
		}
	});

	it('begins a chain at an empty table, and loses no row over a last row that cannot be read', async () => {
		for (const lastAuditRow of ['', {}, [{ json: {} }], '[object Object]', 7]) {
			const [audit] = await run({ operation: 'auditRecord', lastAuditRow: lastAuditRow as string }, [item()]);
			expect(audit?.map(({ json }) => [json.sequence, json.previousHash])).toEqual([[1, '']]);
		}
	});

	it('does not tell twice what the work row already says', async () => {
		const waiting = item({ status: 'notReady', docStatus: 'READY' });
		const [, [first] = []] = await run({ operation: 'auditRecord' }, [waiting]);
		const [audit, work] = await run({ operation: 'auditRecord' }, [
			{ ...waiting, problemsHash: first?.json.problemsHash },
		]);
		expect(audit).toEqual([]);
		expect(work).toHaveLength(1);
	});
});

describe('Run Summary', () => {
	it('is one item, of the input or of the documents named', async () => {
		const documents = [item(), item({ status: 'failed', concurStatus: 'error' })];
		for (const [parameters, items] of [
			[{}, documents],
			[{ documents: documents.map((json) => ({ json })) as unknown as IDataObject[] }, [{ id: 1 }]],
			[{ documents: JSON.stringify(documents) }, [{}]],
		] as [IDataObject, unknown[]][]) {
			const [output] = await run({ operation: 'runSummary', ...parameters }, items);
			expect(output).toHaveLength(1);
			expect(output?.[0]?.json).toMatchObject({
				documentCount: 2,
				needsPerson: true,
				counts: { confirmed: 1, failed: 1 },
			});
			expect(output?.[0]?.json).not.toHaveProperty('error');
		}
	});

	it('is one item without documents too', async () => {
		for (const items of [[{}], [{ key: 'run' }], []]) {
			const [output] = await run({ operation: 'runSummary', summaryOptions: { note: 'Hello.' } }, items);
			expect(output?.map(({ json }) => json.sentence)).toEqual(['Hello. No documents were waiting.']);
		}
	});

	it('stops on what the user chose', async () => {
		const summaryOptions = { stopOn: ['unfinished'] };
		const needs = async (status: 'failed' | 'unfinished') =>
			(await run({ operation: 'runSummary', summaryOptions }, [item({ status })]))[0]?.[0]?.json.needsPerson;
		expect([await needs('failed'), await needs('unfinished')]).toEqual([false, true]);
	});

	it('holds the documents against those that were read, and tells the head and a run that died', async () => {
		const parameters = {
			operation: 'runSummary',
			readDocuments: [{ json: { fiDocumentId: 'f9', docType: 'expense', documentId: 'LOST' } }] as unknown as IDataObject[],
			auditHead: { sequence: 7, rowHash: 'ab', reason: 'x' },
			summaryOptions: { interruptedRun: [{ status: 'interrupted', reason: 'Run 5 died' }] },
		};
		const [output] = await run(parameters, [{}]);
		expect(output?.[0]?.json).toMatchObject({
			needsPerson: true,
			auditHead: { sequence: 7, rowHash: 'ab' },
			completeness: { complete: false, differences: [{ kind: 'noOutcome', documentId: 'LOST' }] },
			sentence:
				'Not everything adds up: expense LOST was read, but nothing is known of what became of it. No documents were waiting. Run 5 died.',
		});
		await expect(run({ ...parameters, readDocuments: '[object Object]' }, [{}])).rejects.toThrow('"Documents Read" is not a list');
	});

	it('refuses what is no list', async () => {
		await expect(run({ operation: 'runSummary', documents: '[object Object]' }, [{}])).rejects.toThrow(
			'"Documents" is not a list',
		);
	});
});

describe('the description', () => {
	const nodeTypes = { getByName: () => node, getByNameAndVersion: () => node, getKnownTypes: () => ({}) };
	const withParameters = (parameters: INodeParameters): INode => ({
		id: '1',
		name: 'A',
		type: 'concurToNetSuite',
		typeVersion: 1,
		position: [0, 0],
		parameters,
	});

	it('has several outputs for Audit Record and Dry Run only, as n8n reads them', async () => {
		const outputs: Record<string, unknown> = {};
		for (const operation of ['auditRecord', 'compareMapping', 'dryRun', 'preparePosting', 'runStart', 'runSummary', 'verifyAudit']) {
			const one = withParameters({ operation });
			const workflow = new Workflow({
				nodes: [one],
				connections: {},
				active: false,
				nodeTypes: nodeTypes as unknown as INodeTypes,
			});
			await workflow.expression.acquireIsolate();
			outputs[operation] = NodeHelpers.getNodeOutputs(workflow, one, node.description);
			await workflow.expression.releaseIsolate();
		}
		const plain = [{ type: 'main' }];
		expect(outputs).toEqual({
			auditRecord: [
				{ type: 'main', displayName: 'Audit Rows' },
				{ type: 'main', displayName: 'Work Rows' },
			],
			compareMapping: plain,
			dryRun: [
				{ type: 'main', displayName: 'Lines' },
				{ type: 'main', displayName: 'Totals' },
				{ type: 'main', displayName: 'Differences' },
			],
			preparePosting: plain,
			runStart: plain,
			runSummary: plain,
			verifyAudit: plain,
		});
	});

	it('takes the settings of the demo company, and asks for the cut-over date', () => {
		const issues = (parameters: IDataObject) =>
			NodeHelpers.getNodeParametersIssues(
				node.description.properties,
				withParameters(parameters as INodeParameters),
				node.description,
			);
		expect(issues(prepareWith())).toBeNull();
		expect(JSON.stringify(issues(prepareWith({ postDocumentsApprovedFrom: '' })))).toContain(
			'Post Documents Approved From',
		);
	});

	it('shows the default of a segment in the rows that use one, and takes what is chosen', () => {
		const empty = { __rl: true, mode: 'list', value: '' };
		const chosen = { __rl: true, mode: 'list', value: '12', cachedResultName: 'Sales' };
		const base = { fields: 'a', matchBy: 'name' };
		const parameters = prepareWith({
			segments: {
				row: [
					{ ...base, segment: 'department', ifBlank: 'useDefault', defaultDepartment: chosen },
					{ ...base, segment: 'class', ifBlank: 'useDefault' },
					{ ...base, segment: 'customer', ifBlank: 'problem' },
				],
			},
			expenseReports: { defaultCategory: chosen },
			invoices: { defaultTerms: { ...chosen, mode: 'id' } },
		}) as INodeParameters;
		const { properties } = node.description;
		const one = withParameters(parameters);
		expect(NodeHelpers.getNodeParametersIssues(properties, one, node.description)).toBeNull();
		const shown = NodeHelpers.getNodeParameters(properties, parameters, true, false, one, node.description);
		expect(shown).toMatchObject({
			expenseReports: { defaultCategory: chosen },
			invoices: { defaultTerms: { mode: 'id', value: '12' } },
		});
		expect((shown?.segments as IDataObject | undefined)?.row).toEqual([
			{ ...base, segment: 'department', ifBlank: 'useDefault', defaultDepartment: chosen },
			{ ...base, segment: 'class', ifBlank: 'useDefault', defaultClass: empty },
			{ ...base, segment: 'customer', ifBlank: 'problem' },
		]);
	});

	it('refuses a default that is no internal ID', () => {
		const row = { segment: 'class', fields: 'a', ifBlank: 'useDefault' };
		const withDefault = (defaultClass: IDataObject) =>
			JSON.stringify(
				NodeHelpers.getNodeParametersIssues(
					node.description.properties,
					withParameters(prepareWith({ segments: { row: [{ ...row, defaultClass }] } }) as INodeParameters),
					node.description,
				),
			);
		expect(withDefault({ __rl: true, mode: 'id', value: '12' })).toBe('null');
		expect(withDefault({ __rl: true, mode: 'id', value: 'R&D' })).toContain(
			'An internal ID is a whole number',
		);
	});

	it('names list searches that exist', () => {
		const names = [
			...JSON.stringify(node.description.properties).matchAll(/"searchListMethod":"(\w+)"/g),
		].map(([, name]) => name ?? '');
		expect([...new Set(names)].sort()).toEqual([
			'searchAccounts',
			'searchClasses',
			'searchCustomers',
			'searchDepartments',
			'searchExpenseCategories',
			'searchLocations',
			'searchSubsidiaries',
			'searchTerms',
			'searchVendors',
		]);
		for (const name of names) expect(node.methods.listSearch).toHaveProperty(name, expect.any(Function));
	});
});
