import type { Ref } from '../../../shared/documentItem';
import { plainText } from '../../document/blank';
import type { ExpenseDocument } from '../../document/expenseDocument';
import type { EmployeeSetting } from '../../settings/postingSettings';
import type { Findings } from '../findings';

/**
 * The employee as NetSuite is to know it; undefined when no line carries one or the document does not name
 * it.
 */
export function employeeRef(
	{ employee }: ExpenseDocument,
	setting: EmployeeSetting,
	findings: Findings,
): Ref | undefined {
	if (setting.on === 'none') return undefined;
	const value = plainText(employee[setting.field]);
	if (value !== undefined) return { type: setting.type, by: setting.by, value };
	return findings.refuse('employee-id-missing', {
		field: `document.employee.${setting.field}`,
		value: setting.field,
	});
}
