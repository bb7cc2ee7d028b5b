import type { Ref } from '../../../shared/documentItem';
import { plainText } from '../../document/blank';
import type { PostingSettings } from '../../settings/postingSettings';
import type { Findings } from '../findings';

type Settings = Pick<PostingSettings, 'employee' | 'mapping'>;

/**
 * The employee as the lines name it; undefined when no line carries one or the document does not name
 * it.
 */
export const employeeRef = (
	{ employee }: { employee: Record<string, unknown> },
	settings: Settings,
	findings: Findings,
): Ref | undefined =>
	settings.employee.on === 'none' ? undefined : employeeRecord(employee, settings, findings);

/**
 * The employee's record in NetSuite, from the employee section of any document kind; by the mapping table, else by the key that employees
 * are matched by. `section`: where it stands, for problems.
 */
export function employeeRecord(
	employee: Record<string, unknown>,
	{ employee: { type, by, field }, mapping }: Settings,
	findings: Findings,
	section = 'employee',
): Ref | undefined {
	const value = plainText(employee[field]);
	if (value === undefined)
		return findings.refuse('employee-id-missing', { field: `document.${section}.${field}`, value: field });
	const mapped = mapping.find('employee', value);
	// The table's kind says "employee" where the node may keep employees as vendors.
	return mapped ? { ...mapped, type } : { type, by, value };
}
