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

/**
 * `CNQR-EXP-<id>-R<revision>`; of a document that was submitted again under the same revision `-F<8 digits of its FIS id>` behind; of
 * further records of one document `-2`, `-3`; and `-REV` of a journal that takes one back (design.md, section 4, Identity).
 */
const MEMBER = /^(.+-R)(\d{1,4})((?:-F[0-9a-f]{8})?)((?:-\d+)?)((?:-REV)?)$/i;

/** What an external id of ours says. */
export interface MemberId {
	/** The same for all revisions and submissions of a document: `CNQR-EXP-<id>-R`. */
	stem: string;
	revision: number;
	/** `-F1a2b3c4d`, else empty. */
	submission: string;
	/** `-2`, else empty. */
	part: string;
	isReversal: boolean;
}

export function memberIdOf(externalId: string): MemberId | undefined {
	const [, stem, revision, submission = '', part = '', end = ''] = MEMBER.exec(externalId.trim()) ?? [];
	if (stem === undefined || revision === undefined) return undefined;
	return { stem, revision: Number(revision), submission, part, isReversal: end !== '' };
}

/** The external ids of all earlier revisions, highest first: `...-R3` -> `...-R2`, `...-R1`. */
export function earlierRevisions(externalId: string): string[] {
	const member = memberIdOf(externalId);
	if (!member || member.isReversal) return [];
	const earlier: string[] = [];
	for (let revision = member.revision - 1; revision >= 1; revision -= 1)
		earlier.push(`${member.stem}${revision}${member.part}`);
	return earlier;
}

/** The id without what tells a resubmission from the document before it. */
export function baseId(externalId: string): string {
	const member = memberIdOf(externalId);
	return member?.submission
		? `${member.stem}${revisionDigits(externalId, member)}${member.part}`
		: externalId;
}

/** Of a document that came again under the revision of another FIS document, whose record has the base id. */
export function resubmissionId(externalId: string, fiDocumentId: string): string | undefined {
	const member = memberIdOf(externalId);
	if (!member || member.isReversal || !/^[0-9a-f]{8}/i.test(fiDocumentId)) return undefined;
	const { stem, part } = member;
	return `${stem}${revisionDigits(externalId, member)}-F${fiDocumentId.slice(0, 8).toLowerCase()}${part}`;
}

/** Of the journal that takes a record back. */
export const reversalId = (externalId: string): string => `${externalId}-REV`;

/** As written, in case of leading zeros. */
function revisionDigits(externalId: string, { stem }: MemberId): string {
	return /^\d+/.exec(externalId.trim().slice(stem.length))?.[0] ?? '';
}
