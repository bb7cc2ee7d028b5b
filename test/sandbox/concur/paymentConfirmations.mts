import type { DocType } from './documentStatus.mts';
import { isPosted, isRecalled } from './documentStatus.mts';
import type { StoredDocument } from './documentStore.mts';
import { CODE, messageOf, paymentResult } from './serviceCodes.mts';
import type { ConcurState } from './state.mts';
import type { PaymentConfirmation } from './validation.mts';

export interface PaymentRow {
	code: number;
	docId: string;
	systemId: string;
	paymentConfirmationResult: string;
	errorMessage: string | null;
	paymentRef: string;
	detailMessage: string;
}

/** One row per clearing detail; a payment reference counts once for the whole company (concur.md, 3.5). */
export function confirmPayments(
	state: ConcurState,
	docType: DocType,
	systemId: string,
	confirmations: PaymentConfirmation[],
): PaymentRow[] {
	return confirmations.flatMap((confirmation) => confirmOne(state, docType, systemId, confirmation));
}

function confirmOne(
	state: ConcurState,
	docType: DocType,
	systemId: string,
	confirmation: PaymentConfirmation,
): PaymentRow[] {
	const { documents } = state;
	const document = documents.byId(confirmation.docId);
	const forced = document && documents.nextAnswers.take(document.id);
	const natural = document ? judge(document, docType, systemId, confirmation) : CODE.unknown;
	const used = usedReferences(state);
	const rows: PaymentRow[] = [];
	const taken: PaymentConfirmation['clearingDetails'] = [];
	for (const detail of confirmation.clearingDetails) {
		const { paymentRef } = detail.clearingReference;
		const repeated = natural !== CODE.unknown && used.has(paymentRef);
		if (!repeated && natural === CODE.processed) taken.push(detail);
		used.add(paymentRef);
		const code = forced?.code ?? (repeated ? CODE.invalidPayment : natural);
		const noop = repeated && code === CODE.invalidPayment;
		rows.push({
			code,
			docId: confirmation.docId,
			systemId,
			paymentRef,
			detailMessage: '',
			paymentConfirmationResult: noop ? 'NOOP' : paymentResult(code),
			errorMessage: noop ? `Payment confirmation already exist ${paymentRef}.` : messageOf(code) || null,
		});
	}
	if (document) {
		const commits = taken.length > 0 && (!forced || forced.commit || forced.code === CODE.processed);
		if (commits) settle(state, document, systemId, confirmation);
		const refused = natural === CODE.processed ? (rows[0]?.code ?? CODE.invalidPayment) : natural;
		const recorded = commits ? CODE.processed : refused === CODE.processed ? CODE.invalidPayment : refused;
		const body = commits ? { ...confirmation, clearingDetails: taken } : confirmation;
		document.paymentConfirmations.push({ at: documents.instant(), code: recorded, systemId, body });
	}
	return rows;
}

function judge(
	document: StoredDocument,
	docType: DocType,
	systemId: string,
	confirmation: PaymentConfirmation,
): number {
	const { status } = document;
	if (document.docType !== docType) return CODE.otherType;
	if (isRecalled(status)) return CODE.recalled;
	if (!isPosted(status))
		return status === 'POSTING_CONFIRMED_FAILURE' ? CODE.invalidPayment : CODE.notAcknowledged;
	if ((document.erpSystemId ?? '') !== systemId) return CODE.systemIdDiffers;
	const reverses = confirmation.processingStatusCode === 'RE';
	const paid = document.paymentConfirmations.some(
		({ code, body }) => code === CODE.processed && ['CP', 'PP'].includes(body.processingStatusCode),
	);
	if (reverses) return paid && status !== 'PAYMENT_CONFIRMED_REVERSED' ? CODE.processed : CODE.invalidPayment;
	const settled =
		status === 'PAYMENT_CONFIRMED_SUCCESS' || status === 'PAYMENT_CONFIRMED_OBSOLETE' || status === 'PAID';
	return settled ? CODE.alreadyPaid : CODE.processed;
}

function settle(
	state: ConcurState,
	document: StoredDocument,
	systemId: string,
	confirmation: PaymentConfirmation,
): void {
	const status = {
		CP: 'PAYMENT_CONFIRMED_SUCCESS',
		PP: 'POSTING_CONFIRMED_SUCCESS',
		RE: 'PAYMENT_CONFIRMED_REVERSED',
		OB: 'PAYMENT_CONFIRMED_OBSOLETE',
	} as const;
	state.documents.move(document, status[confirmation.processingStatusCode], 'paymentConfirmation', systemId);
}

function usedReferences({ documents }: ConcurState): Set<string> {
	const accepted = documents
		.all()
		.flatMap((one) => one.paymentConfirmations.filter(({ code }) => code === CODE.processed));
	return new Set(
		accepted.flatMap(({ body }) => body.clearingDetails.map((detail) => detail.clearingReference.paymentRef)),
	);
}
