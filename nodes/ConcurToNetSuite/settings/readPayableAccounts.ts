import type { Ref } from '../../shared/documentItem';
import { isRecord, plainText } from '../document/blank';
import { COMPANY, EMPLOYEE, partyName } from '../document/parties';
import { readLocator } from './locator';
import type { PayableAccountRow } from './postingSettings';
import { oneOf, rowsOf } from './rows';
import type { SettingsFindings } from './settingsError';

export const PAYABLE_ACCOUNTS_LABEL = 'Payable Accounts';

/** Rows of "Payable Accounts": each with an account, no two for the same case. */
export function readPayableAccounts(raw: unknown, findings: SettingsFindings): PayableAccountRow[] {
	const rows = rowsOf(raw).flatMap((row, index) => readRow(row, index, findings));
	if (rowsOf(raw).length === 0) {
		findings.add(PAYABLE_ACCOUNTS_LABEL, 'has no rows: add one for each payee kind, for example Employee');
	}
	const seen = new Set<string>();
	for (const row of rows) {
		const key = JSON.stringify([
			row.party,
			row.expensePay,
			row.paymentType?.toUpperCase(),
			row.cardProgram?.toUpperCase(),
		]);
		if (seen.has(key))
			findings.add(PAYABLE_ACCOUNTS_LABEL, `has two rows for the same case of ${partyName(row.party)}`);
		seen.add(key);
	}
	return rows;
}

function readRow(
	raw: Record<string, unknown>,
	index: number,
	findings: SettingsFindings,
): PayableAccountRow[] {
	const party = (raw.payee === 'other' ? plainText(raw.partyCode) : plainText(raw.payee)) ?? '';
	const at = `row ${index + 1}${party ? ` (${partyName(party)})` : ''}`;
	if (!party || party === COMPANY) {
		findings.add(PAYABLE_ACCOUNTS_LABEL, `${at} has no payee code other than the company's own`);
		return [];
	}
	const accountFrom = oneOf(
		raw.accountFrom,
		['chosen', 'funding'],
		`${PAYABLE_ACCOUNTS_LABEL}", ${at}, "Account From`,
		findings,
	);
	const account = readLocator(
		raw.account,
		'account',
		`${PAYABLE_ACCOUNTS_LABEL}", ${at}, "Account`,
		findings,
	);
	const unreadable = account === undefined && accountFrom === 'chosen';
	if (unreadable) findings.add(PAYABLE_ACCOUNTS_LABEL, `${at} has no account`);
	const expensePay = oneOf(
		raw.expensePay,
		['any', 'yes', 'no'],
		`${PAYABLE_ACCOUNTS_LABEL}", ${at}, "Expense Pay`,
		findings,
	);
	return [
		{
			party,
			expensePay: expensePay === 'any' ? undefined : expensePay === 'yes',
			paymentType: plainText(raw.paymentType),
			cardProgram: plainText(raw.cardProgram),
			accountFrom,
			account,
			netDebitAccount:
				party === EMPLOYEE
					? readLocator(
							raw.netDebitAccount,
							'account',
							`${PAYABLE_ACCOUNTS_LABEL}", ${at}, "Account for Net Debit`,
							findings,
						)
					: undefined,
			vendor: party === EMPLOYEE ? undefined : readVendor(raw, at, findings),
		},
	];
}

/** From the list or by internal id; by code, which may also be plain text, as "Match Vendor By" says. */
function readVendor(raw: Record<string, unknown>, at: string, findings: SettingsFindings): Ref | undefined {
	const label = `${PAYABLE_ACCOUNTS_LABEL}", ${at}, "`;
	const given = raw.vendor;
	if (isRecord(given) && given.mode !== 'code' && given.mode !== '')
		return readLocator(given, 'vendor', `${label}Vendor`, findings);
	const value = plainText(isRecord(given) ? given.value : given);
	if (!value) return undefined;
	return {
		type: 'vendor',
		by: oneOf(raw.vendorMatchBy, ['externalId', 'entityId', 'id'], `${label}Match Vendor By`, findings),
		value,
	};
}
