import { CLAIMS } from '../../../shared/claim';
import type { WorkState } from '../../../shared/documentItem';

/**
 * What NetSuite has under the external id. `voided`: it was voided or reversed and does not count any more.
 * `invisible`: something is there that our role does not see.
 */
export type Found = 'nothing' | 'ours' | 'voided' | 'other' | 'invisible';

export interface RecoveryInput {
	/** Concur's own status of the document, as read in this run. */
	docStatus: string;
	/** System id under which Concur says it was acknowledged. */
	erpSystemId: string;
	/** Ours. */
	systemId: string;
	workState: WorkState | '';
	found: Found;
}

export type Recovery =
	/** Validate, acknowledge, post. */
	| 'ordinary'
	/** Ours already: no further check, acknowledge if READY, confirm success. */
	| 'confirmSuccess'
	/**
	 * Acknowledged by an earlier run of ours and not posted: validate; ready: post; not ready: unfinished.
	 */
	| 'continue'
	/** Not ours to post any more. */
	| 'dropAcknowledgedByOther'
	| 'dropRecalled'
	/** Concur knows already how it ended, and NetSuite agrees. */
	| 'doneSuccess'
	| 'doneFailure'
	/** A person has to look; the word behind says why. */
	| 'reviewOtherRecord'
	| 'reviewVoidedRecord'
	| 'reviewInvisibleRecord'
	| 'reviewRecalledButPosted'
	| 'reviewSuccessButNothing'
	| 'reviewFailureButPosted'
	| 'reviewAcknowledgedByOther'
	| 'reviewAcknowledgerUnknown'
	| 'reviewNoClaim'
	| 'reviewStatus';

/**
 * Recovery is decided by Concur's status first, never by the row of the work table alone (design.md, section
 * 4, table). A record under our external id that is not ours, or that we cannot see, is never decided by a
 * machine. One that was voided ends the matter where Concur does not want the document posted any more;
 * elsewhere a person says whether it is to be posted again.
 */
export function decideRecovery({
	docStatus,
	erpSystemId,
	systemId,
	workState,
	found,
}: RecoveryInput): Recovery {
	if (found === 'other') return 'reviewOtherRecord';
	if (found === 'invisible') return 'reviewInvisibleRecord';
	switch (docStatus.trim().toUpperCase()) {
		case 'READY':
			if (found === 'voided') return 'reviewVoidedRecord';
			return found === 'ours' ? 'confirmSuccess' : 'ordinary';
		case 'ACKNOWLEDGED':
			// We send our system id with every acknowledgement: a blank one was not ours, or Concur lost it.
			if (erpSystemId.trim() === '' || systemId === '') return 'reviewAcknowledgerUnknown';
			if (erpSystemId !== systemId)
				return found === 'ours' ? 'reviewAcknowledgedByOther' : 'dropAcknowledgedByOther';
			if (found === 'voided') return 'reviewVoidedRecord';
			if (found === 'ours') return 'confirmSuccess';
			return CLAIMS.has(workState) ? 'continue' : 'reviewNoClaim';
		case 'RECALLED':
		case 'VOID':
		case 'CANCEL':
			return found === 'ours' ? 'reviewRecalledButPosted' : 'dropRecalled';
		case 'POSTING_CONFIRMED_SUCCESS':
		case 'PAID':
		case 'PAYMENT_CONFIRMED_SUCCESS':
		case 'PAYMENT_CONFIRMED_REVERSED':
		case 'PAYMENT_CONFIRMED_OBSOLETE':
			// Concur pays only what was confirmed as posted (concur.md, 3.5).
			if (found === 'voided') return 'reviewVoidedRecord';
			return found === 'ours' ? 'doneSuccess' : 'reviewSuccessButNothing';
		case 'POSTING_CONFIRMED_FAILURE':
			return found === 'ours' ? 'reviewFailureButPosted' : 'doneFailure';
		default:
			return 'reviewStatus';
	}
}
