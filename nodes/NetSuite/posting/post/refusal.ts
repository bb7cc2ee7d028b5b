import type { Posting, Ref } from '../../../shared/documentItem';
import { type Problem, problem, uniqueProblems } from '../../../shared/problems/problem';
import type { Fault, FaultDetail } from '../../transport/fault';
import { collectRefs } from '../validate/collectRefs';
import { typeWord } from '../validate/resolveRef';
import { DUPLICATE_CODES, DUPLICATE_TEXTS, REFUSAL_TEXTS, WORDS_FOR } from './refusalTexts';

/** Whether NetSuite says that the external id is taken. Only a look-up proves it (netsuite.md, section 4). */
export function saysDuplicate(fault: Fault): boolean {
	return fault.details.some(
		({ code, text }) =>
			DUPLICATE_CODES.some((one) => one.test(code)) || DUPLICATE_TEXTS.some((one) => one.test(text)),
	);
}

/** NetSuite's refusal of a posting as problems, with names in place of internal ids. */
export function refusalProblems(fault: Fault, posting: Posting, postingIndex: number): Problem[] {
	const refs = collectRefs([posting]);
	const problems = fault.details.map((detail) => {
		const field = fieldOf(detail.path, postingIndex);
		return (
			known(detail, refs, field, posting) ??
			problem('posting-refused', { field, value: withNames(detail.text || detail.code, refs) })
		);
	});
	return uniqueProblems(problems);
}

function known(
	{ text }: FaultDetail,
	refs: readonly Ref[],
	field: string,
	posting: Posting,
): Problem | undefined {
	for (const { code, pattern } of REFUSAL_TEXTS) {
		const match = pattern.exec(text);
		if (!match) continue;
		const { value, id, type, of, ofType } = match.groups ?? {};
		switch (code) {
			case 'refused-reference':
				return problem(code, {
					field,
					type: typeText(type ?? '', id ?? '', refs),
					value: nameOf(type ?? '', id ?? '', refs),
					context: `${ofType?.toLowerCase() ?? ''} ${nameOf(ofType ?? '', of ?? '', refs)}`,
				});
			case 'refused-value':
				return problem(code, { field, value: nameOf(type ?? '', id ?? '', refs), fieldName: type?.trim() });
			case 'refused-period':
				return problem(code, { field, value: posting.tranDate });
			default:
				return problem(code, { field, value: value?.trim() });
		}
	}
	return undefined;
}

function refsOf(word: string, id: string, refs: readonly Ref[]): Ref[] {
	const types = WORDS_FOR[word.trim().toLowerCase().split('.').at(-1) ?? ''] ?? [];
	return refs.filter((ref) => ref.id === id && types.includes(ref.type));
}

function nameOf(word: string, id: string, refs: readonly Ref[]): string {
	const [ref] = refsOf(word, id, refs);
	return ref ? (ref.name ?? ref.value) : id;
}

function typeText(word: string, id: string, refs: readonly Ref[]): string {
	const [ref] = refsOf(word, id, refs);
	return ref ? typeWord(ref.type).toLowerCase() : word.trim().toLowerCase();
}

/**
 * A text that is not known (another language, a script of the customer's): numbers that are the id of
 * exactly one record get its name.
 */
function withNames(text: string, refs: readonly Ref[]): string {
	return text.replace(/(?<![\w.-])-?\d+(?![\w-]|\.\d)/g, (id) => {
		const names = new Set(refs.filter((ref) => ref.id === id).map((ref) => ref.name ?? ref.value));
		const [name] = names;
		return names.size === 1 && name ? name : id;
	});
}

/** `line.items[3].account` or `expense.items[3].account` of the body is `postings[0].lines[3].account` of the item. */
function fieldOf(path: string, postingIndex: number): string {
	return path === ''
		? `postings[${postingIndex}]`
		: `postings[${postingIndex}].${path.replace(/^(line|expense)\.items\[/, 'lines[')}`;
}
