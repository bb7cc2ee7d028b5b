import type { DocType } from '../../shared/documentItem';
import type { DocumentKind } from './documentKind';
import { expenseKind } from './expense/expenseKind';

/** By the document type of Concur's Financial Integration service. */
export const DOCUMENT_KINDS: Partial<Record<DocType, DocumentKind>> = {
	expense: expenseKind,
};
