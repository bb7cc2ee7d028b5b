/** What a finance person has typed into the column `released` of a work row (docs/recovery.md). */
export type Mark =
	/** Read it again and go on the ordinary way. */
	| { kind: 'retry' }
	/** It is posted under this number, but not by us. */
	| { kind: 'posted'; number: string }
	/** Nothing is to be posted: Concur is told `error`. */
	| { kind: 'error' }
	/** A person has taken care of it: the row ends. */
	| { kind: 'close' }
	| { kind: 'none' | 'unclear' };

/** Longest number that Concur takes (concur.md, section 3.4). */
const POSTED = /^posted\s*:?\s+(\S.{0,79})$/i;

/** Upper and lower case do not matter. A mark that is not understood is none: nobody's money moves on a guess. */
export function readMark(released: string): Mark {
	const text = released.trim();
	if (text === '') return { kind: 'none' };
	const word = text.toLowerCase();
	if (word === 'retry' || word === 'error' || word === 'close') return { kind: word };
	const number = POSTED.exec(text)?.[1]?.trim();
	return number ? { kind: 'posted', number } : { kind: 'unclear' };
}
