import { DateTime } from 'luxon';

/** A plain time of day in UTC, as Concur writes it; luxon, which reads all forms, takes fifty times as long. */
const PLAIN_UTC = /^\d{4}-\d{2}-\d{2}T(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,9})?)?Z$/;

/**
 * The calendar date (`YYYY-MM-DD`) of a date text, in an accounting time zone; undefined when it is no date.
 * An instant (a time with `Z` or an offset) is converted, a date alone or a local time is cut (design.md,
 * section 6).
 */
export function dateIn(text: string, timeZone: string): string | undefined {
	if (timeZone === 'UTC' && PLAIN_UTC.test(text)) return cutDate(text);
	const isInstant = /T.*(Z|[+-]\d{2}:?\d{2})$/i.test(text);
	if (!isInstant) return cutDate(text);
	const instant = DateTime.fromISO(text, { zone: timeZone });
	// ISO 8601 also has years of more than four digits, which no ledger has.
	return instant.isValid ? cutDate(instant.toFormat('yyyy-MM-dd')) : undefined;
}

/**
 * The date part as written, never shifted; undefined when the text does not begin with a date of the
 * calendar.
 */
export function cutDate(text: string): string | undefined {
	const [, date, year, month, day] = /^((\d{4})-(\d{2})-(\d{2}))(?:$|[T ])/.exec(text) ?? [];
	return isDay(Number(year), Number(month), Number(day)) ? date : undefined;
}

/** By the Gregorian calendar; false for NaN. */
function isDay(year: number, month: number, day: number): boolean {
	const isLeapYear = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
	const february = isLeapYear ? 29 : 28;
	const days = month === 2 ? february : [4, 6, 9, 11].includes(month) ? 30 : 31;
	return month >= 1 && month <= 12 && day >= 1 && day <= days;
}
