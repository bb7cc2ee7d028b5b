import type { Posting } from '../../../shared/documentItem';

/** `memo` of a transaction body (netsuite.md, section 11). */
const LONGEST_MEMO = 999;

const NOTE = /\s*\(posting date moved from (\d{4}-\d{2}-\d{2}): ([^()]+)\)/;

/** What the memo of a posting or of a record says of a date that was moved. */
export function readMovedNote(memo: string): { from: string; policy: string } | undefined {
	const [, from, policy] = NOTE.exec(memo) ?? [];
	return from === undefined || policy === undefined ? undefined : { from, policy };
}

/**
 * The memo with ` (posting date moved from 2026-10-31: first open day)` before the stamp. The text before it is cut where the
 * whole would be longer than NetSuite takes; the stamp never is. A note that is there already gives way to the new one.
 */
export function withMovedNote(
	{ memo, stamp }: Pick<Posting, 'memo' | 'stamp'>,
	from: string,
	policy: string,
): string {
	const note = `(posting date moved from ${from}: ${policy})`;
	const text = memo.replace(NOTE, '');
	const stamped = stamp.field === 'memo';
	const at = stamped ? text.lastIndexOf(stamp.text) : -1;
	const tail = at < 0 ? '' : text.slice(at);
	// A stamp that is not in the memo is put behind it when the record is sent.
	const behind = tail.length > 0 ? tail.length + 1 : stamped ? stamp.text.length + 1 : 0;
	const room = Math.max(0, LONGEST_MEMO - behind - note.length - 1);
	const head = (at < 0 ? text : text.slice(0, at)).trim().slice(0, room);
	// Never half of a surrogate pair.
	return [head.replace(/[\uD800-\uDBFF]$/, '').trimEnd(), note, tail].filter(Boolean).join(' ');
}
