import { formatMoney, parseMoney } from '../../shared/money';
import { cashAdvanceApprovedOn } from '../posting/cashAdvance/advanceDates';
import { isRecord, plainText } from './blank';
import type { DocumentHeader } from './documentHeader';

/** Cash advances carry no revision number; a document sent again has the same external id. */
const REVISION = '1';

export function cashAdvanceHeader(document: unknown, timeZone: string): DocumentHeader {
	const data = isRecord(document) && isRecord(document.cashAdvanceData) ? document.cashAdvanceData : {};
	const employee = isRecord(document) && isRecord(document.employeeData) ? document.employeeData : {};
	const total = parseMoney(data.requestAmount);
	return {
		id: plainText(data.cashAdvanceId) ?? '',
		idField: 'document.cashAdvanceData.cashAdvanceId',
		number: '',
		name: plainText(data.name) ?? '',
		owner: plainText(employee.employeeId) ?? '',
		revision: plainText(data.revisionNumber) ?? REVISION,
		currency: plainText(data.employeeCurrencyAlphaCode)?.toUpperCase() ?? '',
		total: total ? formatMoney(total) : '',
		isTest: plainText(data.isTest)?.toUpperCase() === 'Y' || data.isTest === true,
		approvedOn: cashAdvanceApprovedOn(data, timeZone),
	};
}
