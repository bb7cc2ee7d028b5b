import { describe, expect, it } from 'vitest';
import { ageing } from '../../../nodes/ConcurToNetSuite/summary/ageing';
import { runSummary } from '../../../nodes/ConcurToNetSuite/summary/runSummary';
import type { DocumentItem } from '../../../nodes/shared/documentItem';
import { problem } from '../../../nodes/shared/problems/problem';
import { accountMissing, item } from './items.mts';

const NOW = Date.parse('2026-11-24T02:00:00Z');
const DAY = 24 * 60 * 60_000;
const seen = (days: number) => new Date(NOW - days * DAY).toISOString();
const waiting = (days: number, changes: Partial<DocumentItem> = {}) =>
	item({
		status: 'notReady', docStatus: 'READY', concurStatus: 'notConfirmed', firstSeenAt: seen(days), documentId: `D${days}`, problems: [accountMissing],
		reason: accountMissing.message, nextStep: `NetSuite administrator: ${accountMissing.fix}`, ...changes,
	});

describe('the ageing list', () => {
	it('has all documents that have not ended, the oldest first, with their age, problem and who cures it', () => {
		const { ageing: list } = ageing([waiting(1), item(), waiting(12.9), item({ status: 'failed', concurStatus: 'error' }), waiting(7)], NOW, 7);
		expect(list.map(({ documentId, ageDays }) => [documentId, ageDays])).toEqual([['D12.9', 12], ['D7', 7], ['D1', 1]]);
		expect(list[1]).toEqual({
			docType: 'expense', documentId: 'D7', fiDocumentId: item().fiDocumentId, number: 'W4JPAB', ageDays: 7, firstSeenAt: seen(7), status: 'not ready to post',
			currency: 'USD', total: '30.00', problem: accountMissing.message, owner: 'NetSuite administrator', nextStep: expect.stringContaining('NetSuite administrator: ') as string,
		});
	});

	it('takes a document that this run saw first for new, and an instant of the future too', () => {
		for (const firstSeenAt of ['', 'n/a', new Date(NOW + DAY).toISOString()]) {
			expect(ageing([waiting(0, { firstSeenAt })], NOW, 1).ageing).toMatchObject([{ ageDays: 0, firstSeenAt: new Date(NOW).toISOString() }]);
		}
	});

	it('knows who cures a document that was left alone, from its row', () => {
		const left = waiting(3, { status: 'needsReview', problems: [], nextStep: 'Concur processor: Look at it' });
		expect(ageing([left], NOW, 7).ageing).toMatchObject([{ owner: 'Concur processor', status: 'to be reviewed' }]);
	});

	it('names nobody', () => {
		const missing = problem('employee-not-found', { value: 'mia@example.com' });
		const one = waiting(3, { owner: 'Mia Wong', name: 'Trip of Mia', problems: [missing], reason: missing.message, nextStep: 'Ask Mia Wong' });
		expect(JSON.stringify(ageing([one], NOW, 1))).not.toMatch(/mia|wong|@/i);
	});
});

describe('what is overdue', () => {
	it('is as old as the user allows, or older', () => {
		const documents = [waiting(6.99), waiting(7), waiting(30)];
		const days = (after: number) => ageing(documents, NOW, after).overdue.map(({ ageDays }) => ageDays);
		expect([days(7), days(8), days(6), days(31)]).toEqual([[30, 7], [30], [30, 7, 6], []]);
	});

	it('is nothing that a rule leaves alone, but all else that has not ended', () => {
		const of = (status: DocumentItem['status']) => ageing([waiting(30, { status })], NOW, 7).overdue.length;
		expect((['skipped', 'nothingToPost'] as const).map(of)).toEqual([0, 0]);
		expect((['notReady', 'held', 'needsReview', 'pendingApproval', 'unfinished', 'alreadyPosted'] as const).map(of)).toEqual([1, 1, 1, 1, 1, 1]);
	});

	it('is told in the summary', () => {
		const options = { stopOn: [], note: '', read: undefined, auditHead: { sequence: 0, rowHash: '' }, overdueAfterDays: 7, interrupted: '', now: NOW };
		const told = (...documents: DocumentItem[]) => runSummary(documents, options).sentence;
		expect(told(waiting(9), waiting(12))).toContain('2 documents are overdue: they wait for 7 days or more, the oldest for 12.');
		expect(told(waiting(9))).toContain('1 document is overdue: it waits for 7 days or more, the oldest for 9.');
		expect(told(waiting(1))).not.toContain('overdue');
	});
});
