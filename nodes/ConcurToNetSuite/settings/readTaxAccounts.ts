import type { Ref } from '../../shared/documentItem';
import { plainText } from '../document/blank';
import { readLocator } from './locator';
import type { TaxAccountRow } from './postingSettings';
import { readSubsidiaryLocator } from './readSubsidiary';
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
		const subsidiary = readRowSubsidiary(row.subsidiary, at, findings);
		const key = JSON.stringify([authority, code, subsidiary?.value].map((part) => part?.toUpperCase()));
		if (seen.has(key))
			findings.add(
				TAX_ACCOUNTS_LABEL,
				`has two rows for ${authority ?? 'any authority'}, ${code ?? 'any code'}${subsidiary ? ` in one subsidiary` : ''}`,
			);
		seen.add(key);
		return [{ authority, code, ...(subsidiary ? { subsidiary } : {}), account }];
	});
}

/** Chosen from the list or by id; an expression may also give its name as plain text. */
function readRowSubsidiary(raw: unknown, at: string, findings: SettingsFindings): Ref | undefined {
	const name = plainText(raw);
	if (name !== undefined) return { type: 'subsidiary', by: 'name', value: name };
	return readSubsidiaryLocator(raw, `${TAX_ACCOUNTS_LABEL}", ${at}, "Subsidiary`, findings);
}
