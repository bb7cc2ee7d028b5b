import { formatMoney, parseMoney } from '../../shared/money';
import { approvedOn } from '../posting/postingDate';
import { isRecord, plainText } from './blank';
import type { DocumentHeader } from './documentHeader';

export function expenseHeader(document: unknown, timeZone: string): DocumentHeader {
	const report = isRecord(document) && isRecord(document.report) ? document.report : {};
	const employee = isRecord(document) && isRecord(document.employee) ? document.employee : {};
	const total = parseMoney(report.totalApprovedAmount);
	return {
		id: plainText(report.reportId) ?? '',
		idField: 'document.report.reportId',
		number: plainText(report.reportNumber) ?? '',
		name: plainText(report.reportName) ?? '',
		owner: plainText(employee.employeeId) ?? '',
		// Default of the field by its documentation (concur.md, 4.1).
		revision: plainText(report.revisionNumber) ?? '1',
		currency: plainText(report.employeeCurrencyAlphaCode)?.toUpperCase() ?? '',
		total: total ? formatMoney(total) : '',
		isTest: plainText(report.isTest)?.toUpperCase() === 'Y' || report.isTest === true,
		approvedOn: approvedOn(report, timeZone),
	};
}
