import type { Ref } from '../../../shared/documentItem';
import { plainText } from '../../document/blank';
import type { BuildContext } from '../expense/buildContext';
import { employeeRecord } from '../expense/entity';
import { partyName, EMPLOYEE } from '../../document/parties';
import type { PayableLeg } from '../expense/payableLines';

/**
 * Vendor of a bill: that of the row of "Payable Accounts"; for the employee the mapping row of kind `vendor`, else the employee's own
 * record where employees are kept as vendors.
 */
export function billVendor({ document, settings, findings }: BuildContext, leg: PayableLeg): Ref | undefined {
	if (leg.party !== EMPLOYEE) {
		return (
			leg.target.vendor ??
			findings.refuse('bill-vendor-missing', { field: 'payableAccounts', value: partyName(leg.party) })
		);
	}
	const { type, field } = settings.employee;
	const value = plainText(document.employee[field]);
	const mapped = settings.mapping.find('vendor', value);
	if (mapped) return mapped;
	// Without a value this tells so; with one that is no vendor's, the next line does.
	const record = employeeRecord(document.employee, settings, findings);
	if (!record || type === 'vendor') return record;
	return findings.refuse('bill-vendor-missing', {
		field: `document.employee.${field}`,
		value: `${partyName(EMPLOYEE)} ${value}`,
	});
}

/** Employee of an expense report: never a vendor, also where other lines carry employees as vendors. */
export function reportEmployee({ document, settings, findings }: BuildContext): Ref | undefined {
	const { type, field } = settings.employee;
	const value = plainText(document.employee[field]);
	const mapped = settings.mapping.find('employee', value);
	if (mapped) return { ...mapped, type: 'employee' };
	const record = employeeRecord(document.employee, settings, findings);
	if (!record) return undefined;
	if (type !== 'vendor') return { ...record, type: 'employee' };
	return findings.refuse('report-employee-missing', {
		field: `document.employee.${field}`,
		value: value ?? '',
	});
}
