import type { DocumentItem, Ref, RefType } from '../../shared/documentItem';
import { nextStepOf, problem, reasonOf, type Problem } from '../../shared/problems/problem';
import { isRecord } from '../document/blank';
import { isId } from '../document/personal';

/** Stands where a person's name or e-mail address stood. */
export const WITHHELD = '(withheld)';

const PEOPLE: readonly RefType[] = ['employee', 'entity', 'vendor', 'customer'];

/** Problems that are about a person or a vendor, who may be a person: by value, or by the records that a value fits. */
const ABOUT_PEOPLE =
	/^(employee|entity|vendor|customer)-|^(payee-kind|payee-subsidiary-unknown|invoice-vendor-missing|bill-vendor-missing|report-employee-missing|supplier-invoice-exists|supplier-invoice-twice)$/;

const EMAIL = /[^\s"'<>(),;:]+@[^\s"'<>(),;:]+/g;

/** What the audit table keeps of a document's problems: no name of a person and no e-mail address (design.md, section 9). */
export interface TellingTexts {
	reason: string;
	nextStep: string;
	problems: Array<Pick<Problem, 'code' | 'field' | 'value' | 'owner'>>;
	warnings: Array<Pick<Problem, 'code' | 'field' | 'value' | 'owner'>>;
}

export function withoutPeople(item: DocumentItem): TellingTexts {
	const strike = striker(namesIn(item));
	const problems = item.problems.map((one) => impersonal(one, strike));
	// What a step says in other words than the problem's is kept, without the names.
	const own = (text: string, made: (of: readonly Problem[]) => string) =>
		strike(
			text === made(item.problems)
				? made(problems)
				: item.problems.some(isAboutPeople)
					? made(problems)
					: text,
		);
	return {
		reason: own(item.reason, reasonOf),
		nextStep: own(item.nextStep, nextStepOf),
		problems: problems.map((one) => idsOnly(one, strike)),
		warnings: item.warnings.map((one) => idsOnly(impersonal(one, strike), strike)),
	};
}

const isAboutPeople = ({ code }: Problem): boolean => ABOUT_PEOPLE.test(code);

/** Made anew from the catalogue where its texts may name people. */
function impersonal(one: Problem, strike: (text: string) => string): Problem {
	if (!isAboutPeople(one)) return { ...one, message: strike(one.message), fix: strike(one.fix) };
	const value = isId(one.value) ? one.value : WITHHELD;
	return { ...problem(one.code, { field: one.field, value }), value };
}

const idsOnly = ({ code, field, value, owner }: Problem, strike: (text: string) => string) => ({
	code,
	field: strike(field),
	value: isId(value) ? strike(value) : '',
	owner,
});

/** Names of the people and vendors that the postings refer to, and what of the header may name a person. */
function namesIn(item: DocumentItem): string[] {
	const refs: unknown[] = item.postings.flatMap((posting) => [
		posting.entity,
		posting.subsidiaryOf,
		...(Array.isArray(posting.lines) ? posting.lines : []).flatMap((line) =>
			isRecord(line) ? [line.entity, line.customer] : [],
		),
	]);
	const names = refs.filter(isPerson).flatMap(({ value, name }) => [value, name ?? '']);
	return [item.owner, item.name, ...names];
}

const isPerson = (ref: unknown): ref is Ref =>
	isRecord(ref) && typeof ref.value === 'string' && PEOPLE.includes(ref.type as RefType);

/** Puts "(withheld)" for the names and for every e-mail address. */
function striker(names: readonly string[]): (text: string) => string {
	const sought = [...new Set(names.map((name) => name.trim()))]
		.filter((name) => name.length > 2 && !isId(name))
		.sort((a, b) => b.length - a.length);
	return (text) =>
		sought.reduce((left, name) => left.replaceAll(name, WITHHELD), text.replace(EMAIL, WITHHELD));
}
