import { createHash } from 'node:crypto';

const PREFIX = 'withheld-';
const DIGITS = 16;

/** Whether a text may be kept for good: a number, code, date or hash. Names have no digits, or have blanks in them. */
export const isId = (text: string): boolean =>
	/^(with the internal ID )?[^\s@]*\d[^\s@]*$/.test(text.trim()) && !text.includes('@');

/**
 * Stands for a name or an e-mail address of a person where the audit table has to tell two of them apart; without regard to case and
 * surrounding blanks. Ids stay as they are, and so do pseudonyms.
 */
export const pseudonym = (text: string): string =>
	text.trim() === '' || isId(text) ? text : PREFIX + digest(text.trim().toUpperCase());

export const isPseudonym = (text: string): boolean => /^withheld-[0-9a-f]{16}$/i.test(text);

const digest = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, DIGITS);
