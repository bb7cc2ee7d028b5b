import type { Ref } from '../../shared/documentItem';
import { isRecord, plainText } from '../document/blank';
import { readLocator } from './locator';
import type { PayrollSettings } from './payrollSettings';
import { rowsOf } from './rows';
import type { SettingsFindings } from './settingsError';

export const PAYROLL_LABEL = 'Payroll';
export const WAGE_TYPES_LABEL = 'Wage Types';

/** The collection "Payroll" and the rows of "Wage Types"; payroll is not posted unless somebody says so. */
export function readPayroll(raw: unknown, wageTypes: unknown, findings: SettingsFindings): PayrollSettings {
	const given = isRecord(raw) ? raw : {};
	const post = given.post === true;
	const label = `${PAYROLL_LABEL}", "Payable Account`;
	const payableAccount = readLocator(given.payableAccount, 'account', label, findings);
	if (post && !payableAccount)
		findings.add(label, 'is empty: choose the account of what payroll owes the employees');
	return {
		post,
		alsoPostExpense: given.alsoPostExpense === true,
		payableAccount,
		wageTypes: post ? readWageTypes(wageTypes, findings) : new Map(),
	};
}

/** None is fine: the mapping table may hold them, and a wage type without an account is told. */
function readWageTypes(raw: unknown, findings: SettingsFindings): ReadonlyMap<string, Ref> {
	const found = new Map<string, Ref>();
	for (const [index, row] of rowsOf(raw).entries()) {
		const wageType = plainText(row.wageType)?.toUpperCase();
		const at = `row ${index + 1}${wageType ? ` (${wageType})` : ''}`;
		const account = readLocator(row.account, 'account', `${WAGE_TYPES_LABEL}", ${at}, "Account`, findings);
		if (!wageType) findings.add(WAGE_TYPES_LABEL, `${at} has no wage type`);
		else if (!account) findings.add(WAGE_TYPES_LABEL, `${at} has no account`);
		else if (found.has(wageType)) findings.add(WAGE_TYPES_LABEL, `has two rows for wage type ${wageType}`);
		else found.set(wageType, account);
	}
	return found;
}
