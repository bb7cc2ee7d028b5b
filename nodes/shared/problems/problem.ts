import { CATALOGUE, type ProblemCode } from './catalogue';

export type ProblemOwner = 'netsuiteAdmin' | 'concurProcessor' | 'integrationAdmin';

/** One thing that stands in the way: what, where, how to fix it, who fixes it. In names, never in internal ids. */
export interface Problem {
	code: ProblemCode;
	/** Where: a path into the item (`postings[0].lines[2].account`) or a field of the Concur document. */
	field: string;
	value: string;
	message: string;
	fix: string;
	owner: ProblemOwner;
}

export interface ProblemDetails {
	field?: string;
	value?: string;
	/** Fills the further `{placeholders}` of the catalogue's texts. */
	[placeholder: string]: string | undefined;
}

/** Makes a problem from the catalogue; a placeholder without a value reads "(unknown)". */
export function problem(code: ProblemCode, details: ProblemDetails = {}): Problem {
	const entry = CATALOGUE[code];
	const fill = (text: string) => text.replace(/\{(\w+)\}/g, (_, name: string) => details[name] || '(unknown)');
	return {
		code,
		field: details.field ?? '',
		value: details.value ?? '',
		message: fill(entry.message),
		fix: fill(entry.fix),
		owner: entry.owner,
	};
}

/** Each problem once: same code, field text and value are one problem (the same account on ten lines is told once). */
export function uniqueProblems(problems: readonly Problem[]): Problem[] {
	const seen = new Set<string>();
	return problems.filter((candidate) => {
		const key = `${candidate.code}\u0000${candidate.message}`;
		if (seen.has(key)) return false;
		seen.add(key);
		return true;
	});
}

/** One sentence for the `reason` column of an item. */
export function reasonOf(problems: readonly Problem[]): string {
	const [first, ...rest] = problems;
	if (!first) return '';
	return rest.length === 0 ? first.message : `${first.message} (and ${rest.length} more)`;
}

export const OWNER_LABELS: Record<ProblemOwner, string> = {
	netsuiteAdmin: 'NetSuite administrator',
	concurProcessor: 'Concur processor',
	integrationAdmin: 'integration administrator',
};

/** One sentence for the `nextStep` column: the cure of the first problem and who does it. */
export function nextStepOf(problems: readonly Problem[]): string {
	const [first] = problems;
	return first ? `${OWNER_LABELS[first.owner]}: ${first.fix}` : '';
}
