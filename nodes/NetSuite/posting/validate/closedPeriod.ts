import { DateTime } from 'luxon';
import type { Posting, RecordType } from '../../../shared/documentItem';
import type { ProblemCode } from '../../../shared/problems/catalogue';
import { type Period, periodsOf } from '../../masterData/periods';

/** What is done with a posting whose accounting period is closed or locked. The first is the default. */
export const CLOSED_PERIOD_POLICIES = ['hold', 'firstOpenDay', 'firstDayOfNextPeriod'] as const;
export type ClosedPeriodPolicy = (typeof CLOSED_PERIOD_POLICIES)[number];

/** In the words of memo and warning. */
export const POLICY_WORDS: Record<ClosedPeriodPolicy, string> = {
	hold: 'hold',
	firstOpenDay: 'first open day',
	firstDayOfNextPeriod: 'first day of next period',
};

/** Which locks count for a posting, beside "closed" and "locked for all" (netsuite.md, 7.6). */
export interface PeriodUse {
	payables: boolean;
	receivables: boolean;
}

const ALWAYS_PAYABLES: ReadonlySet<RecordType> = new Set(['vendorBill', 'vendorCredit', 'expenseReport']);

/** `accountTypes`: of the accounts that the posting touches. */
export function periodUse(
	{ recordType }: Pick<Posting, 'recordType'>,
	accountTypes: ReadonlySet<string>,
): PeriodUse {
	return {
		payables: ALWAYS_PAYABLES.has(recordType) || accountTypes.has('AcctPay'),
		receivables: accountTypes.has('AcctRec'),
	};
}

/** Why such a posting cannot go into the period; empty when it can. */
export function obstaclesOf(
	{ closed, allLocked, apLocked, arLocked }: Period,
	use: PeriodUse,
): ProblemCode[] {
	if (closed) return ['period-closed'];
	if (allLocked) return ['period-locked'];
	const payables: ProblemCode[] = apLocked && use.payables ? ['period-ap-locked'] : [];
	return arLocked && use.receivables ? [...payables, 'period-ar-locked'] : payables;
}

/**
 * The day to which a posting moves whose own day is not open; undefined when no later day is. Never an earlier one.
 * `firstOpenDay`: the first later day on which every base period that holds it is open.  `firstDayOfNextPeriod`: the same among
 * the first days of the periods that begin after those of the posting have ended. The two differ only where fiscal calendars
 * overlap: there the first open day may lie within a period that has begun before.
 */
export function movedDay(
	day: string,
	policy: Exclude<ClosedPeriodPolicy, 'hold'>,
	periods: readonly Period[],
	use: PeriodUse,
): string | undefined {
	const base = periods.filter(({ isBase }) => isBase);
	const lastOwnDay = periodsOf(day, base).reduce((last, { end }) => (end > last ? end : last), day);
	const starts = base.map(({ start }) => start);
	const candidates =
		policy === 'firstDayOfNextPeriod'
			? starts.filter((start) => start > lastOwnDay)
			: [...starts, ...base.map(({ end }) => dayAfter(end))].filter((start) => start > day);
	return candidates.sort().find((candidate) => {
		const holding = periodsOf(candidate, base);
		return holding.length > 0 && holding.every((period) => obstaclesOf(period, use).length === 0);
	});
}

function dayAfter(day: string): string {
	return DateTime.fromISO(day, { zone: 'utc' }).plus({ days: 1 }).toISODate() ?? '';
}
