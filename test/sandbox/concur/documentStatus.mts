/** Types that the API documentation lists (concur.md, 3.1). */
export const DOC_TYPES = [
	'expense',
	'invoice',
	'cashadvance',
	'payroll',
	'requestobligation',
	'reportobligation',
] as const;
export type DocType = (typeof DOC_TYPES)[number];

/** The first four are on the page, the rest in the OpenAPI enum only (concur.md, 3.2). */
export const DOC_STATUSES = [
	'READY',
	'ACKNOWLEDGED',
	'POSTING_CONFIRMED_SUCCESS',
	'POSTING_CONFIRMED_FAILURE',
	'DELAYED',
	'PAID',
	'RECALLED',
	'VOID',
	'CANCEL',
	'PAYMENT_CONFIRMED_SUCCESS',
	'PAYMENT_CONFIRMED_REVERSED',
	'PAYMENT_CONFIRMED_OBSOLETE',
	'PENDING_SYSTEM_REFRESH',
	'FLAG_DUPLICATE',
] as const;
export type DocStatus = (typeof DOC_STATUSES)[number];

export const isRecalled = (status: DocStatus): boolean => ['RECALLED', 'VOID', 'CANCEL'].includes(status);

/** Posting was confirmed as a success, whatever came after. */
export const isPosted = (status: DocStatus): boolean =>
	status === 'POSTING_CONFIRMED_SUCCESS' || status === 'PAID' || status.startsWith('PAYMENT_CONFIRMED');
