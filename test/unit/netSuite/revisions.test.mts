import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import type { DocumentItem, PostingLine } from '../../../nodes/shared/documentItem.ts';
import { startNetSuiteSandbox, type NetSuiteSandbox } from '../../sandbox/netsuite/netSuiteSandbox.mts';
import { acknowledged, department, employee, line, prepared, SYSTEM_ID } from './support/documents.mts';
import { codes, newExecutionId, NetSuiteNode } from './support/netSuiteNode.mts';
import { changesFor } from './support/records.mts';

const [READY, ALREADY_POSTED, NOT_READY] = [0, 1, 2];
const REVERSE = { higherRevision: 'reverse' };
const TAKE_BACK = { recalledAfterPosting: 'reverse' };

let sandbox: NetSuiteSandbox;
let node: NetSuiteNode;

beforeAll(async () => {
	sandbox = await startNetSuiteSandbox();
	node = new NetSuiteNode(sandbox);
});
afterAll(async () => await sandbox.close());
beforeEach(() => {
	node.executionId = newExecutionId();
});

const lines = (amount: string): PostingLine[] => [
	line('474210', { debit: amount }, { department: department('21-KING') }),
	line('21010', { credit: amount }, { entity: employee('1017001') }),
];

/** A revision of 10.10 per number, unless another amount is given. */
function revision(key: string, number: number, amount = `${number}0.10`, more: Partial<DocumentItem> = {}) {
	const externalId = `CNQR-EXP-${key}-R${number}`;
	return prepared(
		key,
		{ ...more, revision: String(number), externalId },
		{ externalId, lines: lines(amount), ...(more.postings?.[0] ?? {}) },
	);
}
const validate = async (document: DocumentItem, options: object = {}) =>
	await node.documents('validate', [document], { options: options as never });

/** Validated and posted as in a run. */
async function post(document: DocumentItem, options: object = {}): Promise<DocumentItem> {
	const validated = await validate(document, options);
	expect(codes(validated.only)).toEqual([]);
	expect(validated.output).toBe(READY);
	const more = validated.only.purpose === 'reverse' ? { docStatus: 'RECALLED' } : {};
	const result = await node.documents('post', [acknowledged(validated.only, node.executionId, more)]);
	node.executionId = newExecutionId();
	return result.only;
}
const held = async (document: DocumentItem) => {
	const { only, output } = await validate(document, REVERSE);
	return [output, only.status, codes(only)];
};
const recalledFirst = (key: string): DocumentItem =>
	revision(key, 1, '10.10', { docStatus: 'RECALLED', workState: 'claimed', erpSystemId: SYSTEM_ID });
const NOT_REVERSIBLE = [NOT_READY, 'held', ['revision-not-reversible']];

describe('a combined journal', () => {
	it('carries both sides, names what it replaces, and needs no second validation', async () => {
		const first = await post(revision('C1', 1));
		const { only } = await validate(revision('C1', 2), REVERSE);
		expect(only.reverses).toEqual([
			{
				recordType: 'journalEntry',
				id: first.netSuiteId,
				tranId: first.netSuiteNumber,
				externalId: 'CNQR-EXP-C1-R1',
			},
		]);
		expect(only.postings[0]?.lines.map(({ debit, credit }) => debit ?? `-${credit}`)).toEqual([
			...['20.10', '-20.10', '-10.10', '10.10'],
		]);
		expect(only.postings[0]?.memo).toContain(`(replaces ${first.netSuiteNumber}: 10.10 taken back) [Concur`);
		expect(only.warnings.map(({ code }) => code)).toEqual(['replaces-earlier-revision']);
		sandbox.log.clear();
		const posted = await node.documents('post', [acknowledged(only, node.executionId)]);
		expect([posted.only.status, posted.only.warnings.map(({ code }) => code)]).toEqual([
			'posted',
			['replaces-earlier-revision'],
		]);
		expect(posted.only.postings[0]?.result?.total).toBe('30.20');
		expect(sandbox.books.byExternalId('CNQR-EXP-C1-R2')?.impact).toHaveLength(4);
	});

	it('is ours on a later run, whatever the setting, though the document alone comes to less', async () => {
		const first = await post(revision('C2', 1));
		await post(revision('C2', 2), REVERSE);
		for (const options of [{}, REVERSE, { higherRevision: 'post' }]) {
			const again = await validate(revision('C2', 2), options);
			expect([again.output, codes(again.only)]).toEqual([ALREADY_POSTED, []]);
			expect(again.only.reverses.map(({ tranId }) => tranId)).toEqual([first.netSuiteNumber]);
		}
	});

	it('takes back what all earlier ones have left together, also those that were posted as they are', async () => {
		await post(revision('C3', 1));
		await post(revision('C3', 2), { higherRevision: 'post' });
		const { only } = await validate(revision('C3', 3), REVERSE);
		expect(only.postings[0]?.lines.slice(2).map(({ credit, debit }) => credit ?? debit)).toEqual([
			'30.20',
			'30.20',
		]);
		expect(only.reverses).toHaveLength(2);
	});

	it('is refused with what else is wrong with the document', async () => {
		await post(revision('C4', 1));
		const document = revision('C4', 2);
		document.postings[0]!.lines[0]!.department = department('NOPE');
		const { only } = await validate(document, REVERSE);
		expect([only.status, codes(only)]).toEqual(['notReady', ['department-not-found']]);
	});

	it('is refused where an account of the earlier one is inactive now', async () => {
		await post(revision('C5', 1));
		const document = revision('C5', 2);
		document.postings[0]!.lines[0]!.account = { type: 'account', by: 'acctNumber', value: '474230' };
		const account = sandbox.masterData.accounts.find(({ acctNumber }) => acctNumber === '474210');
		if (account) account.isInactive = true;
		const { only } = await validate(document, REVERSE);
		if (account) account.isInactive = false;
		expect([only.status, codes(only)]).toEqual(['notReady', ['account-inactive']]);
	});
});

describe('an earlier revision that cannot be taken back in one journal', () => {
	it('is a bill', async () => {
		await post({ ...prepared('N1', {}, changesFor('vendorBill', 'N1')) });
		expect(await held(revision('N1', 2))).toEqual(NOT_REVERSIBLE);
	});

	it('or the new one is a bill', async () => {
		await post(revision('N2', 1));
		const document = prepared(
			'N2',
			{ externalId: 'CNQR-EXP-N2-R2' },
			{
				...changesFor('vendorBill', 'N2'),
				externalId: 'CNQR-EXP-N2-R2',
			},
		);
		expect(await held(document)).toEqual(NOT_REVERSIBLE);
	});

	it('is in another currency or subsidiary', async () => {
		await post(revision('N3', 1));
		const currency = revision('N3', 2);
		currency.postings[0]!.currency = { type: 'currency', by: 'symbol', value: 'EUR' };
		expect(await held(currency)).toEqual(NOT_REVERSIBLE);
		const subsidiary = revision('N3', 2);
		subsidiary.postings[0]!.subsidiary = { type: 'subsidiary', by: 'id', value: '4' };
		const { only } = await validate(subsidiary, REVERSE);
		expect(only.status).not.toBe('ready');
	});

	it('waits for approval', async () => {
		sandbox.modes.journalApprovalRouting = true;
		await post(revision('N4', 1));
		sandbox.modes.journalApprovalRouting = false;
		expect(await held(revision('N4', 2))).toEqual(NOT_REVERSIBLE);
		sandbox.books.reject(sandbox.books.byExternalId('CNQR-EXP-N4-R1')?.id ?? '');
		expect((await validate(revision('N4', 2))).output).toBe(READY);
	});
});

describe('an earlier record that queries do not show yet', () => {
	const LAG_MS = 90_000;
	/** What is written in the test is not shown by queries until the time is over. */
	async function whileLagging(work: () => Promise<void>): Promise<void> {
		sandbox.modes.suiteQlLagMs = LAG_MS;
		try {
			await work();
		} finally {
			sandbox.clock.advance(LAG_MS + 1);
			sandbox.modes.suiteQlLagMs = 0;
		}
	}
	const read = () =>
		sandbox.log.entries.filter(({ path }) => path.includes('eid:')).map(({ path }) => path.split('eid:')[1]);

	it.each([{}, REVERSE])('keeps a later revision back until they do (%o)', async (options) => {
		const key = `L1${Object.keys(options).length}`;
		await whileLagging(async () => {
			const { netSuiteNumber } = await post(revision(key, 1));
			const waits = await validate(revision(key, 2), options);
			expect([waits.output, waits.only.status, codes(waits.only)]).toEqual([
				NOT_READY,
				'notReady',
				['earlier-record-not-listed'],
			]);
			expect(waits.only.reason).toContain(netSuiteNumber);
			const mine = { docStatus: 'ACKNOWLEDGED', erpSystemId: SYSTEM_ID, workState: 'claimed' as const };
			expect((await validate(revision(key, 2, '20.10', mine), options)).only.status).toBe('unfinished');
		});
		const { only } = await validate(revision(key, 2), options);
		expect(only.status).toBe(options === REVERSE ? 'ready' : 'held');
	});

	it('is looked for only before later revisions, and not where all are posted as they are', async () => {
		await whileLagging(async () => {
			sandbox.log.clear();
			expect((await validate(revision('L2', 1))).output).toBe(READY);
			expect((await validate(revision('L2', 3), { higherRevision: 'post' })).output).toBe(READY);
			expect(read()).toEqual([]);
			expect((await validate(revision('L2', 3))).output).toBe(READY);
			expect(read()).toEqual(['CNQR-EXP-L2-R2', 'CNQR-EXP-L2-R1']);
			sandbox.log.clear();
			expect((await validate(revision('L2', 40, '10.10'))).output).toBe(READY);
			expect(read()).toHaveLength(10);
		});
	});

	it('does not stand in the way where the role may not read journals one by one, or it was rejected', async () => {
		await whileLagging(async () => {
			sandbox.modes.journalApprovalRouting = true;
			await post(revision('L3', 1));
			sandbox.modes.journalApprovalRouting = false;
			sandbox.faults.add({
				...{ kind: 'statusBeforeCommit', status: 403, method: 'GET', path: /eid:CNQR-EXP-L3-R1$/ },
				body: { 'o:errorDetails': [{ 'o:errorCode': 'INSUFFICIENT_PERMISSION', detail: 'No' }] },
			});
			expect((await validate(revision('L3', 2))).output).toBe(READY);
			expect((await validate(revision('L3', 2))).output).toBe(NOT_READY);
			sandbox.books.reject(sandbox.books.byExternalId('CNQR-EXP-L3-R1')?.id ?? '');
			expect((await validate(revision('L3', 2))).output).toBe(READY);
		});
	});

	it('is the journal that has taken the earlier one back: nothing is taken back twice', async () => {
		await post(revision('L4', 1));
		await whileLagging(async () => {
			await post(recalledFirst('L4'), TAKE_BACK);
			expect(codes((await validate(revision('L4', 2), REVERSE)).only)).toEqual(['earlier-record-not-listed']);
			expect(codes((await validate(revision('L4', 2, '10.10'))).only)).toEqual(['earlier-record-not-listed']);
		});
		const { only } = await validate(revision('L4', 2), REVERSE);
		expect([only.status, only.reverses]).toEqual(['ready', []]);
	});

	it('keeps the document back where NetSuite cannot be asked', async () => {
		sandbox.faults.add({ kind: 'resetBeforeCommit', method: 'GET', path: /eid:/, times: 50 });
		const { only } = await validate(revision('L5', 2));
		sandbox.faults.clear();
		expect([only.status, codes(only)]).toEqual(['notReady', ['netsuite-unreachable']]);
	});
});

describe('a revision that stands in the books beside an earlier one', () => {
	const claimed = (key: string, more: object = {}) =>
		revision(key, 2, '20.10', {
			...{ docStatus: 'ACKNOWLEDGED', erpSystemId: SYSTEM_ID, workState: 'claimed', ...more },
		});

	it('is not told to Concur before a person has looked', async () => {
		const first = await post(revision('B1', 1));
		await post(revision('B1', 2), { higherRevision: 'post' });
		for (const docStatus of ['READY', 'ACKNOWLEDGED', 'POSTING_CONFIRMED_SUCCESS']) {
			const { only, output } = await validate(claimed('B1', { docStatus }));
			expect([output, only.status, codes(only)]).toEqual([
				NOT_READY,
				'needsReview',
				['earlier-revision-beside'],
			]);
			expect(only.reason).toContain(first.netSuiteNumber);
		}
		expect((await validate(claimed('B1'), { higherRevision: 'post' })).output).toBe(ALREADY_POSTED);
		const vouchedFor = claimed('B1', { purpose: 'postedElsewhere', netSuiteNumber: 'JE1' });
		expect((await validate(vouchedFor)).output).toBe(ALREADY_POSTED);
	});

	it('is told where the earlier one was reversed or replaced', async () => {
		await post(revision('B2', 1));
		await post(recalledFirst('B2'), TAKE_BACK);
		await post(revision('B2', 2));
		expect((await validate(claimed('B2'))).output).toBe(ALREADY_POSTED);
		await post(revision('B3', 1));
		await post(revision('B3', 2), REVERSE);
		await post(revision('B3', 3), REVERSE);
		const third = revision('B3', 3, '30.10', { docStatus: 'ACKNOWLEDGED', erpSystemId: SYSTEM_ID });
		expect((await validate(third)).output).toBe(ALREADY_POSTED);
	});
});

describe('an unchanged revision', () => {
	it.each(['POSTING_CONFIRMED_SUCCESS', 'READY'])(
		'is %s in Concur: the earlier record stands for it',
		async (docStatus) => {
			const key = `U${docStatus.length}`;
			const first = await post(revision(key, 1));
			const { only, output } = await validate(revision(key, 2, '10.10', { docStatus }));
			expect([output, only.status, only.netSuiteNumber]).toEqual([
				ALREADY_POSTED,
				'alreadyPosted',
				first.netSuiteNumber,
			]);
			expect(only.reason).toContain('Changes nothing');
		},
	);

	it('is one with its lines in another order and split', async () => {
		await post(revision('U2', 1));
		const document = revision('U2', 2);
		const [cost, owed] = lines('10.10');
		document.postings[0]!.lines = [owed!, { ...cost!, debit: '4.00' }, { ...cost!, debit: '6.10' }];
		expect((await validate(document)).output).toBe(ALREADY_POSTED);
		document.postings[0]!.lines[1]!.department = department('22-KING');
		expect((await validate(document)).output).not.toBe(ALREADY_POSTED);
	});
});

describe('revisions and submissions in one run', () => {
	it('go one after the other', async () => {
		const result = await node.documents('validate', [revision('F1', 2), revision('F1', 1)]);
		expect(result.at(READY).map(({ revision: number }) => number)).toEqual(['1']);
		expect(result.at(NOT_READY).map((one) => [one.status, codes(one)])).toEqual([
			['notReady', ['revision-in-same-run']],
		]);
	});
});

describe('a resubmission under the same revision', () => {
	/** The same business id, with the FIS id and stamp of another document. */
	const again = (key: string, amount: string): DocumentItem => {
		const other = prepared(`${key} again`);
		const { stamp } = other.postings[0]!;
		const document = revision(key, 1, amount, { fiDocumentId: other.fiDocumentId });
		return {
			...document,
			postings: document.postings.map((one) => ({ ...one, stamp, memo: `Again ${stamp.text}` })),
		};
	};

	it('is held, named as such', async () => {
		await post(revision('S1', 1));
		const { only } = await validate(again('S1', '20.10'));
		expect([only.status, codes(only)]).toEqual(['held', ['earlier-submission-posted']]);
	});

	it('is posted with the other taken back, under an id of its own that recovery finds', async () => {
		await post(revision('S2', 1));
		const document = again('S2', '20.10');
		const posted = await post(document, REVERSE);
		expect(posted.externalId).toBe(`CNQR-EXP-S2-R1-F${document.fiDocumentId.slice(0, 8)}`);
		const found = await validate({
			...document,
			workState: 'claimed',
			docStatus: 'ACKNOWLEDGED',
			erpSystemId: SYSTEM_ID,
		});
		expect([found.output, found.only.netSuiteId]).toEqual([ALREADY_POSTED, posted.netSuiteId]);
	});

	it.each(['reverse', 'reject'] as const)(
		'goes its way after a person has chosen to %s the other',
		async (what) => {
			const key = `S3${what}`;
			sandbox.modes.journalApprovalRouting = what === 'reject';
			await post(revision(key, 1));
			sandbox.modes.journalApprovalRouting = false;
			const id = sandbox.books.byExternalId(`CNQR-EXP-${key}-R1`)?.id ?? '';
			if (what === 'reverse') sandbox.books.reverse(id, '2026-11-01');
			else sandbox.books.reject(id);
			expect((await post(again(key, '20.10'))).status).toBe('posted');
		},
	);

	it('stays with a person after the other was voided: its memo does not say any more whose it was', async () => {
		await post(revision('S5', 1));
		sandbox.books.void(sandbox.books.byExternalId('CNQR-EXP-S5-R1')?.id ?? '');
		expect(codes((await validate(again('S5', '20.10'))).only)).toEqual(['record-voided']);
	});

	it('whose first submission has failed is told apart from it', async () => {
		await post(again('S4', '20.10'));
		const first = await validate(revision('S4', 1, '10.10', { docStatus: 'POSTING_CONFIRMED_FAILURE' }));
		expect([first.output, first.only.status]).toEqual([NOT_READY, 'failed']);
	});
});

describe('a document that was recalled after it was posted', () => {
	const recalled = recalledFirst;

	it('is taken back on the day of the original, once', async () => {
		const first = await post(revision('T1', 1));
		const reversal = await post(recalled('T1'), TAKE_BACK);
		expect(reversal).toMatchObject({ status: 'reversed', purpose: 'reverse', postingDate: '2026-10-31' });
		expect(reversal.reverses.map(({ id }) => id)).toEqual([first.netSuiteId]);
		expect(sandbox.books.byExternalId('CNQR-EXP-T1-R1-REV')?.posting).toBe(true);
		const done = await validate(recalled('T1'), TAKE_BACK);
		expect([done.output, done.only.status, done.only.netSuiteId]).toEqual([
			NOT_READY,
			'reversed',
			reversal.netSuiteId,
		]);
	});

	it.each<[string, object, string]>([
		['the setting says so', {}, 'is set to Review'],
		['it is a bill', TAKE_BACK, 'is no journal'],
	])('is left to a person where %s', async (_, options, why) => {
		const key = `T2${why.length}`;
		const isBill = options === TAKE_BACK;
		const changes = isBill ? changesFor('vendorBill', key) : {};
		await post(prepared(key, {}, changes));
		const document = prepared(key, { docStatus: 'RECALLED', workState: 'claimed' }, changes);
		const { only } = await validate(document, options);
		expect([only.status, codes(only)]).toEqual(['needsReview', ['recalled-not-reversed']]);
		expect(only.reason).toContain(why);
	});

	it.each(['void', 'delete'] as const)('whose reversal somebody has chosen to %s', async (what) => {
		const key = `T3${what}`;
		await post(revision(key, 1));
		await post(recalled(key), TAKE_BACK);
		sandbox.books[what](sandbox.books.byExternalId(`CNQR-EXP-${key}-R1-REV`)?.id ?? '');
		const { only } = await validate(recalled(key), TAKE_BACK);
		expect(only.status).toBe(what === 'void' ? 'needsReview' : 'ready');
	});

	it('whose reversal NetSuite refuses goes to a person, and never to Concur', async () => {
		await post(revision('T4', 1));
		const { only } = await validate(recalled('T4'), TAKE_BACK);
		sandbox.modes.scriptRejects = () => 'No';
		const result = await node.documents('post', [acknowledged(only, node.executionId)]);
		sandbox.modes.scriptRejects = undefined;
		expect([result.output, result.only.status, codes(result.only)]).toEqual([
			1,
			'needsReview',
			['reversal-refused', 'posting-refused'],
		]);
	});

	it('and was not posted at all, is dropped', async () => {
		const { only } = await validate(recalled('T5'), TAKE_BACK);
		expect([only.status, codes(only)]).toEqual(['refused', ['document-recalled']]);
	});
});

it.each(['higherRevision', 'recalledAfterPosting'])('refuses a choice of %s that is none', async (option) => {
	await expect(validate(revision('X', 1), { [option]: 'maybe' })).rejects.toThrow('none of its choices');
});
