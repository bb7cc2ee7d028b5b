/**
 * Service codes of the Financial Integration Service (concur.md, section 3.6), as outcomes of each kind of
 * call. A code that is not here is read like an outcome that Concur did not make clear.
 */
export type AcknowledgeAnswer =
	| 'done'
	| 'systemIdDiffers'
	| 'alreadyAcknowledged'
	| 'recalled'
	| 'notReady'
	| 'unknownDocument'
	| 'otherType'
	| 'invalid'
	| 'unclear';

export const ACKNOWLEDGE_CODES: Readonly<Record<number, AcknowledgeAnswer>> = {
	0: 'done',
	99: 'systemIdDiffers',
	101: 'alreadyAcknowledged',
	102: 'recalled',
	103: 'notReady',
	104: 'unknownDocument',
	105: 'otherType',
	198: 'invalid',
	199: 'unclear',
};

export type PostingAnswer =
	| 'done'
	| 'systemIdDiffers'
	| 'notAcknowledged'
	| 'recalled'
	| 'alreadyConfirmed'
	| 'unknownState'
	| 'otherType'
	| 'unknownDocument'
	| 'invalid'
	| 'unclear';

export const POSTING_CODES: Readonly<Record<number, PostingAnswer>> = {
	0: 'done',
	99: 'systemIdDiffers',
	111: 'notAcknowledged',
	112: 'recalled',
	113: 'alreadyConfirmed',
	114: 'unknownState',
	115: 'otherType',
	116: 'unknownDocument',
	198: 'invalid',
	199: 'unclear',
};

export type PaymentAnswer = 'done' | 'already' | 'unclear' | 'refused';

/**
 * Payment rows: 116 is published for an unknown document; 298 is both "will never work" and, with result
 * `NOOP`, the repeat of a payment reference that Concur already holds (concur.md, 3.5).
 */
export const PAYMENT_CODES: Readonly<Record<number, PaymentAnswer>> = {
	0: 'done',
	99: 'refused',
	111: 'refused',
	112: 'refused',
	114: 'refused',
	115: 'refused',
	116: 'refused',
	198: 'refused',
	199: 'unclear',
	213: 'already',
	298: 'refused',
};

/** A code and a result word that contradict each other make nothing clear. */
export function isConsistent(row: { code: number | undefined; result: string }): boolean {
	if (row.code === 0) return row.result === '' || row.result === 'SUCCESS';
	return row.result !== 'SUCCESS';
}
