/** Codes of the rows that FIS answers with (concur.md, 3.6). Calls with one code for the same thing differ by call. */
export const CODE = {
	processed: 0,
	systemIdDiffers: 99,
	alreadyAcknowledged: 101,
	recalledAtAcknowledgement: 102,
	notReady: 103,
	unknownAtAcknowledgement: 104,
	otherTypeAtAcknowledgement: 105,
	notAcknowledged: 111,
	recalled: 112,
	alreadyConfirmed: 113,
	unknownState: 114,
	otherType: 115,
	unknown: 116,
	invalid: 198,
	tryLater: 199,
	alreadyPaid: 213,
	invalidPayment: 298,
} as const;

const MESSAGES: Record<number, string> = {
	99: 'The systemId differs from the systemId that is stored for this document.',
	101: 'This document was previously acknowledged.',
	102: 'This document was recalled.',
	103: 'This document is not ready.',
	104: 'This document does not exist.',
	105: 'This document is not of this type.',
	111: 'This document was not acknowledged yet.',
	112: 'This document was recalled.',
	113: 'A posting confirmation was already posted for this document.',
	114: 'This document is in an unknown state.',
	115: 'This document is not of this type.',
	116: 'This document does not exist.',
	198: 'The request is invalid and will never work.',
	199: 'Unknown error. Please try later.',
	213: 'A payment confirmation was already posted for this document.',
	298: 'The payment confirmation is invalid and will never work.',
};

/** What `errorMessage` says: empty for code 0. */
export function messageOf(code: number): string {
	return code === CODE.processed ? '' : (MESSAGES[code] ?? `Service code ${code}.`);
}

/** `postingConfirmationResult`; 116 is FAILURE in the published sample although the enum has DOCUMENT_NOT_FOUND. */
export function postingResult(code: number): string {
	if (code === CODE.processed) return 'SUCCESS';
	if (code === CODE.notAcknowledged) return 'NOT_YET_ACKNOWLEDGED';
	if (code === CODE.recalled) return 'WAS_RECALLED';
	return code === CODE.tryLater ? 'SYSTEM_ERROR_OCCURRED' : 'FAILURE';
}

export function acknowledgeResult(code: number): string {
	return code === CODE.processed ? 'SUCCESS' : 'FAILURE';
}

export function paymentResult(code: number): string {
	if (code === CODE.processed) return 'SUCCESS';
	if (code === CODE.notAcknowledged) return 'NOT_POSTING_CONFIRMED';
	return code === CODE.tryLater ? 'SYSTEM_ERROR_OCCURRED' : 'FAILURE';
}
