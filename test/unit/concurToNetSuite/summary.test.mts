import { describe, expect, it } from 'vitest';
import { givenDocuments } from '../../../nodes/ConcurToNetSuite/summary/givenDocuments';
import { runSummary } from '../../../nodes/ConcurToNetSuite/summary/runSummary';
import { STATUSES } from '../../../nodes/shared/documentItem';
import { item } from './items.mts';

const STOP_ON = ['failed', 'needsReview', 'notReady'];

describe('the summary of a run', () => {
	it('of no documents is one good sentence', () => {
		expect(runSummary([], STOP_ON, '')).toEqual({
			sentence: 'No documents were waiting.', needsPerson: false, documentCount: 0, counts: {}, lines: [], people: [], note: '', runId: '',
		});
	});

	it('counts and sums per status and currency', () => {
		const documents = [
			item({ total: '0.10' }), item({ total: '0.20' }), item({ total: '5.00', currency: 'EUR' }),
			item({ status: 'notReady', total: '-7.00', reason: 'Why', nextStep: 'What', netSuiteUrl: '' }), item({ status: 'skipped', total: 'n/a' }),
		];
		const summary = runSummary(documents, STOP_ON, '');
		expect(summary.lines).toEqual([
			{ status: 'posted and confirmed', currency: 'EUR', count: 1, amount: '5.00' },
			{ status: 'posted and confirmed', currency: 'USD', count: 2, amount: '0.30' },
			{ status: 'not ready to post', currency: 'USD', count: 1, amount: '-7.00' },
			{ status: 'skipped', currency: 'USD', count: 1, amount: '0.00' },
		]);
		expect(summary.counts).toEqual({ confirmed: 3, notReady: 1, skipped: 1 });
		expect(summary.sentence).toBe('5 documents: 3 posted and confirmed, 1 not ready to post, 1 skipped. 1 document needs a person.');
		expect(summary.people).toMatchObject([{ documentId: 'B1041655B4CE4171BDAA', reason: 'Why', nextStep: 'What', total: '-7.00' }]);
		expect(summary.runId).toBe('77');
	});

	it('needs a person for the chosen statuses only', () => {
		for (const status of STATUSES) {
			expect(runSummary([item({ status })], STOP_ON, '').needsPerson, status).toBe(STOP_ON.includes(status));
			expect(runSummary([item({ status })], [status], '').needsPerson).toBe(true);
		}
		expect(runSummary([item()], STOP_ON, '').sentence).toBe('1 document: 1 posted and confirmed. Nobody has to do anything.');
		expect(runSummary([item({ status: 'failed' }), item({ status: 'failed' })], STOP_ON, '').sentence).toContain('2 documents need a person.');
	});

	it('begins with the note', () => {
		expect(runSummary([], STOP_ON, 'Another run is active since 02:00').sentence).toBe('Another run is active since 02:00. No documents were waiting.');
		expect(runSummary([], STOP_ON, 'Stopped!').sentence).toBe('Stopped! No documents were waiting.');
	});

	it('mentions every status by a label of its own', () => {
		const summary = runSummary(STATUSES.map((status) => item({ status })), [], '');
		expect(new Set(summary.lines.map(({ status }) => status)).size).toBe(STATUSES.length);
	});
});

describe('documents given by a parameter', () => {
	it('may be items, their JSON or text; blank means the input', () => {
		const one = { fiDocumentId: 'a' };
		for (const blank of ['', '  ', undefined, null]) expect(givenDocuments(blank)).toBeUndefined();
		for (const given of [[one], [{ json: one, pairedItem: 0 }], one, { json: one }, JSON.stringify([one]), JSON.stringify(one)]) {
			expect(givenDocuments(given)).toEqual([one]);
		}
		expect(givenDocuments([])).toEqual([]);
		expect(givenDocuments('[]')).toEqual([]);
		expect(givenDocuments({})).toEqual([]);
		for (const wrong of ['[object Object]', 7, '7', true]) expect(givenDocuments(wrong)).toBe('unreadable');
	});
});
