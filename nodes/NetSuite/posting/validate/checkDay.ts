import { DateTime } from 'luxon';
import type { Findings } from './findings';

/** A day that is given must be one. `name`: as people call the field. */
export function checkDay(value: string | undefined, field: string, name: string, findings: Findings): void {
	if (value === undefined) return;
	const isDay = /^\d{4}-\d{2}-\d{2}$/.test(value) && DateTime.fromISO(value, { zone: 'utc' }).isValid;
	if (!isDay) findings.stop('date-field-invalid', field, { value, name });
}
