import type { Problem } from '../../shared/problems/problem';
import { clock } from '../../shared/clock';
import type { RunningDocument } from './inputItem';

/**
 * What Concur is told about a document: `success` pays an employee, `error` blocks the payment (Expense Pay).
 */
export type Verdict = 'success' | 'error';

// Lengths of concur.md, section 3.4.
const LONGEST_COMPANY = 32;
const LONGEST_NUMBER = 80;
const LONGEST_TEXT = 1300;
/** A document with a hundred findings is not clearer than one with the first twenty. */
const MOST_MESSAGES = 20;
/** The organisational unit of accounts without subsidiaries. */
const ONLY_COMPANY = '1';
/** Concur may refuse a success without a posting document; this one says that there is none on purpose. */
const NO_RECORD = 'NOTHING-TO-POST';

/** Body of a posting confirmation (concur.md, section 3.4). */
export function confirmationBody(
	systemId: string,
	documents: readonly RunningDocument[],
	verdict: Verdict,
): string {
	return JSON.stringify({
		systemId,
		postingConfirmations: documents.map((document) => ({
			docId: document.fiDocumentId,
			overallPostingStatusCode: verdict,
			postingDocs: verdict === 'success' ? postingDocs(document) : [],
			systemMessages: verdict === 'error' ? systemMessages(document) : [],
		})),
	});
}

function postingDocs(document: RunningDocument) {
	const companyId = cut(document.subsidiaryId || ONLY_COMPANY, LONGEST_COMPANY);
	const postingDate = postingDateOf(document);
	// NetSuite may name a fiscal year "FY 2026"; Concur takes the four digits.
	const fiscalYear = /\d{4}/.exec(document.fiscalYear)?.[0] ?? postingDate.slice(0, 4);
	const further = document.postings
		.slice(1)
		.flatMap(({ result }) => (result ? [result.tranId || result.id] : []));
	const numbers = [numberOf(document) || NO_RECORD, ...further];
	return [...new Set(numbers)].map((documentNumber) => ({
		companyId,
		documentNumber: cut(documentNumber, LONGEST_NUMBER),
		fiscalYear,
		paymentRelevantLineItems: [],
		postingDate,
	}));
}

/** The number by which accountants find the transaction in NetSuite. */
export function numberOf(document: RunningDocument): string {
	return document.netSuiteNumber || document.netSuiteId;
}

/** `YYYY-MM-DD`. A document without a record (nothing to post) carries the date of the day. */
function postingDateOf(document: RunningDocument): string {
	const date = document.postingDate || document.postings[0]?.tranDate || document.approvedOn;
	return (date || new Date(clock.now()).toISOString()).slice(0, 10);
}

/** What stood in the way, for the audit trail that the processor sees in Concur. */
function systemMessages(document: RunningDocument) {
	const said: Array<Pick<Problem, 'code' | 'message' | 'fix'>> = document.problems.slice(0, MOST_MESSAGES);
	const unsaid = {
		code: 'NOT-POSTED',
		message: document.reason || 'The document could not be posted',
		fix: document.nextStep,
	};
	return (said.length > 0 ? said : [unsaid]).map(({ code, message, fix }) => ({
		concurTransactionLineItemId: '',
		messageId: code,
		messageLanguage: 'EN',
		messageShortText: cut(message || code, LONGEST_TEXT),
		messageLongText: cut(fix, LONGEST_TEXT),
	}));
}

function cut(text: string, longest: number): string {
	return text.length > longest ? `${text.slice(0, longest - 3)}...` : text;
}
