import { problem, type Problem, type ProblemDetails } from '../../shared/problems/problem';
import type { ProblemCode } from '../../shared/problems/catalogue';

/** What was found in one document: everything in one pass, never only the first (design.md, section 5). */
export class Findings {
	readonly problems: Problem[] = [];
	readonly warnings: Problem[] = [];

	/** Returns undefined, so that "no value, and this is why" is one expression. */
	refuse(code: ProblemCode, details: ProblemDetails): undefined {
		this.problems.push(problem(code, details));
		return undefined;
	}

	warn(code: ProblemCode, details: ProblemDetails): void {
		this.warnings.push(problem(code, details));
	}
}
