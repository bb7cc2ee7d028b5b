import type { ProblemCode } from '../../../shared/problems/catalogue';
import { type Problem, problem, type ProblemDetails } from '../../../shared/problems/problem';

/** Collects what is wrong with one posting. All of it comes in one pass (design.md, section 5). */
export interface Findings {
	problems: Problem[];
	warnings: Problem[];
	/** `field` is a path inside the posting, e.g. `lines[2].account`. */
	stop(code: ProblemCode, field: string, details: ProblemDetails): void;
	warn(code: ProblemCode, field: string, details: ProblemDetails): void;
}

export function findingsOf(postingIndex: number): Findings {
	const problems: Problem[] = [];
	const warnings: Problem[] = [];
	const at = (field: string) => `postings[${postingIndex}]${field ? `.${field}` : ''}`;
	return {
		problems,
		warnings,
		stop: (code, field, details) => problems.push(problem(code, { ...details, field: at(field) })),
		warn: (code, field, details) => warnings.push(problem(code, { ...details, field: at(field) })),
	};
}
