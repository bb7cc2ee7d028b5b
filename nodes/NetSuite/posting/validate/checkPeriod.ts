import { DateTime } from 'luxon';
import type { Posting } from '../../../shared/documentItem';
import { type Calendar, periodsOf } from '../../masterData/periods';
import type { Findings } from './findings';

/**
 * Whether the period of the posting date is open. Locks of payables and receivables matter only to postings
 * that touch such accounts. Where several fiscal calendars have a period for the day, each of them must be
 * open, because the subsidiary's is not told.
 */
export function checkPeriod(
	posting: Posting,
	calendar: Calendar,
	accountTypes: ReadonlySet<string>,
	findings: Findings,
): void {
	const value = posting.tranDate;
	if (!/^\d{4}-\d{2}-\d{2}$/.test(value) || !DateTime.fromISO(value, { zone: 'utc' }).isValid) {
		findings.stop('posting-date-invalid', 'tranDate', { value });
		return;
	}
	if (calendar.state === 'absent') return;
	if (calendar.state === 'unreadable') {
		findings.stop('period-unreadable', 'tranDate', { value });
		return;
	}
	const periods = periodsOf(value, calendar.periods);
	if (periods.length === 0) findings.stop('period-not-found', 'tranDate', { value });
	for (const { name: period, closed, allLocked, apLocked, arLocked } of periods) {
		if (closed) findings.stop('period-closed', 'tranDate', { value, period });
		else if (allLocked) findings.stop('period-locked', 'tranDate', { value, period });
		else {
			if (apLocked && accountTypes.has('AcctPay'))
				findings.stop('period-ap-locked', 'tranDate', { value, period });
			if (arLocked && accountTypes.has('AcctRec'))
				findings.stop('period-ar-locked', 'tranDate', { value, period });
		}
	}
}
