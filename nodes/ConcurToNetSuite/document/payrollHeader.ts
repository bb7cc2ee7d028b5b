import type { DocumentHeader } from './documentHeader';
import { expenseHeader } from './expenseHeader';

/** A payroll document names itself by the sections and fields of its report, as the expense document does (concur.md, 4.4). */
export const payrollHeader = (document: unknown, timeZone: string): DocumentHeader =>
	expenseHeader(document, timeZone);
