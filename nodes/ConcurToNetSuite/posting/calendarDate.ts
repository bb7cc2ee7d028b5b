import { DateTime } from 'luxon';

/**
 * The calendar date (`YYYY-MM-DD`) of a date text, in an accounting time zone; undefined when it is no date.
 * An instant (a time with `Z` or an offset) is converted, a date alone or a local time is cut (design.md,
 * section 6).
 */
export function dateIn(text: string, timeZone: string): string | undefined {
	const isInstant = /T.*(Z|[+-]\d{2}:?\d{2})$/i.test(text);
	if (!isInstant) return cutDate(text);
	const instant = DateTime.fromISO(text, { zone: timeZone });
	return instant.isValid ? instant.toFormat('yyyy-MM-dd') : undefined;
}

/**
 * The date part as written, never shifted; undefined when the text does not begin with a date of the
 * calendar.
 */
export function cutDate(text: string): string | undefined {
	const written = /^(\d{4}-\d{2}-\d{2})(?:$|[T ])/.exec(text)?.[1];
	return written !== undefined && DateTime.fromISO(written, { zone: 'utc' }).isValid ? written : undefined;
}
