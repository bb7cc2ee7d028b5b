import type { DocType } from '../../shared/documentItem';
import { cashAdvanceKind } from './cashAdvance/cashAdvanceKind';
import type { DocumentKind } from './documentKind';
import { expenseKind } from './expense/expenseKind';
import { invoiceKind } from './invoice/invoiceKind';
import { reportObligationKind, requestObligationKind } from './obligation/obligationKind';
import { payrollKind } from './payroll/payrollKind';

/** By the document type of Concur's Financial Integration service. */
export const DOCUMENT_KINDS: Partial<Record<DocType, DocumentKind>> = {
	expense: expenseKind,
	invoice: invoiceKind,
	cashadvance: cashAdvanceKind,
	payroll: payrollKind,
	requestobligation: requestObligationKind,
	reportobligation: reportObligationKind,
};
