import { executionCache } from '../transport/executionCache';
import { unlessUnknown } from '../transport/fault';
import { accountFeatures } from '../transport/features';
import type { NetSuiteSession } from '../transport/session';
import { type Row, suiteQlRows } from '../transport/suiteQl';
import { isTrue } from './masterRecord';

export interface Period {
	id: string;
	name: string;
	/** `YYYY-MM-DD`, both days included. */
	start: string;
	end: string;
	parent: string;
	isYear: boolean;
	/** Months as a rule: neither year nor quarter nor adjustment period. What transactions post to. */
	isBase: boolean;
	closed: boolean;
	allLocked: boolean;
	apLocked: boolean;
	arLocked: boolean;
}

/**
 * `absent`: the account has no Accounting Periods feature.  `unreadable`: the role sees none, which says
 * nothing about open or closed.
 */
export type Calendar = { state: 'absent' } | { state: 'unreadable' } | { state: 'read'; periods: Period[] };

const PERIODS = `SELECT id, periodname, parent, isyear, isquarter, isadjust, isinactive, closed, alllocked, aplocked, arlocked, TO_CHAR(startdate, 'YYYY-MM-DD') AS startday, TO_CHAR(enddate, 'YYYY-MM-DD') AS endday FROM accountingperiod ORDER BY id`;

const cache = executionCache<Calendar>();

/** The calendar as this execution has read it; good enough for names and years. @throws NetSuiteReadError */
export async function accountingCalendar(session: NetSuiteSession): Promise<Calendar> {
	return await cache.get(session.executionKey, async () => await readCalendar(session));
}

/** The calendar as it is now, because a period may be closed at any moment. @throws NetSuiteReadError */
export async function currentCalendar(session: NetSuiteSession): Promise<Calendar> {
	return await cache.renew(session.executionKey, async () => await readCalendar(session));
}

/** All periods, years included, in one query. */
async function readCalendar(session: NetSuiteSession): Promise<Calendar> {
	const { accountingPeriods } = await accountFeatures(session);
	if (!accountingPeriods) return { state: 'absent' };
	const rows = await unlessUnknown(suiteQlRows(session, { text: PERIODS, bound: false }));
	const periods = (rows ?? []).map(readPeriod);
	return periods.some(({ isBase }) => isBase) ? { state: 'read', periods } : { state: 'unreadable' };
}

function readPeriod(row: Row): Period {
	const [isYear, isQuarter, isAdjust, isInactive] = [
		row.isyear,
		row.isquarter,
		row.isadjust,
		row.isinactive,
	].map(isTrue);
	return {
		id: row.id ?? '',
		name: row.periodname ?? '',
		start: row.startday ?? '',
		end: row.endday ?? '',
		parent: row.parent ?? '',
		isYear: isYear === true,
		isBase: !isYear && !isQuarter && !isAdjust && !isInactive,
		closed: isTrue(row.closed),
		allLocked: isTrue(row.alllocked),
		apLocked: isTrue(row.aplocked),
		arLocked: isTrue(row.arlocked),
	};
}

/** The base periods that hold a day: one, or several where subsidiaries have different fiscal calendars. */
export function periodsOf(day: string, periods: readonly Period[]): Period[] {
	return periods.filter((period) => period.isBase && period.start <= day && day <= period.end);
}

/**
 * The fiscal year of a period as four digits: read from the name of the year above it ("FY 2026"), else the
 * year in which that year, or the period itself, ends. Empty when the period is not known.
 */
export function fiscalYearOf(period: Period | undefined, periods: readonly Period[]): string {
	if (!period) return '';
	let top = period;
	for (let steps = 0; steps < 5 && !top.isYear; steps += 1) {
		const above = periods.find(({ id }) => id !== '' && id === top.parent);
		if (!above) break;
		top = above;
	}
	const named = top.isYear ? /(?<!\d)\d{4}(?!\d)/.exec(top.name)?.[0] : undefined;
	return named ?? top.end.slice(0, 4);
}
