import { fuzzedDocuments } from './fuzzDocuments.mts';
import { fuzzNetSuite } from './fuzzNetSuite.mts';
import { fuzzPage, type FuzzOutcome } from './fuzzPrepare.mts';

const PAGE = 100;

export interface FuzzResult {
	outcomes: FuzzOutcome[];
	/** How many ended how: `prepared`, `notReady`, `Post: posted`, ... */
	ends: Map<string, number>;
	/** Problem codes that were given. */
	codes: Map<string, number>;
	/** How often each mutation was made, and how many of those documents were posted all the same. */
	mutations: Map<string, number>;
	faulty: FuzzOutcome[];
}

/** Mutants of documents of every type through Get Many's reading, Prepare Posting, Validate and Post; the same ones for the same seed. */
export async function fuzz(seed: number, count: number): Promise<FuzzResult> {
	const documents = fuzzedDocuments(seed, count);
	const outcomes: FuzzOutcome[] = [];
	for (let start = 0; start < documents.length; start += PAGE)
		outcomes.push(...fuzzPage(documents.slice(start, start + PAGE)));
	const ends = counts(outcomes.map(({ item }) => item?.status ?? 'no item'));
	const codes = counts(outcomes.flatMap(({ item }) => (item?.problems ?? []).map(({ code }) => code)));
	for (const [end, times] of await fuzzNetSuite(outcomes)) ends.set(end, times);
	return {
		outcomes,
		ends,
		codes,
		mutations: counts(documents.flatMap(({ mutations }) => mutations)),
		faulty: outcomes.filter(({ faults }) => faults.length > 0),
	};
}

/** For people: which document, what was done to it, what is wrong. */
export const faultText = ({ fuzzed: { original, set, mutations, id }, faults }: FuzzOutcome): string =>
	`${original.docType} ${id} (${set.name}; ${mutations.join(', ') || 'unchanged'}): ${faults.join('; ')}`;

function counts(keys: readonly string[]): Map<string, number> {
	const found = new Map<string, number>();
	for (const key of keys) found.set(key, (found.get(key) ?? 0) + 1);
	return new Map([...found].sort(([, a], [, b]) => b - a));
}
