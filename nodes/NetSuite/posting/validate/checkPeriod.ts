import { DateTime } from 'luxon';
import type { Posting } from '../../../shared/documentItem';
import { problem } from '../../../shared/problems/problem';
import { type Calendar, periodsOf } from '../../masterData/periods';
import {
	type ClosedPeriodPolicy,
	movedDay,
	obstaclesOf,
	periodUse,
	POLICY_WORDS,
	type PeriodUse,
} from './closedPeriod';
import { readMovedNote, withMovedNote } from './closedPeriodMemo';
import type { Findings } from './findings';

/**
 * Whether the period of the posting date is open; where it is not, the posting as the policy moves it. Locks of payables and
 * receivables matter only to postings that touch them. Where several fiscal calendars have a period for the day, each of them
 * must be open, because the subsidiary's is not told.
 */
export function checkPeriod(
	posting: Posting,
	calendar: Calendar,
	accountTypes: ReadonlySet<string>,
	policy: ClosedPeriodPolicy,
	findings: Findings,
): Posting {
	const value = posting.tranDate;
	if (!/^\d{4}-\d{2}-\d{2}$/.test(value) || !DateTime.fromISO(value, { zone: 'utc' }).isValid) {
		findings.stop('posting-date-invalid', 'tranDate', { value });
		return posting;
	}
	if (calendar.state === 'absent') return posting;
	if (calendar.state === 'unreadable') {
		findings.stop('period-unreadable', 'tranDate', { value });
		return posting;
	}
	const periods = periodsOf(value, calendar.periods);
	if (periods.length === 0) findings.stop('period-not-found', 'tranDate', { value });
	const use = periodUse(posting, accountTypes);
	const obstacles = periods.flatMap((period) =>
		obstaclesOf(period, use).map((code) => ({ code, period: period.name })),
	);
	const [first] = obstacles;
	if (!first) return posting;
	if (policy !== 'hold') {
		const why = problem(first.code, { value, period: first.period }).message;
		return moved(posting, calendar, policy, use, why, findings);
	}
	for (const { code, period } of obstacles) findings.stop(code, 'tranDate', { value, period });
	return posting;
}

function moved(
	posting: Posting,
	calendar: Extract<Calendar, { state: 'read' }>,
	policy: Exclude<ClosedPeriodPolicy, 'hold'>,
	use: PeriodUse,
	why: string,
	findings: Findings,
): Posting {
	// The first date counts where Validate or Post sees a posting again that was moved before.
	const value = readMovedNote(posting.memo)?.from ?? posting.tranDate;
	const day = movedDay(posting.tranDate, policy, calendar.periods, use);
	if (day === undefined) {
		findings.stop('no-open-period-ahead', 'tranDate', { value, why });
		return posting;
	}
	const words = POLICY_WORDS[policy];
	findings.warn('posting-date-moved', 'tranDate', { value, day, policy: words, why });
	return { ...posting, tranDate: day, memo: withMovedNote(posting, value, words) };
}
