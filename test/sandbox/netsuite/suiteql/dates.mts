/**
 * Dates inside the SQL engine: a mark followed by `YYYY-MM-DD HH:MM:SS`. The mark sorts like the date and tells a date from
 * a text, so that a date that leaves a query without TO_CHAR can be shown in the user's format, as the service does.
 */
const MARK = '\u0001';

export function dateValue(iso: string): string {
	return `${MARK}${iso.slice(0, 10)} ${iso.length > 10 ? iso.slice(11, 19) : '00:00:00'}`;
}

export function isDateValue(value: unknown): value is string {
	return typeof value === 'string' && value.startsWith(MARK);
}

/** `M/D/YYYY`, the user format of this account, without the time. */
export function userFormat(value: string): string {
	const [year = '', month = '', day = ''] = value.slice(1, 11).split('-');
	return `${Number(month)}/${Number(day)}/${year}`;
}

const ELEMENTS = ['YYYY', 'MM', 'DD', 'HH24', 'MI', 'SS'] as const;
type Element = (typeof ELEMENTS)[number];
const ELEMENT = /YYYY|HH24|MM|DD|MI|SS/g;

/** TO_DATE of Oracle, for numeric formats. Throws on a text that does not fit or a date that does not exist. */
export function toDate(text: string, format: string): string {
	const parts: Record<Element, string> = { YYYY: '', MM: '01', DD: '01', HH24: '00', MI: '00', SS: '00' };
	const wanted = elementsOf(format);
	const pattern = escaped(format.toUpperCase()).replace(ELEMENT, (element) =>
		element === 'YYYY' ? '(\\d{4})' : '(\\d{1,2})',
	);
	const match = new RegExp(`^${pattern}$`).exec(text.trim());
	if (!match) throw new Error(`ORA-01861: literal does not match format string: ${text}`);
	wanted.forEach((element, index) => (parts[element] = (match[index + 1] ?? '').padStart(2, '0')));
	const iso = `${parts.YYYY}-${parts.MM}-${parts.DD}T${parts.HH24}:${parts.MI}:${parts.SS}`;
	const date = new Date(`${iso}Z`);
	if (Number.isNaN(date.getTime()) || !date.toISOString().startsWith(iso))
		throw new Error(`ORA-01839: date not valid: ${text}`);
	return dateValue(iso);
}

/** TO_CHAR of Oracle, for numeric formats. */
export function toChar(value: string, format: string): string {
	const stamp = value.slice(1);
	const parts: Record<Element, string> = {
		YYYY: stamp.slice(0, 4),
		MM: stamp.slice(5, 7),
		DD: stamp.slice(8, 10),
		HH24: stamp.slice(11, 13),
		MI: stamp.slice(14, 16),
		SS: stamp.slice(17, 19),
	};
	elementsOf(format);
	return format.toUpperCase().replace(ELEMENT, (element) => parts[element as Element]);
}

function elementsOf(format: string): Element[] {
	const upper = format.toUpperCase();
	if (/[A-Z]/.test(upper.replace(ELEMENT, '').replace(/T/g, ''))) {
		throw new Error(`ORA-01821: date format not recognized (or not known to the sandbox): ${format}`);
	}
	return ELEMENTS.filter((element) => upper.includes(element)).sort(
		(a, b) => upper.indexOf(a) - upper.indexOf(b),
	);
}

function escaped(text: string): string {
	return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
