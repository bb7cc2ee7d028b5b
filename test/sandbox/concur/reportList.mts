import { randomBytes } from 'node:crypto';
import { z } from 'zod';

import type { DocStatus } from './documentStatus.mts';
import type { DocumentStore, StoredDocument } from './documentStore.mts';

/** Standard codes of the page Reports v3; for "Financial Posting Failed" none is published. */
export type PaymentStatus = 'P_NOTP' | 'P_HOLD' | 'P_PROC' | 'P_PAID' | 'P_PAYC' | 'P_FAIL';

/** A report as Concur Expense sees it. Dates are ISO instants. */
export interface ListedReport {
	id: string;
	name: string;
	total: number;
	currency: string;
	paymentStatus: PaymentStatus;
	processingPaymentDate: string;
	lastModifiedDate: string;
}

const header = z.object({
	report: z
		.object({
			reportName: z.string().nullish(),
			employeeCurrencyAlphaCode: z.string().nullish(),
			totalApprovedAmount: z.coerce.number().nullish(),
		})
		.passthrough(),
});

/**
 * Concur Expense beside the financial documents: one report per business id of an expense document, its payment status derived from
 * the document's (concur.md, 3.7), and reports that tests put there without a document.
 */
export class ReportList {
	/** Opaque offsets that were handed out: the question they belong to, and where it goes on. */
	readonly offsets = new Map<string, { question: string; start: number }>();
	private readonly withoutDocument: ListedReport[] = [];

	constructor(
		private readonly documents: DocumentStore,
		private readonly now: () => number,
		private readonly modes: () => {
			paymentStatusLagMs: number;
			paymentStatusAfterError: 'P_PROC' | 'P_FAIL';
		},
	) {}

	/** A report that has no financial document; in processing since now where nothing else is said. */
	addWithoutDocument(id: string, facts: Partial<ListedReport> = {}): ListedReport {
		const at = new Date(this.now()).toISOString();
		const report: ListedReport = {
			id,
			name: `Report ${id}`,
			total: 10,
			currency: 'USD',
			paymentStatus: 'P_PROC',
			processingPaymentDate: at,
			lastModifiedDate: at,
			...facts,
		};
		this.withoutDocument.push(report);
		return report;
	}

	/** In order of arrival. */
	all(): ListedReport[] {
		const newest = new Map<string, StoredDocument>();
		for (const document of this.documents.all())
			if (document.docType === 'expense') newest.set(document.businessId, document);
		return [...[...newest.values()].map((document) => this.reportOf(document)), ...this.withoutDocument];
	}

	newOffset(question: string, start: number): string {
		const offset = randomBytes(12).toString('base64');
		this.offsets.set(offset, { question, start });
		return offset;
	}

	private reportOf(document: StoredDocument): ListedReport {
		const read = header.safeParse(JSON.parse(document.text));
		const report = read.success ? read.data.report : {};
		const { paymentStatusLagMs } = this.modes();
		const [arrival] = document.history;
		// The report's status follows the document's after a while.
		const told = document.history.filter(
			({ at }, index) => index === 0 || Date.parse(at) + paymentStatusLagMs <= this.now(),
		);
		return {
			id: document.businessId,
			name: report.reportName ?? '',
			total: report.totalApprovedAmount ?? 0,
			currency: report.employeeCurrencyAlphaCode ?? '',
			paymentStatus: this.paymentStatusOf(told.at(-1)?.status ?? document.status, document.recalled),
			processingPaymentDate: arrival?.at ?? '',
			lastModifiedDate: told.at(-1)?.at ?? '',
		};
	}

	private paymentStatusOf(status: DocStatus, recalled: boolean): PaymentStatus {
		if (recalled) return 'P_NOTP';
		switch (status) {
			case 'POSTING_CONFIRMED_SUCCESS':
				return 'P_PAID';
			case 'POSTING_CONFIRMED_FAILURE':
				return this.modes().paymentStatusAfterError;
			case 'PAID':
			case 'PAYMENT_CONFIRMED_SUCCESS':
				return 'P_PAYC';
			case 'RECALLED':
			case 'VOID':
			case 'CANCEL':
				return 'P_NOTP';
			default:
				return 'P_PROC';
		}
	}
}
