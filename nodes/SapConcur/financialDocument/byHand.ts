const SUFFIX = '-BYHAND';
/** concur.md, section 3.2. */
const LONGEST = 50;

/**
 * System id of the documents that are acknowledged only to be confirmed under a number of somebody else. Concur itself then remembers
 * that such a document must not be posted, also when the run has died and its rows are lost.
 */
export function byHandId(systemId: string): string {
	return `${systemId.slice(0, LONGEST - SUFFIX.length)}${SUFFIX}`;
}

/** Whether Concur names ours as the one who acknowledged it, in either of the two ways. */
export function isEitherId(erpSystemId: string, systemId: string): boolean {
	if (erpSystemId === '' || systemId === '') return false;
	return erpSystemId === systemId || erpSystemId === byHandId(systemId) || byHandId(erpSystemId) === systemId;
}
