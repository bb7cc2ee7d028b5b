import type { Findings } from './findings';

/** NetSuite takes letters, digits, `_` and `-`; the maximum length is not documented (netsuite.md, 6). */
const LONGEST = 99;

/**
 * `<prefix>-EXP-<report id>-R<revision>`: the key under which NetSuite knows the document (design.md, section
 * 4).
 */
export function externalId(prefix: string, reportId: string, revision: string, findings: Findings): string {
	const id = `${prefix}-EXP-${reportId}-R${revision}`;
	if (id.length > LONGEST || !/^[A-Za-z0-9_-]+$/.test(id))
		findings.refuse('external-id-invalid', { field: 'externalId', value: id });
	return id;
}
