/**
 * What a Concur status of a document means for us (concur.md, 3.2 and 3.7; design.md, section 4, recovery
 * table).
 */
export type DocStanding =
	'ready' | 'acknowledged' | 'confirmedSuccess' | 'confirmedFailure' | 'recalled' | 'notFound' | 'other';

/** Our own word for a document that Concur does not give out any more. */
export const NOT_FOUND = 'NOT_FOUND';
/** Our own word for a document whose status could not be read. */
export const UNREADABLE = 'UNREADABLE';

const STANDINGS: Readonly<Record<string, DocStanding>> = {
	READY: 'ready',
	ACKNOWLEDGED: 'acknowledged',
	POSTING_CONFIRMED_SUCCESS: 'confirmedSuccess',
	// A payment can only be confirmed after the posting was confirmed as success (concur.md, 3.5).
	PAID: 'confirmedSuccess',
	PAYMENT_CONFIRMED_SUCCESS: 'confirmedSuccess',
	PAYMENT_CONFIRMED_REVERSED: 'confirmedSuccess',
	PAYMENT_CONFIRMED_OBSOLETE: 'confirmedSuccess',
	POSTING_CONFIRMED_FAILURE: 'confirmedFailure',
	RECALLED: 'recalled',
	VOID: 'recalled',
	CANCEL: 'recalled',
	[NOT_FOUND]: 'notFound',
};

export function standingOf(docStatus: string): DocStanding {
	return STANDINGS[docStatus.trim().toUpperCase()] ?? 'other';
}

/** Acknowledged under our system id. An empty system id proves nothing. */
export function acknowledgedByUs(row: { docStatus: string; erpSystemId: string }, systemId: string): boolean {
	return standingOf(row.docStatus) === 'acknowledged' && systemId !== '' && row.erpSystemId === systemId;
}
