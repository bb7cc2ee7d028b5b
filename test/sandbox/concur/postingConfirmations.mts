import type { DocType } from './documentStatus.mts';
import { isPosted, isRecalled } from './documentStatus.mts';
import type { StoredDocument } from './documentStore.mts';
import type { ConcurModes } from './modes.mts';
import { CODE, messageOf, postingResult } from './serviceCodes.mts';
import type { ConcurState } from './state.mts';
import type { PostingConfirmation } from './validation.mts';

export interface PostingRow {
	code: number;
	docId: string;
	systemId: string | null;
	postingConfirmationResult: string;
	errorMessage: string;
	detailMessage: string;
}

/** One row per confirmation (concur.md, 3.4). A confirmation is in the books when its row's code is 0. */
export function confirmPostings(
	state: ConcurState,
	docType: DocType,
	systemId: string,
	confirmations: PostingConfirmation[],
): PostingRow[] {
	return confirmations.map((confirmation) => {
		const { documents, modes } = state;
		const document = documents.byId(confirmation.docId);
		const forced = document && documents.nextAnswers.take(document.id);
		const natural = document ? judge(document, docType, systemId, confirmation, modes) : CODE.unknown;
		const code = forced?.code ?? natural;
		if (document) {
			const commits =
				natural === CODE.processed && (!forced || forced.commit || forced.code === CODE.processed);
			if (commits) {
				const success = confirmation.overallPostingStatusCode === 'success';
				const status = success ? 'POSTING_CONFIRMED_SUCCESS' : 'POSTING_CONFIRMED_FAILURE';
				documents.move(document, status, 'postingConfirmation', systemId);
			}
			// The books know what took effect, whatever was answered.
			const recorded = commits ? CODE.processed : code === CODE.processed ? natural : code;
			document.postingConfirmations.push({
				at: documents.instant(),
				code: recorded,
				systemId,
				body: confirmation,
			});
		}
		return {
			code,
			docId: confirmation.docId,
			systemId: systemId || null,
			postingConfirmationResult: postingResult(code),
			errorMessage: messageOf(code),
			detailMessage: '',
		};
	});
}

function judge(
	document: StoredDocument,
	docType: DocType,
	systemId: string,
	confirmation: PostingConfirmation,
	modes: ConcurModes,
): number {
	const { status } = document;
	if (document.docType !== docType) return CODE.otherType;
	if (isRecalled(status)) return CODE.recalled;
	if (status === 'READY') return CODE.notAcknowledged;
	if ((document.erpSystemId ?? '') !== systemId) return CODE.systemIdDiffers;
	if (isPosted(status)) return CODE.alreadyConfirmed;
	if (status === 'POSTING_CONFIRMED_FAILURE') {
		if (modes.confirmAfterError === 'refuse') return CODE.alreadyConfirmed;
		if (document.recalled) return CODE.recalled;
	} else if (status !== 'ACKNOWLEDGED') return CODE.unknownState;
	return isConsistent(confirmation, modes) ? CODE.processed : CODE.invalid;
}

/** `success` names what was posted, `error` names nothing posted. */
function isConsistent(
	{ overallPostingStatusCode, postingDocs }: PostingConfirmation,
	modes: ConcurModes,
): boolean {
	if (overallPostingStatusCode === 'error') return postingDocs.length === 0;
	return postingDocs.length > 0 || modes.successWithoutPostingDocs === 'accept';
}
