import type { RawAuditRow } from './auditColumns';
import { brokenLinks, type ChainProblem } from './brokenLinks';
import { EMPTY_CHAIN, hashText, type ChainHead } from './chain';
import { readChainRows, type ChainRow } from './chainRow';

export interface ChainCheck {
	/** Whether every row is as it was written and none is missing, as far as the chain can prove it (docs/audit.md). */
	intact: boolean;
	rows: number;
	firstSequence: number;
	lastSequence: number;
	/** Hash of the last row: what the next row, the next archive and a later check go on from. */
	head: string;
	/** First broken first; at most `MOST_PROBLEMS`, `problemCount` says how many there are. */
	problems: ChainProblem[];
	problemCount: number;
	sentence: string;
}

export interface ChainCheckOptions {
	/** Hash that an e-mail or a summary told; empty: not checked. */
	expectedHead: string;
	/** Hash of the last row that was archived before these rows; empty: they begin with row 1. */
	startsAfter: string;
}

const MOST_PROBLEMS = 200;

/** Checks rows of the audit table in any order. */
export function verifyChain(rows: readonly RawAuditRow[], options: ChainCheckOptions): ChainCheck {
	const startsAfter = hashText(options.startsAfter);
	const expectedHead = hashText(options.expectedHead);
	const read = readChainRows(rows);
	const numbered = read.filter(({ sequence }) => sequence > 0);
	const head = lastOf(numbered);
	const problems = [
		...brokenLinks(numbered, startsAfter),
		...missingHead(read, head, expectedHead, startsAfter),
		...read.filter(({ sequence }) => sequence === 0).map(notOfTheChain),
	];
	const after = newerThan(numbered, expectedHead, head.sequence);
	const check = {
		intact: problems.length === 0,
		rows: read.length,
		firstSequence: numbered[0]?.sequence ?? 0,
		lastSequence: head.sequence,
		head: head.rowHash,
		problems: problems.slice(0, MOST_PROBLEMS),
		problemCount: problems.length,
	};
	return { ...check, sentence: sentence(check, expectedHead !== '', after) };
}

function lastOf(numbered: readonly ChainRow[]): ChainHead {
	const last = numbered.at(-1);
	return last ? { sequence: last.sequence, rowHash: last.rowHash } : EMPTY_CHAIN;
}

/** Rows that were cut off at the end leave no gap: only a hash that was told elsewhere shows it. */
function missingHead(
	rows: readonly ChainRow[],
	last: ChainHead,
	expectedHead: string,
	startsAfter: string,
): ChainProblem[] {
	if (expectedHead === '' || expectedHead === startsAfter) return [];
	// A row that only says so is told as changed already.
	if (rows.some(({ computed, rowHash }) => [computed, rowHash].includes(expectedHead))) return [];
	const what =
		last.sequence === 0
			? 'there are no rows, but the expected head was written'
			: `no row has the expected head: rows were cut off after row ${last.sequence}, or the rows before it were written anew`;
	return [{ sequence: last.sequence + 1, kind: 'cutOff', what }];
}

const notOfTheChain = ({ id }: ChainRow): ChainProblem => ({
	sequence: 0,
	kind: 'inserted',
	what: `a row${id ? ` (id ${id} of the table)` : ''} has no number and belongs to no run`,
});

/** Rows written since the head that was told; 0 where it is the last one. */
function newerThan(numbered: readonly ChainRow[], expectedHead: string, lastSequence: number): number {
	const found = numbered.find(({ computed }) => computed === expectedHead);
	return found ? lastSequence - found.sequence : 0;
}

function sentence(check: Omit<ChainCheck, 'sentence'>, headGiven: boolean, after: number): string {
	const { rows, firstSequence, lastSequence, head, problems, problemCount } = check;
	const [first] = problems;
	if (first) {
		const more =
			problemCount === 1
				? ''
				: ` There ${problemCount === 2 ? 'is 1 more problem' : `are ${problemCount - 1} more problems`}.`;
		return `The audit trail is broken: ${first.what}.${more}`;
	}
	if (rows === 0) return 'The audit trail has no rows.';
	const counted = rows === 1 ? '1 row' : `${rows} rows`;
	const proof = !headGiven
		? ' Whether rows were cut off at the end shows only against the head of a summary or e-mail.'
		: after > 0
			? ` The expected head is there, and ${after === 1 ? '1 row was' : `${after} rows were`} written since.`
			: ' The last row is the expected head.';
	return `The audit trail is intact: ${counted}, from ${firstSequence} to ${lastSequence}, head ${head}.${proof}`;
}
