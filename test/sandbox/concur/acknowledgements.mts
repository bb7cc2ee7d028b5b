import type { DocType } from './documentStatus.mts';
import { isRecalled } from './documentStatus.mts';
import type { StoredDocument } from './documentStore.mts';
import { acknowledgeResult, CODE, messageOf } from './serviceCodes.mts';
import type { ConcurState } from './state.mts';

export interface AcknowledgementRow {
	code: number;
	docId: string;
	systemId: string | null;
	acknowledgeResult: string;
	errorMessage: string;
}

/** One row per id, in the order sent; what can be acknowledged is acknowledged (concur.md, 3.3). */
export function acknowledge(
	state: ConcurState,
	docType: DocType,
	systemId: string,
	ids: string[],
): AcknowledgementRow[] {
	return ids.map((id) => {
		const { documents } = state;
		const document = documents.byId(id);
		const forced = document && documents.nextAnswers.take(document.id);
		const natural = document ? judge(document, docType, systemId) : CODE.unknownAtAcknowledgement;
		const code = forced?.code ?? natural;
		const errorMessage =
			code === CODE.alreadyAcknowledged
				? `This document was previously acknowledged by SystemId: ${document?.erpSystemId || 'null'}.`
				: messageOf(code);
		if (document) {
			const commits = forced ? forced.commit || forced.code === CODE.processed : true;
			if (natural === CODE.processed && commits) {
				document.erpSystemId = systemId;
				documents.move(document, 'ACKNOWLEDGED', 'acknowledgement', systemId);
			}
			document.acknowledgements.push({ at: documents.instant(), code, systemId, body: null });
		}
		return {
			code,
			docId: id,
			systemId: systemId || null,
			acknowledgeResult: acknowledgeResult(code),
			errorMessage,
		};
	});
}

function judge(document: StoredDocument, docType: DocType, systemId: string): number {
	const { status, erpSystemId } = document;
	if (document.docType !== docType) return CODE.otherTypeAtAcknowledgement;
	if (isRecalled(status)) return CODE.recalledAtAcknowledgement;
	if (status === 'DELAYED' || status === 'PENDING_SYSTEM_REFRESH' || status === 'FLAG_DUPLICATE')
		return CODE.notReady;
	if (status !== 'READY') return CODE.alreadyAcknowledged;
	return erpSystemId && erpSystemId !== systemId ? CODE.systemIdDiffers : CODE.processed;
}
