import { formatMoney, parseMoney } from '../../shared/money';
import { isRecord, plainText } from './blank';

/** What names a report, read leniently: also a document that cannot be posted must be found and named. */
export interface DocumentHeader {
	reportId: string;
	number: string;
	name: string;
	owner: string;
	revision: string;
	currency: string;
	/** Total approved as decimal text; empty when the document carries none. */
	total: string;
	isTest: boolean;
	report: Record<string, unknown>;
}

export function documentHeader(document: unknown): DocumentHeader {
	const report = isRecord(document) && isRecord(document.report) ? document.report : {};
	const employee = isRecord(document) && isRecord(document.employee) ? document.employee : {};
	const total = parseMoney(report.totalApprovedAmount);
	return {
		reportId: plainText(report.reportId) ?? '',
		number: plainText(report.reportNumber) ?? '',
		name: plainText(report.reportName) ?? '',
		owner: plainText(employee.employeeId) ?? '',
		// Default of the field by its documentation (concur.md, 4.1).
		revision: plainText(report.revisionNumber) ?? '1',
		currency: plainText(report.employeeCurrencyAlphaCode)?.toUpperCase() ?? '',
		total: total ? formatMoney(total) : '',
		isTest: plainText(report.isTest)?.toUpperCase() === 'Y' || report.isTest === true,
		report,
	};
}
