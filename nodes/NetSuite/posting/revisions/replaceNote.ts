import type { Posting } from '../../../shared/documentItem';
import { formatMoney, type Money, parseMoney } from '../../../shared/money';

/** `memo` of a transaction body (netsuite.md, section 11). */
const LONGEST_MEMO = 999;
/** Numbers that are named one by one. */
const MOST_NAMED = 8;

const NOTE = /\s*\(replaces ([^()]*): (\d+(?:\.\d+)?) taken back\)/;

export interface Replaced {
	/** Numbers of the records that the journal takes back. */
	numbers: string[];
	/** Sum of the debits of the lines that take them back. */
	takenBack: Money;
	/** There are more than it names. */
	isCut?: boolean;
}

/** A number as the note has it. */
export const nameInNote = (number: string): string => number.replace(/[(),:]/g, ' ').trim();

/** What the memo of a combined journal says of what it replaces; a run that did not make it knows its total by that. */
export function readReplaceNote(memo: string): Replaced | undefined {
	const [, numbers, amount] = NOTE.exec(memo) ?? [];
	const takenBack = parseMoney(amount);
	if (numbers === undefined || !takenBack) return undefined;
	return { numbers: numbers.split(', '), takenBack, ...(/, \d+ more$/.test(numbers) && { isCut: true }) };
}

/** The memo with ` (replaces JE1001: 10.10 taken back)` before the stamp, which is never cut. */
export function withReplaceNote(
	{ memo, stamp }: Pick<Posting, 'memo' | 'stamp'>,
	replaced: Replaced,
): string {
	const numbers = replaced.numbers.map(nameInNote);
	const named = numbers.slice(0, MOST_NAMED).join(', ');
	const rest = numbers.length > MOST_NAMED ? `, ${numbers.length - MOST_NAMED} more` : '';
	const note = `(replaces ${named}${rest}: ${formatMoney(replaced.takenBack)} taken back)`;
	const text = memo.replace(NOTE, '');
	const at = stamp.field === 'memo' ? text.lastIndexOf(stamp.text) : -1;
	const tail = at < 0 ? '' : text.slice(at);
	// A stamp that is not in the memo is put behind it when the record is sent.
	const behind = tail.length || (stamp.field === 'memo' ? stamp.text.length : 0);
	const room = Math.max(0, LONGEST_MEMO - behind - note.length - 2);
	const head = (at < 0 ? text : text.slice(0, at)).trim().slice(0, room);
	// Never half of a surrogate pair.
	return [head.replace(/[\uD800-\uDBFF]$/, '').trimEnd(), note, tail].filter(Boolean).join(' ');
}
