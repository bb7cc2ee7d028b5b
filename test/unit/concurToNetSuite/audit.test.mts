import { describe, expect, it } from 'vitest';
import { auditRow, saysSomethingNew } from '../../../nodes/ConcurToNetSuite/audit/auditRow';
import { isEnded, workState as stateOf } from '../../../nodes/ConcurToNetSuite/audit/documentState';
import { problemsHash } from '../../../nodes/ConcurToNetSuite/audit/problemsHash';
import { workRow } from '../../../nodes/ConcurToNetSuite/audit/workRow';
import { STATUSES, WORK_STATES, type DocumentItem, type Status } from '../../../nodes/shared/documentItem';
import { accountMissing, item, periodClosed } from './items.mts';

const AT = '2026-11-24T01:02:03.000Z';

describe('an audit row', () => {
	it('has the columns of the table, in strings and one number', () => {
		const row = auditRow(item(), AT, '0.1.0');
		expect(Object.keys(row)).toEqual([
			'at',
			'runId',
			'docType',
			'documentId',
			'fiDocumentId',
			'number',
			'revision',
			'externalId',
			'status',
			'concurStatus',
			'concurCode',
			'docStatus',
			'netSuiteType',
			'netSuiteId',
			'netSuiteNumber',
			'netSuiteUrl',
			'subsidiaryId',
			'postingDate',
			'postingPeriod',
			'fiscalYear',
			'currency',
			'total',
			'problemCodes',
			'reason',
			'nextStep',
			'systemId',
			'correlationId',
			'documentHash',
			'data',
		]);
		for (const [column, value] of Object.entries(row))
			expect(typeof value, column).toBe(column === 'concurCode' ? 'number' : 'string');
	});

	it('lists each problem code once and keeps the rest as JSON', () => {
		const failed = item({ status: 'failed', problems: [accountMissing, accountMissing, periodClosed] });
		const row = auditRow(failed, AT, '0.1.0');
		expect(row.problemCodes).toBe('account-not-found, period-closed');
		expect(JSON.parse(row.data)).toMatchObject({
			version: '0.1.0',
			ended: false,
			problems: [{ code: 'account-not-found' }, {}, {}],
		});
	});

	it('names no person', () => {
		expect(JSON.stringify(auditRow(item(), AT, '0.1.0'))).not.toContain('Mia');
	});

	it('keeps the ids of all records of the document', () => {
		const posting = {
			recordType: 'journalEntry' as const,
			externalId: 'X',
			tranDate: '',
			memo: '',
			stamp: { field: 'memo', text: '' },
			fields: {},
			lines: [],
			result: { id: '501', tranId: 'JE501', url: '', posts: true },
		};
		const row = auditRow(item({ postings: [posting] }), AT, '0.1.0');
		expect(JSON.parse(row.data)).toMatchObject({
			records: [{ recordType: 'journalEntry', externalId: 'X', id: '501', tranId: 'JE501' }],
		});
	});
});

describe('what is told', () => {
	const notReady = item({ status: 'notReady', docStatus: 'READY', problems: [accountMissing, periodClosed] });

	it('is told once while it stays the same, in whatever order', () => {
		expect(saysSomethingNew(notReady)).toBe(true);
		const told = { ...notReady, problemsHash: problemsHash(notReady) };
		expect(saysSomethingNew(told)).toBe(false);
		expect(saysSomethingNew({ ...told, problems: [periodClosed, accountMissing] })).toBe(false);
	});

	it('is told anew when the status, a code or a message changes', () => {
		const told = { ...notReady, problemsHash: problemsHash(notReady) };
		expect(saysSomethingNew({ ...told, status: 'unfinished' })).toBe(true);
		expect(saysSomethingNew({ ...told, problems: [accountMissing] })).toBe(true);
		expect(
			saysSomethingNew({ ...told, problems: [accountMissing, { ...periodClosed, message: 'other' }] }),
		).toBe(true);
	});

	it('always includes the end', () => {
		const done = item();
		expect(saysSomethingNew({ ...done, problemsHash: problemsHash(done) })).toBe(true);
	});
});

describe('whether a document has ended', () => {
	it.each<[string, boolean, Partial<DocumentItem>]>([
		['confirmed', true, { status: 'confirmed' }],
		['refused by Concur', true, { status: 'refused' }],
		['failed and Concur told', true, { status: 'failed', concurStatus: 'error' }],
		['failed and Concur not told', false, { status: 'failed', concurStatus: 'notConfirmed' }],
		['rejected and Concur told', true, { status: 'rejected', concurStatus: 'error' }],
		['rejected and Concur not told', false, { status: 'rejected', concurStatus: 'notConfirmed' }],
		['skipped and still in the queue', false, { status: 'skipped', docStatus: 'READY' }],
		['skipped because it was recalled', true, { status: 'skipped', docStatus: 'RECALLED' }],
		[
			'skipped because another system has it',
			true,
			{ status: 'skipped', docStatus: 'ACKNOWLEDGED', erpSystemId: 'SAP', workState: '' },
		],
		['skipped though we acknowledged it', false, { status: 'skipped', docStatus: 'ACKNOWLEDGED' }],
		[
			'skipped though an earlier run claimed it',
			false,
			{ status: 'skipped', docStatus: 'ACKNOWLEDGED', erpSystemId: '', workState: 'claimed' },
		],
		['posted, not confirmed', false, { status: 'posted', concurStatus: 'notConfirmed' }],
		['already posted', false, { status: 'alreadyPosted' }],
		['unfinished', false, { status: 'unfinished' }],
		['to be reviewed', false, { status: 'needsReview' }],
	])('%s: %s', (_, ended, changes) => {
		expect(isEnded(item(changes))).toBe(ended);
	});

	it('is false for everything that waits', () => {
		const waiting: Status[] = [
			'read',
			'prepared',
			'ready',
			'notReady',
			'nothingToPost',
			'acknowledged',
			'posted',
			'pendingApproval',
			'held',
			'unfinished',
		];
		expect(waiting.filter((status) => isEnded(item({ status, docStatus: 'READY' })))).toEqual([]);
	});
});

describe('a work row', () => {
	it('has the columns of the table', () => {
		const row = workRow(item({ status: 'unfinished', firstSeenAt: '2026-11-20T00:00:00.000Z' }), AT, '0.1.0');
		expect(Object.keys(row)).toEqual([
			'key',
			'docType',
			'documentId',
			'fiDocumentId',
			'externalId',
			'state',
			'runId',
			'leaseUntil',
			'systemId',
			'firstSeenAt',
			'lastSeenAt',
			'problemsHash',
			'reason',
			'nextStep',
			'owner',
			'currency',
			'total',
			'released',
			'data',
		]);
		expect(row).toMatchObject({
			key: '2aaff6d927a84156b5b2de638f163eb3',
			state: 'claimed',
			firstSeenAt: '2026-11-20T00:00:00.000Z',
			lastSeenAt: AT,
			released: '',
		});
		expect(JSON.stringify(row)).not.toContain('Mia');
	});

	it('begins now for a new document, and has no empty dates', () => {
		const row = workRow(item({ status: 'notReady', leaseUntil: '' }), AT, '0.1.0');
		expect(row).toMatchObject({ firstSeenAt: AT, leaseUntil: null });
	});

	it('keeps a mark that nobody understands; others are used up by the run, and the audit has them', () => {
		for (const [released, kept, told] of [
			['yes', 'yes', false],
			['', '', false],
			[' Retry ', '', true],
			['posted 7', '', true],
		] as const) {
			const marked = item({ status: 'held', released });
			expect(workRow(marked, AT, '0.1.0').released, released).toBe(kept);
			expect(saysSomethingNew({ ...marked, problemsHash: problemsHash(marked) }), released).toBe(told);
		}
		expect(JSON.parse(auditRow(item({ released: ' Retry ' }), AT, '0.1.0').data)).toMatchObject({
			released: 'Retry',
		});
	});

	it('has a state for every status', () => {
		for (const status of STATUSES) expect(WORK_STATES).toContain(stateOf(item({ status })));
	});

	it('stays claimed while the document is acknowledged by us', () => {
		const states = (docStatus: string, more: Partial<DocumentItem> = {}) =>
			(
				['notReady', 'skipped', 'nothingToPost', 'unfinished', 'acknowledged', 'posted', 'failed'] as const
			).map((status) => stateOf(item({ status, docStatus, concurStatus: 'notConfirmed', ...more })));
		expect(states('ACKNOWLEDGED')).toEqual(Array(7).fill('claimed'));
		expect(states('READY')).toEqual([
			'notReady',
			'skipped',
			'nothingToPost',
			'claimed',
			'claimed',
			'claimed',
			'claimed',
		]);
	});

	it('is the claim of what is about to be acknowledged, whatever an earlier run left', () => {
		for (const workState of ['', 'notReady', 'held'] as const) {
			for (const status of ['ready', 'alreadyPosted', 'prepared'] as const) {
				expect(stateOf(item({ status, docStatus: 'READY', workState }))).toBe('claimed');
			}
			expect(
				stateOf(item({ status: 'nothingToPost', docStatus: 'READY', workState, confirmAs: 'success' })),
			).toBe('claimed');
		}
	});

	it('says who has to act', () => {
		const states = (['needsReview', 'held', 'pendingApproval', 'reversed'] as const).map((status) =>
			stateOf(item({ status })),
		);
		expect(states).toEqual(['needsReview', 'held', 'pendingApproval', 'needsReview']);
	});
});
