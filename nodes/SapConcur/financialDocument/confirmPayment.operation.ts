import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { errorItem } from '../errorItem';
import { concurClient } from '../transport/concurClient';
import { confirmPayments, type PaymentOutcome } from './confirmPayments';
import { isEmptyItem } from './inputItem';
import { readOptions, readSystemId } from './parameters';
import { type Payment, readPayment } from './payment';

const NEXT_STEPS: Readonly<Record<PaymentOutcome['paymentStatus'], string>> = {
	confirmed: '',
	alreadyConfirmed: '',
	refused: 'Correct what the reason names; the posting of the report has to be confirmed before its payment',
	unclear: 'Send the payment again with the same reference: a repeat changes nothing',
};

/**
 * Tells Concur about payments, in batches. All parameters are checked before the first call; after it nothing
 * is thrown, each item says what became of it in `paymentStatus`.
 */
export async function executeConfirmPayment(
	context: IExecuteFunctions,
	items: INodeExecutionData[],
): Promise<INodeExecutionData[][]> {
	const results = new Map<number, INodeExecutionData>();
	const payments: Payment[] = [];
	for (const [itemIndex, item] of items.entries()) {
		try {
			if (isEmptyItem(item.json) && namesNoDocument(context, itemIndex)) continue;
			payments.push(readPayment(context, item, itemIndex, readSystemId(context, itemIndex)));
		} catch (error) {
			results.set(itemIndex, errorItem(context, error, itemIndex));
		}
	}
	const { batchSize } = readOptions(context, 0);
	const client = concurClient(context);
	for (const batch of batches(payments, batchSize)) {
		for (const [payment, outcome] of await confirmPayments(client, batch)) {
			const { itemIndex, fiDocumentId, paymentRef, systemId } = payment;
			const json = {
				...items[itemIndex]?.json,
				fiDocumentId,
				paymentRef,
				systemId,
				...outcome,
				nextStep: NEXT_STEPS[outcome.paymentStatus],
			};
			results.set(itemIndex, { json, pairedItem: { item: itemIndex } });
		}
	}
	return [[...results].sort(([one], [other]) => one - other).map(([, result]) => result)];
}

/** An empty item of a node before that found nothing, unless the document was typed in. */
function namesNoDocument(context: IExecuteFunctions, itemIndex: number): boolean {
	return String(context.getNodeParameter('fiDocumentId', itemIndex, '') ?? '').trim() === '';
}

/** One system id per call, and no document twice in a call, so that each row of the answer has one owner. */
function batches(payments: readonly Payment[], size: number): Payment[][] {
	const made: Payment[][] = [];
	for (const payment of payments) {
		const fitting = made.find(
			(batch) =>
				batch.length < size &&
				batch[0]?.systemId === payment.systemId &&
				!batch.some(({ fiDocumentId }) => fiDocumentId === payment.fiDocumentId),
		);
		if (fitting) fitting.push(payment);
		else made.push([payment]);
	}
	return made;
}
