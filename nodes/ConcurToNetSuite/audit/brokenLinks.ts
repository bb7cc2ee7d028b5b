import { isUnchanged, type ChainRow } from './chainRow';

export interface ChainProblem {
	/** Number of the row; of the first one where several are missing; 0 for a row without a number. */
	sequence: number;
	/**
	 * `changed`: the row is not as it was written.  `missing`: rows are gone.  `inserted`: a row that no run wrote.
	 * `forked`: two rows follow the same row.  `cutOff`: the expected head is in no row.
	 */
	kind: 'changed' | 'missing' | 'inserted' | 'forked' | 'cutOff';
	what: string;
}

/** Rows with one number: one, as a rule. */
type Place = readonly [ChainRow, ...ChainRow[]];

/** What is wrong between the first row and the last. `rows`: in the order of their numbers. `startsAfter`: hash of the row before them. */
export function brokenLinks(rows: readonly ChainRow[], startsAfter: string): ChainProblem[] {
	const problems: ChainProblem[] = [];
	const places = placesOf(rows);
	let before: Place | undefined;
	for (const [index, place] of places.entries()) {
		const { sequence } = place[0];
		const next = places[index + 1];
		const missing = before
			? missingBetween(before[0].sequence, sequence)
			: missingAtStart(place, startsAfter);
		if (missing) problems.push(missing);
		problems.push(...wrongRows(place, next));
		if (!missing) problems.push(...wrongLinks(place, before, startsAfter));
		before = place;
	}
	return problems;
}

function placesOf(rows: readonly ChainRow[]): Place[] {
	const places = new Map<number, [ChainRow, ...ChainRow[]]>();
	for (const row of rows) {
		const place = places.get(row.sequence);
		if (place) place.push(row);
		else places.set(row.sequence, [row]);
	}
	return [...places.values()];
}

function missingBetween(last: number, next: number): ChainProblem | undefined {
	if (next === last + 1) return undefined;
	const [first, until] = [last + 1, next - 1];
	const what = first === until ? `row ${first} is missing` : `rows ${first} to ${until} are missing`;
	return { sequence: first, kind: 'missing', what };
}

/** Rows that do not begin with row 1 go on from an archive, whose last hash has to be given. */
function missingAtStart([{ sequence }]: Place, startsAfter: string): ChainProblem | undefined {
	if (sequence === 1 || startsAfter !== '') return undefined;
	const gone = sequence === 2 ? 'row 1 is missing' : `rows 1 to ${sequence - 1} are missing`;
	const what = `${gone} (where they were archived, give the hash of the last archived row)`;
	return { sequence: 1, kind: 'missing', what };
}

/** Rows that are not as they were written, or that share their number with one that is. */
function wrongRows(place: Place, next: Place | undefined): ChainProblem[] {
	const { sequence } = place[0];
	const good = place.filter(isUnchanged);
	// Of a changed row and its hash, the next row knows which hash there was.
	const followed = place.some((row) => next?.some(({ previousHash }) => previousHash === row.rowHash));
	const changed = place.filter((row) => !isUnchanged(row));
	const problems = changed.map((_, index): ChainProblem => {
		const first = index === 0 && good.length === 0;
		return first
			? { sequence, kind: 'changed', what: `row ${sequence} was changed after it was written` }
			: {
					sequence,
					kind: 'inserted',
					what: `a second row ${sequence} was inserted${followed ? '' : ' or changed'}`,
				};
	});
	const copies = good.length - new Set(good.map(({ rowHash }) => rowHash)).size;
	if (copies > 0)
		problems.push({ sequence, kind: 'inserted', what: `row ${sequence} is there ${copies + 1} times` });
	return problems;
}

/** Unchanged rows that do not follow the row before them, and more rows than one that do. */
function wrongLinks(place: Place, before: Place | undefined, startsAfter: string): ChainProblem[] {
	const { sequence } = place[0];
	const problems: ChainProblem[] = [];
	const good = place.filter(isUnchanged);
	const linked = good.filter((row) => follows(row, before, startsAfter));
	for (const row of good) {
		if (linked.includes(row)) continue;
		if (linked.length > 0) {
			problems.push({
				sequence,
				kind: 'inserted',
				what: `a second row ${sequence} was inserted: it follows no row ${sequence - 1}`,
			});
		} else if (before === undefined) {
			problems.push(firstRowDiffers(row, startsAfter));
		} else if (before.every(isUnchanged)) {
			// The row names another hash than the row before it has, and both agree with their own hash: one was written anew.
			const what = `row ${sequence - 1} is not the row that row ${sequence} was written after: one of the two was changed and its hash made anew`;
			problems.push({ sequence: sequence - 1, kind: 'changed', what });
		}
	}
	const branches = branchesOf(linked);
	if (branches > 1 && branches > branchesOf(before?.filter(isUnchanged) ?? [])) {
		const what = `there are ${branches} rows ${sequence}: two runs wrote at the same time, or a row was inserted`;
		problems.push({ sequence, kind: 'forked', what });
	}
	return problems;
}

/** A changed row is told already; the row after it names the hash that stands in it, or the one it comes to. */
function follows(row: ChainRow, before: Place | undefined, startsAfter: string): boolean {
	if (before) return before.some(({ rowHash, computed }) => [rowHash, computed].includes(row.previousHash));
	return row.previousHash === startsAfter;
}

function firstRowDiffers({ sequence, previousHash }: ChainRow, startsAfter: string): ChainProblem {
	if (startsAfter === '') {
		const what = `row ${sequence} says that a row ${previousHash} came before it, but it is the first`;
		return { sequence, kind: 'changed', what };
	}
	const what = `row ${sequence} does not follow the last archived row (${startsAfter}): rows between them are missing`;
	return { sequence: Math.max(1, sequence - 1), kind: 'missing', what };
}

const branchesOf = (rows: readonly ChainRow[]): number => new Set(rows.map(({ rowHash }) => rowHash)).size;
