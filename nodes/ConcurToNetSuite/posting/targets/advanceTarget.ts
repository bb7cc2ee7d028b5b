import { EMPLOYEE } from '../../document/parties';
import type { BuildContext } from '../expense/buildContext';
import type { ReportDraft } from '../expense/reportDraft';
import { partyTarget, TARGET_WORDS } from './lineTarget';
import type { Target } from './target';

/**
 * Target of the report's cash advance applications. They reduce what the employee is owed, so they follow the employee's lines into
 * whatever record holds that debt: a journal beside an open bill would leave the bill to be paid in full. Where the employee's
 * lines go to several kinds of records it cannot be told which of them was paid beforehand.
 */
export function advanceTarget(
	{ document, settings, findings }: BuildContext,
	{ allocations, advances }: ReportDraft,
): Target {
	const [first] = advances;
	if (!first) return 'journalEntry';
	const own = allocations.flatMap(({ lines }) => lines.filter(({ party }) => party === EMPLOYEE));
	const all = new Set(own.map(({ target }) => target));
	// Lines that are left out hold no debt, unless all are: then the advance is left out with them.
	const targets = [...all].filter((target) => target !== 'doNotPost' || all.size === 1);
	const [only, ...others] = targets;
	const value = first.application.cashAdvanceId ?? '(unnamed)';
	if (others.length > 0) {
		const records = targets.map((target) => TARGET_WORDS[target]).join(', ');
		findings.refuse('cash-advance-target-unclear', { field: first.field, value, records });
		return 'journalEntry';
	}
	if (only !== undefined) return only;
	const wanted = partyTarget(document, EMPLOYEE, settings);
	if (wanted !== 'creditCardCharge') return wanted;
	findings.refuse('target-unfit', {
		field: first.field,
		value: `Cash advance ${value}`,
		party: 'Employee',
		target: TARGET_WORDS[wanted],
	});
	return 'journalEntry';
}
