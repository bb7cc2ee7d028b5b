import type { Ref } from '../../shared/documentItem';
import type { SubsidiarySetting } from '../settings/postingSettings';
import type { Findings } from './findings';

/**
 * Subsidiary of the journal; undefined for an account without OneWorld, and when the ledger code is not in
 * the table.
 */
export function subsidiaryOf(
	setting: SubsidiarySetting,
	ledgerCode: string | undefined,
	findings: Findings,
): Ref | undefined {
	if (setting.from === 'none') return undefined;
	if (setting.from === 'fixed') return { ...setting.subsidiary };
	const found = ledgerCode === undefined ? undefined : setting.byLedgerCode.get(ledgerCode);
	if (found) return { ...found };
	return findings.refuse('subsidiary-missing', {
		field: 'document.report.ledgerCode',
		value: ledgerCode ?? '(blank)',
	});
}
