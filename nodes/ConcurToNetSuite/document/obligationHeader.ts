import { formatMoney, parseMoney } from '../../shared/money';
import { dateIn } from '../posting/calendarDate';
import { isRecord, plainText } from './blank';
import type { DocumentHeader } from './documentHeader';

/** Sections of each kind: the reference calls a request's header both `requestHeader` and `request` (concur.md, 4.4). */
const SECTIONS = { request: ['requestHeader', 'request'], report: ['report', 'reportHeader'] } as const;

/** End of approvals, submission, creation; each under the name that the request or the report gives it. */
const APPROVAL_DATES = {
	request: ['requestAuthorizedDate', 'requestSubmitDate', 'requestCreationDate'],
	report: ['reportPaymentProcessingDate', 'reportSubmitDate', 'reportCreationDate'],
} as const;

/** Header of a funds reservation, for a travel request or for an expense report. */
export function obligationHeader(
	kind: 'request' | 'report',
	document: unknown,
	timeZone: string,
): DocumentHeader {
	const part = (name: string): Record<string, unknown> | undefined =>
		isRecord(document) && isRecord(document[name]) ? document[name] : undefined;
	const name = SECTIONS[kind].find((section) => part(section)) ?? SECTIONS[kind][0];
	const header = part(name) ?? {};
	const employee = part('employee') ?? {};
	const total = parseMoney(header.totalApprovedAmount);
	const currency = header.employeeCurrencyAlphaCode ?? employee.employeeReimbursementCurrency;
	return {
		id: plainText(header[`${kind}Id`]) ?? '',
		idField: `document.${name}.${kind}Id`,
		number: plainText(header[kind === 'request' ? 'requestKey' : 'reportNumber']) ?? '',
		name: plainText(header[`${kind}Name`]) ?? '',
		owner: plainText(employee.employeeId) ?? '',
		revision: plainText(header.revisionNumber) ?? '1',
		currency: plainText(currency)?.toUpperCase() ?? '',
		total: total ? formatMoney(total) : '',
		// A request has the mark in its employee section, as true or false.
		isTest: [header.isTest, employee.isTest].some(
			(mark) => mark === true || plainText(mark)?.toUpperCase() === 'Y',
		),
		approvedOn: approvedOn(header, kind, timeZone),
	};
}

function approvedOn(header: Record<string, unknown>, kind: 'request' | 'report', timeZone: string): string {
	for (const source of APPROVAL_DATES[kind]) {
		const text = plainText(header[source]);
		const date = text === undefined ? undefined : dateIn(text, timeZone);
		if (date !== undefined) return date;
	}
	return '';
}
