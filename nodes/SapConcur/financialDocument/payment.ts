import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';
import { DateTime } from 'luxon';
import { z } from 'zod';
import { jsonNumber, toJson } from '../../shared/losslessJson';
import { formatMoney, parseMoney } from '../../shared/money';

/** One payment confirmation as it goes to Concur (concur.md, section 3.5). */
export interface Payment {
	itemIndex: number;
	fiDocumentId: string;
	systemId: string;
	processingStatus: 'CP' | 'PP' | 'RE' | 'OB';
	paymentRef: string;
	/** `yyyy-MM-dd'T'HH:mm:ss.SSS'Z'`: other forms may display wrongly. */
	clearingDate: string;
	/** Decimal text. */
	clearingAmount: string;
	clearingCurrency: string;
	paymentMethod: 'E' | 'C';
	additionalMessage: string;
	companyCode: string;
	financialDocumentId: string;
	fiscalYear: string;
	receiverId: string;
	receiverName: string;
}

const text = z
	.unknown()
	.transform((value) => (value === null || value === undefined ? '' : String(value).trim()));

const itemKeys = z.object({
	subsidiaryId: text,
	netSuiteNumber: text,
	netSuiteId: text,
	fiscalYear: text,
	owner: text,
	systemId: text,
});

const paymentOptions = z.object({
	additionalMessage: text,
	companyCode: text,
	financialDocumentId: text,
	fiscalYear: text,
	receiverId: text,
	receiverName: text,
});

const LONGEST_MESSAGE = 1300;

/**
 * Reads and checks the parameters of one item; throws with the parameter's name when Concur could not take
 * them.
 */
export function readPayment(
	context: IExecuteFunctions,
	item: INodeExecutionData,
	itemIndex: number,
	systemId: string,
): Payment {
	const parameter = (name: string) => text.parse(context.getNodeParameter(name, itemIndex, ''));
	const options = paymentOptions.parse(context.getNodeParameter('options', itemIndex, {}));
	const own = itemKeys.parse(item.json);
	const refuse = (label: string, cure: string) =>
		new NodeOperationError(context.getNode(), `'${label}' is not usable [item ${itemIndex}]`, {
			itemIndex,
			description: cure,
		});

	const status = z.enum(['CP', 'PP', 'RE', 'OB']).safeParse(parameter('processingStatus'));
	const method = z.enum(['E', 'C']).safeParse(parameter('paymentMethod'));
	const amount = parseMoney(parameter('clearingAmount'));
	const currency = parameter('clearingCurrency').toUpperCase();
	const date = clearingInstant(parameter('clearingDate'));
	if (parameter('fiDocumentId') === '')
		throw refuse('FIS Document ID', 'Map it from the item that Confirm Posting gave out.');
	if (parameter('paymentRef') === '')
		throw refuse(
			'Payment Reference',
			'Give each payment its own reference, for example its number in the ledger.',
		);
	if (!status.success) throw refuse('Processing Status', 'Use CP, PP, RE or OB.');
	if (!method.success) throw refuse('Payment Method', 'Use E or C.');
	if (!amount?.gt(0))
		throw refuse(
			'Clearing Amount',
			'Write it without a sign and with a point before the decimals, for example 220.00.',
		);
	if (!/^[A-Z]{3}$/.test(currency))
		throw refuse('Clearing Currency', 'Use the three letters of the currency, for example USD.');
	if (!date) throw refuse('Clearing Date', 'Write it as year-month-day, for example 2026-11-24.');

	const isUndone = status.data === 'RE' || status.data === 'OB';
	if (isUndone && options.additionalMessage === '')
		throw refuse('Additional Message', 'Say why the payment was reversed or is obsolete.');
	const financialDocumentId = options.financialDocumentId || own.netSuiteNumber || own.netSuiteId;
	const receiverId = options.receiverId || own.owner;
	if (financialDocumentId === '')
		throw refuse(
			'Financial Document Number',
			'Add the option, with the number of the posting that was paid.',
		);
	if (receiverId === '')
		throw refuse('Receiver ID', 'Add the option, with the ID of the employee who was paid.');

	return {
		itemIndex,
		// The one that the document was acknowledged with: Concur refuses any other.
		systemId: own.systemId || systemId,
		fiDocumentId: parameter('fiDocumentId'),
		processingStatus: status.data,
		paymentRef: parameter('paymentRef'),
		clearingDate: date,
		clearingAmount: formatMoney(amount),
		clearingCurrency: currency,
		paymentMethod: method.data,
		additionalMessage: options.additionalMessage.slice(0, LONGEST_MESSAGE),
		companyCode: options.companyCode || own.subsidiaryId || '1',
		financialDocumentId,
		fiscalYear: options.fiscalYear || own.fiscalYear || date.slice(0, 4),
		receiverId,
		receiverName: options.receiverName,
	};
}

/** A pure date becomes noon UTC, so that it is the same date in every zone of the Americas and Europe. */
function clearingInstant(written: string): string | undefined {
	const pureDate = /^\d{4}-\d{2}-\d{2}$/.test(written);
	const instant = DateTime.fromISO(pureDate ? `${written}T12:00:00.000Z` : written, { zone: 'utc' });
	return instant.isValid ? instant.toFormat("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'") : undefined;
}

/** JSON text of one call. Amounts go over the wire as numbers, digit for digit. */
export function paymentBody(systemId: string, payments: readonly Payment[]): string {
	return toJson({
		systemId,
		processingConfirmation: payments.map((payment) => ({
			docId: payment.fiDocumentId,
			processingStatusCode: payment.processingStatus,
			additionalMessage: payment.additionalMessage,
			clearingDetails: [
				{
					clearingDate: payment.clearingDate,
					clearingAmount: jsonNumber(payment.clearingAmount),
					clearingCurrency: payment.clearingCurrency,
					receiver: {
						receiverId: payment.receiverId,
						receiverName: payment.receiverName,
						receiverType: 'EMPLOYEE',
					},
					clearingReference: {
						companyCode: payment.companyCode,
						financialDocumentId: payment.financialDocumentId,
						fiscalYear: payment.fiscalYear,
						paymentRef: payment.paymentRef,
						paymentMethod: payment.paymentMethod,
					},
				},
			],
		})),
	});
}
