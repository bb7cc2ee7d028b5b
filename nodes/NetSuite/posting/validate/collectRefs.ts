import type { Posting, PostingLine, Ref } from '../../../shared/documentItem';

export const LINE_REFS = [
	'account',
	'department',
	'class',
	'location',
	'entity',
	'customer',
] as const satisfies readonly (keyof PostingLine)[];

/** Every Ref of the postings. */
export function collectRefs(postings: readonly Posting[]): Ref[] {
	return postings.flatMap((posting) => [
		...[posting.subsidiary, posting.currency].filter((ref) => ref !== undefined),
		...posting.lines.flatMap((line) => LINE_REFS.map((key) => line[key]).filter((ref) => ref !== undefined)),
	]);
}
