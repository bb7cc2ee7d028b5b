/**
 * Longest external id to be on the safe side; NetSuite's own limit is not documented (netsuite.md, section
 * 6).
 */
const LONGEST = 100;

/**
 * Letters, digits, `_` and `-` only: `|` breaks the record service, and a slash or blank breaks its
 * addresses.
 */
export function isExternalId(text: string): boolean {
	return text.length > 0 && text.length <= LONGEST && /^[A-Za-z0-9_-]+$/.test(text);
}

/** NetSuite compares external ids without regard to case. */
export function externalIdKey(externalId: string): string {
	return externalId.trim().toLowerCase();
}

/** `CNQR-EXP-<id>-R<revision>`, further records of one document with `-2`, `-3` behind. */
const REVISION = /^(.+-R)(\d{1,4})((?:-\d+)?)$/i;

/** The external ids of all earlier revisions, highest first: `...-R3` -> `...-R2`, `...-R1`. */
export function earlierRevisions(externalId: string): string[] {
	const [, start, digits, end] = REVISION.exec(externalId) ?? [];
	if (start === undefined || digits === undefined || end === undefined) return [];
	const earlier: string[] = [];
	for (let revision = Number(digits) - 1; revision >= 1; revision -= 1)
		earlier.push(`${start}${revision}${end}`);
	return earlier;
}
