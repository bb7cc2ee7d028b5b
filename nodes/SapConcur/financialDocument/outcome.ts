import type { DocumentItem, Status } from '../../shared/documentItem';
import type { ProblemCode } from '../../shared/problems/catalogue';
import { nextStepOf, problem, type ProblemDetails, uniqueProblems } from '../../shared/problems/problem';
import type { ResultRow } from '../transport/resultRows';

/** The name under which a person finds the document: its number, else the business id, else the FIS id. */
export function nameOf(document: DocumentItem): string {
	return document.number || document.documentId || document.fiDocumentId;
}

/**
 * Ends a document's way in this node: its new status, and the problem that explains it in front of those it
 * already has.
 */
export function endedWith<Item extends DocumentItem>(
	document: Item,
	status: Status,
	code: ProblemCode,
	details: ProblemDetails = {},
): Item {
	const found = problem(code, { field: 'docStatus', value: nameOf(document), ...details });
	return {
		...document,
		status,
		problems: uniqueProblems([found, ...document.problems]),
		reason: found.message,
		nextStep: nextStepOf([found]),
	};
}

/** Keeps what Concur answered about a document, for the audit and for Concur's support. */
export function answered<Item extends DocumentItem>(
	document: Item,
	row: ResultRow,
	correlationId: string,
): Item {
	return { ...document, concurCode: row.code ?? -1, correlationId: correlationId || document.correlationId };
}

/**
 * NetSuite already holds the posting of the document: whatever Concur says, it must not be dropped silently.
 */
export function isInNetSuite(document: DocumentItem): boolean {
	return document.status === 'alreadyPosted' || document.status === 'posted';
}
