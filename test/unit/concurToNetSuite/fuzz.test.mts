import { describe, expect, it } from 'vitest';
import { CATALOGUE } from '../../../nodes/shared/problems/catalogue';
import { generateReports } from '../../fixtures/generate/expenseReports.mts';
import { Random } from '../../fixtures/generate/random.mts';
import { balanceOf, demoSettings, prepare } from './demoSettings.mts';
import { prepareDocument } from '../../../nodes/ConcurToNetSuite/posting/prepareDocument';
import { newDocumentItem } from '../../../nodes/shared/documentItem';

const NONSENSE: unknown[] = [
	null, undefined, '', ' ', 0, -1, 1e21, 1e-9, NaN, Infinity, true, false, 'x', 'COMP', 'EMPL', 'Y', '12.345', '-7', '1e400', '{owner}', '\u0000', '\uD83D',
	[], {}, [null], [[]], { toString: 'x' }, '2026-13-01', '9999-12-31T23:59:59Z', '0E-8', '99999999999999999999.99',
];

/** Every place in a document: its holder and key. */
function places(value: unknown, found: Array<[Record<string, unknown>, string]> = []): Array<[Record<string, unknown>, string]> {
	if (typeof value !== 'object' || value === null) return found;
	for (const [key, part] of Object.entries(value)) {
		found.push([value as Record<string, unknown>, key]);
		places(part, found);
	}
	return found;
}

function mutate(random: Random, document: Record<string, unknown>): void {
	const [holder, key] = random.pick(places(document));
	switch (random.int(1, 5)) {
		case 1:
			delete holder[key];
			break;
		case 2:
			holder[key] = random.pick(places(document))[0];
			break;
		case 3:
			if (typeof holder[key] === 'number') holder[key] = (holder[key] as number) * -1;
			else holder[key] = random.pick(NONSENSE);
			break;
		default:
			holder[key] = random.pick(NONSENSE);
	}
}

describe('mutated documents', () => {
	it('end in a named problem or a balanced posting, 3000 of them', () => {
		const random = new Random(99);
		const settings = demoSettings();
		const statuses = new Map<string, number>();
		const codes = new Set<string>();
		for (const { document, documentId } of generateReports({ seed: 11, count: 3_000 })) {
			let mutant = structuredClone(document);
			for (let left = random.int(1, 3); left > 0; left--) {
				mutate(random, mutant);
				// A mutation may tie the document into a loop, which JSON cannot hold.
				mutant = safeClone(mutant) ?? structuredClone(document);
			}
			const prepared = prepareDocument({ ...newDocumentItem(), docStatus: 'READY', documentId, document: mutant }, settings);
			statuses.set(prepared.status, (statuses.get(prepared.status) ?? 0) + 1);
			for (const { code, message, fix } of [...prepared.problems, ...prepared.warnings]) {
				codes.add(code);
				expect(fix).not.toBe('');
				expect(CATALOGUE).toHaveProperty(code);
				expect(message).not.toMatch(/\(unknown\)|undefined|NaN|\[object/);
			}
			if (prepared.status === 'prepared') {
				expect(prepared.problems).toEqual([]);
				expect(prepared.postings).toHaveLength(1);
				for (const posting of prepared.postings) expect(balanceOf(posting)).toBe(0n);
			} else {
				expect(prepared.problems.length).toBeGreaterThan(0);
				expect(prepared.reason).not.toBe('');
				expect(prepared.nextStep).not.toBe('');
			}
			expect(codes).not.toContain('posting-unbalanced');
		}
		// The mutations must reach both ends, or this test proves nothing.
		expect(statuses.get('prepared')).toBeGreaterThan(500);
		expect(statuses.get('notReady')).toBeGreaterThan(800);
		expect(codes.size).toBeGreaterThan(12);
	}, 120_000);

	it('hold under every other setting too', () => {
		for (const changes of [
			{ taxHandling: 'keepInExpense' }, { entityOnLines: 'allLines' }, { subsidiaryFrom: 'none' }, { reimbursedByPayroll: 'payrollClearing' },
			{ postingDateFrom: 'lastEntryDate' }, { options: { segmentsOnOtherLines: true, billableEntries: 'ignore', stampField: 'custbody_x' } },
		]) {
			for (const { document } of generateReports({ seed: 12, count: 25 })) {
				const { postings, status } = prepare(document, changes);
				expect(status).toBe('prepared');
				for (const posting of postings) expect(balanceOf(posting)).toBe(0n);
			}
		}
	});
});

function safeClone(value: Record<string, unknown>): Record<string, unknown> | undefined {
	try {
		JSON.stringify(value);
		return structuredClone(value);
	} catch {
		return undefined;
	}
}
