import type { Ref } from '../../shared/documentItem';
import { plainText } from '../document/blank';
import { readLocator } from './locator';
import type { SubsidiarySetting } from './postingSettings';
import { oneOf, rowsOf } from './rows';
import type { SettingsFindings } from './settingsError';

export const LEDGER_SUBSIDIARIES_LABEL = 'Subsidiary by Ledger Code';

export interface RawSubsidiary {
	subsidiaryFrom: unknown;
	subsidiary: unknown;
	ledgerSubsidiaries: unknown;
}

export function readSubsidiary(raw: RawSubsidiary, findings: SettingsFindings): SubsidiarySetting {
	const from = oneOf(raw.subsidiaryFrom, ['fixed', 'ledgerCode', 'none'], 'Subsidiary From', findings);
	if (from === 'none') return { from };
	if (from === 'ledgerCode') return { from, byLedgerCode: byLedgerCode(raw.ledgerSubsidiaries, findings) };
	const subsidiary = readLocator(raw.subsidiary, 'subsidiary', 'Subsidiary', findings);
	if (subsidiary) return { from, subsidiary };
	findings.add(
		'Subsidiary',
		'is empty: choose one, or set "Subsidiary From" to No Subsidiary for an account without OneWorld',
	);
	return { from: 'none' };
}

function byLedgerCode(raw: unknown, findings: SettingsFindings): ReadonlyMap<string, Ref> {
	const found = new Map<string, Ref>();
	for (const [index, row] of rowsOf(raw).entries()) {
		const code = plainText(row.ledgerCode);
		const at = `row ${index + 1}${code ? ` (${code})` : ''}`;
		const subsidiary = readLocator(
			row.subsidiary,
			'subsidiary',
			`${LEDGER_SUBSIDIARIES_LABEL}", ${at}, "Subsidiary`,
			findings,
		);
		if (!code) findings.add(LEDGER_SUBSIDIARIES_LABEL, `${at} has no ledger code`);
		else if (!subsidiary) findings.add(LEDGER_SUBSIDIARIES_LABEL, `${at} has no subsidiary`);
		else if (found.has(code)) findings.add(LEDGER_SUBSIDIARIES_LABEL, `has two rows for ledger code ${code}`);
		else found.set(code, subsidiary);
	}
	if (rowsOf(raw).length === 0)
		findings.add(LEDGER_SUBSIDIARIES_LABEL, 'has no rows: add one for each ledger code');
	return found;
}
