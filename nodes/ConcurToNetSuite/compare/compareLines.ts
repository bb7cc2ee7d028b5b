import type { Posting } from '../../shared/documentItem';
import { pseudonym } from '../document/personal';
import { lineRows, type LineRow } from '../dryRun/lineRows';
import { readPostings } from '../dryRun/readPostings';

/** What is compared of a line, in the order of the columns. */
export const COMPARED = [
	'account',
	'debit',
	'credit',
	'recordType',
	'currency',
	'subsidiary',
	'department',
	'class',
	'location',
	'customer',
	'entity',
	'category',
	'taxCode',
] as const;
export type ComparedField = (typeof COMPARED)[number];
export type ComparedLine = Record<ComparedField, string> & Pick<LineRow, 'line' | 'externalId'>;

/** One line as it was and as it is; one of them is missing where the line exists under one mapping only. */
export interface LinePair {
	before?: ComparedLine;
	after?: ComparedLine;
}

interface PlacedLine {
	/** What part of the document the line comes from: the same under any mapping. */
	origin: string;
	line: ComparedLine;
}

/** The lines that differ between two preparations of one document. */
export function differingLines(
	before: readonly Posting[],
	after: readonly Posting[],
	currency: string,
): LinePair[] {
	const [was, is] = [placedLines(before, currency), placedLines(after, currency)];
	const pairs: LinePair[] = [];
	// Lines that are the same go first: of two lines of one origin only the one that changed is a difference.
	const left = without(is, was);
	for (const one of without(was, is)) {
		const place = left.findIndex(({ origin }) => origin === one.origin);
		const [match] = place < 0 ? [] : left.splice(place, 1);
		pairs.push({ before: one.line, ...(match && { after: match.line }) });
	}
	return [...pairs, ...left.map(({ line }): LinePair => ({ after: line }))];
}

function placedLines(postings: readonly Posting[], currency: string): PlacedLine[] {
	return (readPostings(postings) ?? []).flatMap((posting) =>
		lineRows(posting, currency).map((row, index): PlacedLine => {
			const from = row.automatic ? 'automatic' : posting.lines[index]?.from;
			return { origin: JSON.stringify([from, row.debit !== '']), line: comparedLine(row) };
		}),
	);
}

function comparedLine({ accountName, ...row }: LineRow): ComparedLine {
	return { ...row, account: row.account || accountName };
}

/** The lines of `some` that have no equal left in `others`. */
function without(some: readonly PlacedLine[], others: readonly PlacedLine[]): PlacedLine[] {
	const equals = new Map<string, number>();
	for (const other of others) equals.set(keyOf(other), (equals.get(keyOf(other)) ?? 0) + 1);
	return some.filter((one) => {
		const count = equals.get(keyOf(one)) ?? 0;
		equals.set(keyOf(one), count - 1);
		return count <= 0;
	});
}

const keyOf = ({ origin, line }: PlacedLine): string =>
	JSON.stringify([origin, ...COMPARED.map((field) => comparable(line, field))]);

/** Snapshots of the mapping hold no names of people, so that people are compared without them too. */
export function comparable(line: ComparedLine, field: ComparedField): string {
	if (field !== 'entity' && field !== 'customer') return line[field];
	const [, key = '', value = ''] = /^((?:external )?ID )?(.*)$/s.exec(line[field]) ?? [];
	return key + pseudonym(value);
}
