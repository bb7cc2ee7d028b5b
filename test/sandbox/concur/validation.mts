import { z } from 'zod';

/** Request bodies of FIS (concur.md, 3.3 to 3.5), stricter than documented: every documented field must be there, no other may be. */

const systemId = z.string().max(50);
const docId = z.string().min(1).max(32);
const text1300 = z.string().max(1300);
const fiscalYear = z.union([z.string().regex(/^\d{4}$/), z.number().int().min(1000).max(9999)]);

/** YYYY-MM-DD, and a day that exists. */
const date = z
	.string()
	.regex(/^\d{4}-\d{2}-\d{2}$/)
	.refine(isDay, 'no such day');

/** `yyyy-MM-dd'T'HH:mm:ss.SSS'Z'` or `yyyyMMdd`. */
const clearingDate = z
	.string()
	.regex(/^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z|\d{8})$/)
	.refine(
		(text) =>
			text.length === 8
				? isDay(`${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`)
				: isDay(text.slice(0, 10)) && !Number.isNaN(Date.parse(text)),
		'no such day',
	);

export const acknowledgement = z.object({ systemId, ids: z.array(docId).min(1) }).strict();

const postingDoc = z
	.object({
		companyId: z.string().min(1).max(32),
		documentNumber: z.string().min(1).max(80),
		fiscalYear,
		postingDate: date,
		paymentRelevantLineItems: z.array(z.unknown()).max(0),
	})
	.strict();

const systemMessage = z
	.object({
		concurTransactionLineItemId: text1300,
		messageId: text1300.min(1),
		messageLanguage: z.string().regex(/^[A-Z]{2}$/),
		messageShortText: text1300.min(1),
		messageLongText: text1300,
	})
	.strict();

const postingConfirmation = z
	.object({
		docId,
		overallPostingStatusCode: z.enum(['success', 'error']),
		postingDocs: z.array(postingDoc),
		systemMessages: z.array(systemMessage),
	})
	.strict();

export type PostingConfirmation = z.infer<typeof postingConfirmation>;

export const postingConfirmations = z
	.object({ systemId, postingConfirmations: z.array(postingConfirmation).min(1) })
	.strict();

const clearingDetail = z
	.object({
		clearingDate,
		clearingAmount: z.number().positive(),
		clearingCurrency: z.string().regex(/^[A-Z]{3}$/),
		receiver: z
			.object({
				receiverId: z.string().min(1),
				receiverName: z.string(),
				receiverType: z.literal('EMPLOYEE'),
			})
			.strict(),
		clearingReference: z
			.object({
				companyCode: z.string().min(1),
				financialDocumentId: z.string().min(1),
				fiscalYear,
				paymentRef: z.string().min(1),
				paymentMethod: z.enum(['E', 'C']),
			})
			.strict(),
	})
	.strict();

const paymentConfirmation = z
	.object({
		docId,
		processingStatusCode: z.enum(['CP', 'PP', 'RE', 'OB']),
		additionalMessage: text1300.optional(),
		clearingDetails: z.array(clearingDetail).min(1),
	})
	.strict()
	.refine(
		({ processingStatusCode: code, additionalMessage }) =>
			!['RE', 'OB'].includes(code) || !!additionalMessage,
		'additionalMessage must explain RE and OB',
	);

export type PaymentConfirmation = z.infer<typeof paymentConfirmation>;

export const paymentConfirmations = z
	.object({ systemId, processingConfirmation: z.array(paymentConfirmation).min(1) })
	.strict();

function isDay(text: string): boolean {
	const time = Date.parse(`${text}T00:00:00Z`);
	return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
