import { expect } from 'vitest';
import type { DocType, Posting } from '../../../nodes/shared/documentItem';
import { newDocumentItem } from '../../../nodes/shared/documentItem';
import { CATALOGUE } from '../../../nodes/shared/problems/catalogue';
import { prepareDocument } from '../../../nodes/ConcurToNetSuite/posting/prepareDocument';
import type { PostingSettings } from '../../../nodes/ConcurToNetSuite/settings/postingSettings';
import { Random } from '../../fixtures/generate/random.mts';
import { balanceOf } from './demoSettings.mts';

const NONSENSE: unknown[] = [
	null, undefined, '', ' ', 0, -1, 1e21, 1e-9, NaN, Infinity, true, false, 'x', 'COMP', 'EMPL', 'CBCP', 'DR', 'CR', 'Y', 'N', '2', '12.345', '-7', '1e400',
	'{owner}', '\u0000', '\uD83D', [], {}, [null], [[]], { toString: 'x' }, '2026-13-01', '9999-12-31T23:59:59Z', '0E-8', '99999999999999999999.99',
];

function places(value: unknown, found: Array<[Record<string, unknown>, string]> = []): Array<[Record<string, unknown>, string]> {
	if (typeof value !== 'object' || value === null) return found;
	for (const [key, part] of Object.entries(value)) {
		found.push([value as Record<string, unknown>, key]);
		places(part, found);
	}
	return found;
}

/** Changes one place: gone, nonsense, another sign, or another part of the document. */
function mutate(random: Random, document: unknown): void {
	const all = places(document);
	if (all.length === 0) return;
	const [holder, key] = random.pick(all);
	const kind = random.int(1, 5);
	if (kind === 1) delete holder[key];
	else if (kind === 2) holder[key] = structuredClone(random.pick(all)[0]);
	else if (kind === 3 && typeof holder[key] === 'number') holder[key] = holder[key] * -1;
	else holder[key] = random.pick(NONSENSE);
}

/** Prepares mutants; each must end in a named problem or in balanced postings. Gives how many ended how. */
export function prepareMutants(
	docType: DocType,
	documents: readonly unknown[],
	settings: PostingSettings,
	seed: number,
	checkPostings: (postings: readonly Posting[]) => void = checkOneBalanced,
): { statuses: Map<string, number>; codes: Set<string> } {
	const random = new Random(seed);
	const statuses = new Map<string, number>();
	const codes = new Set<string>();
	for (const document of documents) {
		const mutant = structuredClone(document);
		for (let left = random.int(1, 3); left > 0; left--) mutate(random, mutant);
		const result = prepareDocument({ ...newDocumentItem(), docType, docStatus: 'READY', document: mutant }, settings);
		statuses.set(result.status, (statuses.get(result.status) ?? 0) + 1);
		for (const { code, message, fix } of [...result.problems, ...result.warnings]) {
			codes.add(code);
			expect(CATALOGUE).toHaveProperty(code);
			expect(`${message} ${fix}`).not.toMatch(/\(unknown\)|undefined|NaN|\[object|\{\w+\}(?<!\{owner\})/);
		}
		if (result.status === 'prepared') {
			expect(result.problems).toEqual([]);
			checkPostings(result.postings);
		} else {
			expect(result.problems.length).toBeGreaterThan(0);
			expect(result.reason).not.toBe('');
			expect(result.nextStep).not.toBe('');
		}
	}
	expect(codes).not.toContain('posting-unbalanced');
	return { statuses, codes };
}

function checkOneBalanced(postings: readonly Posting[]): void {
	expect(postings).toHaveLength(1);
	for (const posting of postings) expect(balanceOf(posting)).toBe(0n);
}
