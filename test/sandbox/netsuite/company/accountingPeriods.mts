import type { AccountingPeriod } from './masterData.mts';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const FIRST_ID = 301;

/**
 * Calendar years with their quarters and months, all open. Names and nesting as NetSuite sets them up:
 * `FY 2026` > `Q4 2026` > `Oct 2026`; plus one adjustment period at the end of each year, which no date must find.
 */
export function calendarPeriods(firstYear: number, lastYear: number): AccountingPeriod[] {
	const periods: AccountingPeriod[] = [];
	const add = (
		periodName: string,
		startDate: string,
		endDate: string,
		more: Partial<AccountingPeriod>,
	): string => {
		const id = String(FIRST_ID + periods.length);
		periods.push({
			id,
			periodName,
			startDate,
			endDate,
			isYear: false,
			isQuarter: false,
			isAdjust: false,
			isInactive: false,
			closed: false,
			allLocked: false,
			apLocked: false,
			arLocked: false,
			payrollLocked: false,
			allowNonGLChanges: false,
			lastModifiedDate: '2016-01-04T09:00:00.000Z',
			...more,
		});
		return id;
	};
	for (let year = firstYear; year <= lastYear; year++) {
		const fiscalYear = add(`FY ${year}`, `${year}-01-01`, `${year}-12-31`, { isYear: true });
		let quarter = '';
		for (let month = 1; month <= 12; month++) {
			if (month % 3 === 1) {
				quarter = add(`Q${(month + 2) / 3} ${year}`, firstDay(year, month), lastDay(year, month + 2), {
					isQuarter: true,
					parent: fiscalYear,
				});
			}
			add(`${MONTHS[month - 1] ?? ''} ${year}`, firstDay(year, month), lastDay(year, month), {
				parent: quarter,
			});
		}
		add(`Adjust ${year}`, `${year}-12-31`, `${year}-12-31`, { isAdjust: true, parent: quarter });
	}
	return periods;
}

/** Months, not quarters, years or adjustments: what transactions post to. */
export function isBasePeriod(period: AccountingPeriod): boolean {
	return !period.isYear && !period.isQuarter && !period.isAdjust && !period.isInactive;
}

/** The month that a date posts to. */
export function findBasePeriod(periods: AccountingPeriod[], date: string): AccountingPeriod | undefined {
	return periods.find((period) => isBasePeriod(period) && period.startDate <= date && period.endDate >= date);
}

function firstDay(year: number, month: number): string {
	return `${year}-${String(month).padStart(2, '0')}-01`;
}

function lastDay(year: number, month: number): string {
	return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
}
