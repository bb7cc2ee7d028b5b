import { EMPLOYEE } from '../../document/parties';
import type { BuildContext } from './buildContext';
import { draftAdvances } from './cashAdvance';
import { draftAllocation } from './expenseLine';
import type { ReportDraft } from './reportDraft';

/** All lines of the report, made once, before it is said which record each goes into. */
export function draftReport(context: BuildContext): ReportDraft {
	const allocations = context.document.expenseEntry.flatMap((entry, e) =>
		entry.allocation.map((allocation, a) =>
			draftAllocation(context, entry, allocation, `document.expenseEntry[${e}].allocation[${a}]`),
		),
	);
	const legs = allocations.flatMap(({ lines }) => lines.flatMap(({ leg }) => (leg ? [leg] : [])));
	const employeeTargets = legs.filter(({ party }) => party === EMPLOYEE).map(({ target }) => target);
	return { allocations, advances: draftAdvances(context, employeeTargets) };
}
