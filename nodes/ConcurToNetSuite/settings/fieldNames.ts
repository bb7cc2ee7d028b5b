import { plainText } from '../document/blank';
import type { SettingsFindings } from './settingsError';

/** Names of Concur fields, separated by commas, in order of preference. One that cannot be a name is a finding. */
export function readFieldNames(raw: unknown, label: string, findings: SettingsFindings): string[] {
	const names = (plainText(raw) ?? '')
		.split(',')
		.map((name) => name.trim())
		.filter(Boolean);
	for (const name of names) {
		if (!/^[A-Za-z][A-Za-z0-9]*$/.test(name)) {
			findings.add(label, `names "${name}", which is not a field name; separate field names by commas`);
		} else if (/^employee/i.test(name) && name !== 'employeeCurrencyAlphaCode') {
			// concur.md, section 1, trap 18.
			findings.add(
				label,
				`names "${name}": the employee section must not decide, since an employee may charge others`,
			);
		}
	}
	return names;
}
