import { DateTime } from 'luxon';
import type { DateOrder } from '../settings/invoiceSettings';
import { cutDate, dateIn } from './calendarDate';

/** What a date text says: one calendar date, two that it may be, or none. */
export type WrittenDate =
	{ date: string } | { ambiguous: { mdy: string; dmy: string } } | { unreadable: true };

const SLASHES = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/;

/**
 * Reads the three forms in which Concur publishes dates (concur.md, 4.2): `YYYY-MM-DD`, `MM/DD/YYYY` and ISO
 * timestamps. A date with slashes that only one order allows decides itself; else `order` decides, and
 * `refuse` decides nothing.
 * `instant`: the field is a point in time, which is converted to the time zone; a time without an offset is
 * UTC like its kin. All other fields are days that somebody chose, and are cut (concur.md, 15.8).
 */
export function readWrittenDate(
	text: string,
	{ instant, timeZone, order }: { instant: boolean; timeZone: string; order: DateOrder },
): WrittenDate {
	const [, first, second, year] = SLASHES.exec(text) ?? [];
	if (first !== undefined && second !== undefined && year !== undefined) {
		const mdy = calendarDate(year, first, second);
		const dmy = calendarDate(year, second, first);
		const only = mdy ?? dmy;
		if (only === undefined) return { unreadable: true };
		if (mdy === undefined || dmy === undefined || mdy === dmy) return { date: only };
		return order === 'refuse' ? { ambiguous: { mdy, dmy } } : { date: order === 'mdy' ? mdy : dmy };
	}
	const iso = text.replace(/^(\d{4}-\d{2}-\d{2}) /, '$1T');
	const isBare = iso.includes('T') && !/(Z|[+-]\d{2}:?\d{2})$/i.test(iso);
	const date = instant ? dateIn(isBare ? `${iso}Z` : iso, timeZone) : cutDate(iso);
	return date === undefined ? { unreadable: true } : { date };
}

/** `YYYY-MM-DD`; undefined for a day that the calendar does not have. */
function calendarDate(year: string, month: string, day: string): string | undefined {
	const date = DateTime.fromObject(
		{ year: Number(year), month: Number(month), day: Number(day) },
		{ zone: 'utc' },
	);
	return date.isValid ? date.toFormat('yyyy-MM-dd') : undefined;
}
