import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { useClock } from '../../../nodes/shared/clock.ts';
import type { Posting } from '../../../nodes/shared/documentItem.ts';
import { startNetSuiteSandbox, type NetSuiteSandbox } from '../../sandbox/netsuite/netSuiteSandbox.mts';
import { department, employee, line } from './support/documents.mts';
import { codes, newExecutionId, POST_PATH, QUERY_PATH, quickClock } from './support/netSuiteNode.mts';
import { NOT_YET, PostingRun, TO_CONFIRM } from './support/posting.mts';

let sandbox: NetSuiteSandbox;
let run: PostingRun;

beforeEach(async () => {
	sandbox = await startNetSuiteSandbox();
	run = new PostingRun(sandbox);
	quickClock(sandbox);
});
afterEach(async () => {
	useClock();
	await sandbox.close();
});

const posts = () => sandbox.log.count({ method: 'POST', path: POST_PATH });

/** Validates, lets something happen in NetSuite, and posts. */
async function afterwards(change: () => void, posting: Partial<Posting> = {}) {
	const documents = await run.validated(['R1'], posting);
	change();
	return await run.post(documents);
}

describe('a refusal that came true between Validate and Post', () => {
	const october = () => sandbox.masterData.periods.find(({ periodName }) => periodName === 'Oct 2026')!;
	const account = (number: string) =>
		sandbox.masterData.accounts.find(({ acctNumber }) => acctNumber === number)!;
	const kingStreet = () => sandbox.masterData.departments.find(({ externalId }) => externalId === '21-KING')!;
	const price = () => sandbox.masterData.employees.find(({ entityId }) => entityId === '1017001')!;

	it.each<[string, () => void, string, RegExp]>([
		[
			'period closed',
			() => {
				october().closed = true;
			},
			'refused-period',
			/2026-10-31/,
		],
		[
			'period closed, other words',
			() => {
				october().closed = true;
				sandbox.modes.closedPeriodText = 'dateRange';
			},
			'refused-period',
			/2026-10-31/,
		],
		[
			'period closed, as a field value',
			() => {
				october().closed = true;
				sandbox.modes.closedPeriodText = 'fieldValue';
			},
			'refused-period',
			/2026-10-31/,
		],
		[
			'account inactive',
			() => {
				account('474210').isInactive = true;
			},
			'refused-reference',
			/account 474210 Travel Expense for subsidiary Demo Group Inc\./,
		],
		[
			'department inactive',
			() => {
				kingStreet().isInactive = true;
			},
			'refused-reference',
			/department King Street for subsidiary Demo Group Inc\./,
		],
		[
			'employee inactive',
			() => {
				price().isInactive = true;
			},
			'refused-reference',
			/employee 1017001 Dana Price for subsidiary Demo Group Inc\./,
		],
		[
			'account of another currency',
			() => {
				account('474210').currency = '4';
			},
			'refused-reference',
			/474210 Travel Expense for currency USD/,
		],
		[
			'field mandatory',
			() => {
				sandbox.modes.mandatoryLineFields = ['location'];
			},
			'refused-field-missing',
			/Location/,
		],
		[
			'script of the customer',
			() => {
				sandbox.modes.scriptRejects = () => 'Cost centre 21 is frozen';
			},
			'posting-refused',
			/Cost centre 21 is frozen/,
		],
	])('is told in names, as failed: %s', async (_, change, code, message) => {
		const result = await afterwards(change);
		expect([result.output, result.only.status, codes(result.only)]).toEqual([TO_CONFIRM, 'failed', [code]]);
		expect(result.only.reason).toMatch(message);
		expect([run.booked('R1'), posts()]).toEqual([0, 1]);
		expect(result.only.netSuiteId).toBe('');
	});

	it('is told in another language, with names where they can be put in', async () => {
		sandbox.modes.errorLanguage = 'de';
		const result = await afterwards(() => {
			kingStreet().isInactive = true;
		});
		expect([result.output, result.only.status, codes(result.only)]).toEqual([
			TO_CONFIRM,
			'failed',
			['posting-refused'],
		]);
		expect(result.only.reason).toMatch(
			/Ungültiger Referenzschlüssel King Street \(department\) für Niederlassung/,
		);
	});

	it('does not stop the others', async () => {
		const documents = await run.validated(['A', 'B', 'C']);
		sandbox.modes.scriptRejects = ({ externalId }) => (externalId === 'CNQR-EXP-B-R1' ? 'No' : undefined);
		const result = await run.post(documents, { options: { maxParallelRequests: 1 } });
		expect(result.at(TO_CONFIRM).map(({ documentId, status }) => [documentId, status])).toEqual([
			['A', 'posted'],
			['B', 'failed'],
			['C', 'posted'],
		]);
	});

	it('is not called failed where the look-up cannot be made', async () => {
		const documents = await run.validated(['A']);
		sandbox.modes.scriptRejects = () => 'No';
		sandbox.faults.add({ kind: 'statusBeforeCommit', status: 500, path: QUERY_PATH, skip: 1, times: 1_000 });
		const result = await run.post(documents);
		expect([result.output, result.only.status]).toEqual([NOT_YET, 'unfinished']);
	});

	it('is called failed by queries alone, looked at again and again, where single reads are not permitted', async () => {
		const documents = await run.validated(['A']);
		sandbox.modes.scriptRejects = () => 'No';
		sandbox.role.denyRecord('journalEntry', 'edit');
		sandbox.log.clear();
		const result = await run.post(documents);
		expect([result.output, result.only.status]).toEqual([TO_CONFIRM, 'failed']);
		expect(sandbox.log.count({ path: QUERY_PATH })).toBeGreaterThan(4);
	});
});

describe('"this record already exists"', () => {
	const VARIANTS = (['USER_ERROR', 'DUP_RCRD'] as const).flatMap((code) =>
		(['en', 'de'] as const).map((language) => [code, language] as const),
	);

	it.each(VARIANTS)(
		'means posted where the record is ours, though the look-up before did not show it (%s, %s)',
		async (code, language) => {
			const documents = await run.validated(['E1']);
			sandbox.modes.duplicateErrorCode = code;
			sandbox.modes.errorLanguage = language;
			sandbox.modes.suiteQlLagMs = 60 * 60_000;
			const [one, two] = [await run.post(documents), await run.post(documents)];
			expect([one.only.status, two.only.status, posts(), run.booked('E1')]).toEqual([
				'posted',
				'posted',
				2,
				1,
			]);
		},
	);

	it.each(VARIANTS)('means a person has to look where it cannot be seen (%s, %s)', async (code, language) => {
		const documents = await run.validated(['E2', 'E3']);
		sandbox.modes.duplicateErrorCode = code;
		sandbox.modes.errorLanguage = language;
		sandbox.modes.invisibleExternalIds = ['cnqr-exp-e2-r1'];
		const result = await run.post(documents, { options: { maxParallelRequests: 1 } });
		expect(
			result.at(NOT_YET).map((document) => [document.documentId, document.status, codes(document)]),
		).toEqual([['E2', 'needsReview', ['external-id-hidden']]]);
		expect(result.at(TO_CONFIRM).map(({ documentId }) => documentId)).toEqual(['E3']);
		expect(run.booked('E2')).toBe(0);
	});

	it('means a person has to look where the record is another one', async () => {
		const documents = await run.validated(['E4']);
		sandbox.modes.suiteQlLagMs = 60 * 60_000;
		await run.post([
			{
				...documents[0]!,
				postings: [
					{
						...documents[0]!.postings[0]!,
						memo: 'x',
						stamp: { field: 'memo', text: '[Concur 0123456789abcdef aaaaaaaaaaaa]' },
					},
				],
			},
		]);
		const result = await run.post(documents);
		expect([result.output, result.only.status, codes(result.only)]).toEqual([
			NOT_YET,
			'needsReview',
			['other-record-under-external-id'],
		]);
	});

	it('means a person has to look where a bill has the external id', async () => {
		const documents = await run.validated(['E5']);
		const lines = {
			recordType: 'vendorBill' as const,
			externalId: 'CNQR-EXP-E5-R1',
			tranDate: '2026-10-31',
			subsidiary: '1',
			currency: '1',
			exchangeRate: '1',
		};
		sandbox.books.insert({
			...lines,
			memo: documents[0]!.postings[0]!.stamp.text,
			posting: true,
			body: {},
			sublists: {},
			impact: [],
		});
		const result = await run.post(documents);
		expect([result.output, result.only.status, posts()]).toEqual([NOT_YET, 'needsReview', 0]);
	});
});

describe('two runs that post the same at the same moment', () => {
	const twoAtOnce = async (mode: 'oneFails' | 'bothSucceed') => {
		useClock();
		sandbox.modes.concurrentCreates = mode;
		sandbox.modes.latencyMs = 60;
		const other = new PostingRun(sandbox);
		const [mine, theirs] = await Promise.all([run.validated(['X']), other.validated(['X'])]);
		const results = await Promise.all([run.post(mine), other.post(theirs)]);
		return results.map((result) => ({
			output: result.output,
			status: result.only.status,
			codes: codes(result.only),
		}));
	};

	it('end in one journal that both call posted, where NetSuite refuses the second', async () => {
		expect(await twoAtOnce('oneFails')).toEqual([
			{ output: TO_CONFIRM, status: 'posted', codes: [] },
			{ output: TO_CONFIRM, status: 'posted', codes: [] },
		]);
		expect(run.booked('X')).toBe(1);
	});

	it('are found out where NetSuite takes both', async () => {
		const results = await twoAtOnce('bothSucceed');
		expect(run.booked('X')).toBe(2);
		expect(results.map(({ status }) => status)).toContain('needsReview');
		run.node.executionId = newExecutionId();
		const [later] = await run.node
			.documents('validate', [{ ...(await import('./support/documents.mts')).prepared('X') }])
			.then(({ all }) => all);
		expect([later!.status, codes(later!)]).toEqual(['needsReview', ['several-records']]);
	});
});

it('warns when NetSuite has stored another total than was sent', async () => {
	const documents = await run.validated(['V1'], {
		lines: [
			line('474210', { debit: '10.10' }, { department: department('21-KING') }),
			line('21010', { credit: '10.10' }, { entity: employee('1017001') }),
		],
	});
	const insert = sandbox.books.insert.bind(sandbox.books);
	sandbox.books.insert = (content, more) =>
		insert(
			{
				...content,
				impact: [
					...content.impact,
					{ ...content.impact[0]!, id: 9, debit: '1', baseAmount: '1' },
					{ ...content.impact[1]!, id: 10, credit: '1', baseAmount: '-1' },
				],
			},
			more,
		);
	const result = await run.post(documents);
	expect(result.only.status).toBe('posted');
	expect(result.only.warnings.map(({ message }) => message)).toEqual([
		'NetSuite saved a total of 11.10, the posting has 10.10',
	]);
});
