import type { Findings } from './findings';

/** NetSuite takes letters, digits, `_` and `-`; the maximum length is not documented (netsuite.md, 6). */
const LONGEST = 95;

/**
 * `<prefix>-<EXP|INV|CA|PAY>-<business id>-R<revision>`: the key under which NetSuite knows the document; further
 * records of one document get `-2`, `-3` (design.md, section 4).
 */
export function externalId(
	prefix: string,
	code: string,
	documentId: string,
	revision: string,
	findings: Findings,
): string {
	const id = `${prefix}-${code}-${documentId}-R${revision}`;
	if (id.length > LONGEST || !/^[A-Za-z0-9_-]+$/.test(id))
		findings.refuse('external-id-invalid', { field: 'externalId', value: id });
	return id;
}

export const recordExternalId = (first: string, index: number): string =>
	index === 0 ? first : `${first}-${index + 1}`;
