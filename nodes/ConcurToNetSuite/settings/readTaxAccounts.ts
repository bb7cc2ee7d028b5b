import { plainText } from '../document/blank';
import { readLocator } from './locator';
import type { TaxAccountRow } from './postingSettings';
import { rowsOf } from './rows';
import type { SettingsFindings } from './settingsError';

export const TAX_ACCOUNTS_LABEL = 'Tax Accounts';

/** Rows of "Tax Accounts". None is fine: a document with reclaimable tax then says which row is missing. */
export function readTaxAccounts(raw: unknown, findings: SettingsFindings): TaxAccountRow[] {
	const seen = new Set<string>();
	return rowsOf(raw).flatMap((row, index) => {
		const authority = plainText(row.taxAuthority);
		const code = plainText(row.taxCode);
		const at = `row ${index + 1} (${authority ?? 'any authority'}, ${code ?? 'any code'})`;
		const account = readLocator(row.account, 'account', `${TAX_ACCOUNTS_LABEL}", ${at}, "Account`, findings);
		if (!account) {
			findings.add(TAX_ACCOUNTS_LABEL, `${at} has no account`);
			return [];
		}
		const key = JSON.stringify([authority?.toUpperCase(), code?.toUpperCase()]);
		if (seen.has(key))
			findings.add(
				TAX_ACCOUNTS_LABEL,
				`has two rows for ${authority ?? 'any authority'}, ${code ?? 'any code'}`,
			);
		seen.add(key);
		return [{ authority, code, account }];
	});
}
