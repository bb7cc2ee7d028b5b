import type { Problem } from '../../shared/problems/problem';
import type { Preparation } from '../posting/prepareDocument';
import { comparable, COMPARED, differingLines, type ComparedField, type LinePair } from './compareLines';

type Side = 'Before' | 'After';

/** A row of Compare Mapping: a line that differs, or a document whose problems alone differ. */
export type CompareRow = {
	number: string;
	docType: string;
	documentId: string;
	/** `notCompared`: the item carries no Concur document. */
	difference: 'changed' | 'added' | 'removed' | 'problems' | 'notCompared';
	/** Names of the columns that differ. */
	changed: string;
	/** Place of the line under today's mapping, else under the earlier one; 0 where it is about the whole document. */
	line: number;
	problemsAppeared: string;
	problemsVanished: string;
} & Record<`${ComparedField | 'status'}${Side}`, string>;

/** All that differs between two preparations of one document; nothing where they are the same. */
export function compareRows(docType: string, before: Preparation, after: Preparation): CompareRow[] {
	const whole: CompareRow = {
		documentId: after.documentId,
		changed: before.status === after.status ? '' : 'status',
		...linesOf({}),
		statusBefore: before.status,
		statusAfter: after.status,
		problemsAppeared: newIn(after.problems, before.problems),
		problemsVanished: newIn(before.problems, after.problems),
		difference: 'problems',
		line: 0,
		number: after.number,
		docType,
	};
	const pairs = differingLines(before.postings, after.postings, after.currency);
	if (pairs.length > 0) return pairs.map((pair) => ({ ...whole, ...lineDifference(pair) }));
	return whole.changed || whole.problemsAppeared || whole.problemsVanished ? [whole] : [];
}

/** A document that was not compared, so that nobody takes it for one without differences. */
export function notCompared(docType: string, number: string, documentId: string): CompareRow {
	const texts = { changed: '', line: 0, statusBefore: '', statusAfter: '', ...linesOf({}) };
	const problemsAppeared =
		'The item carries no Concur document: take the items of Get Many, or turn on Keep Document in Prepare Posting';
	return {
		number,
		docType,
		documentId,
		difference: 'notCompared',
		...texts,
		problemsAppeared,
		problemsVanished: '',
	};
}

function lineDifference(pair: LinePair) {
	const { before, after } = pair;
	const changed =
		before && after ? COMPARED.filter((field) => comparable(before, field) !== comparable(after, field)) : [];
	return {
		difference: !before ? ('added' as const) : !after ? ('removed' as const) : ('changed' as const),
		changed: changed.join(', '),
		line: (after ?? before)?.line ?? 0,
		...linesOf(pair),
	};
}

function linesOf({ before, after }: LinePair): Record<`${ComparedField}${Side}`, string> {
	const columns = COMPARED.flatMap((field) => [
		[`${field}Before`, before?.[field] ?? ''],
		[`${field}After`, after?.[field] ?? ''],
	]);
	return Object.fromEntries(columns) as Record<`${ComparedField}${Side}`, string>;
}

function newIn(problems: readonly Problem[], others: readonly Problem[]): string {
	const known = new Set(others.map(({ message }) => message));
	return problems
		.map(({ message }) => message)
		.filter((message) => !known.has(message))
		.join('; ');
}
