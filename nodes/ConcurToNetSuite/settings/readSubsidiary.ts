import type { Ref } from '../../shared/documentItem';
import { isRecord, plainText } from '../document/blank';
import { readLocator } from './locator';
import type { SubsidiarySetting } from './postingSettings';
import { oneOf, rowsOf } from './rows';
import type { SettingsFindings } from './settingsError';

export const LEDGER_SUBSIDIARIES_LABEL = 'Subsidiary by Ledger Code';
export const SUBSIDIARY_FIELD_LABEL = 'Subsidiary Field';

export interface RawSubsidiary {
	subsidiaryFrom: unknown;
	subsidiary: unknown;
	ledgerSubsidiaries: unknown;
	subsidiaryField?: unknown;
	subsidiaryMatchBy?: unknown;
}

/** `isMapped`: whether the mapping table has rows of kind subsidiary, which answer ledger codes too. */
export function readSubsidiary(
	raw: RawSubsidiary,
	findings: SettingsFindings,
	isMapped = false,
): SubsidiarySetting {
	const from = oneOf(
		raw.subsidiaryFrom,
		['fixed', 'field', 'ledgerCode', 'none', 'owner'],
		'Subsidiary From',
		findings,
	);
	switch (from) {
		case 'none':
		case 'owner':
			return { from };
		case 'ledgerCode':
			return { from, byLedgerCode: byLedgerCode(raw.ledgerSubsidiaries, isMapped, findings) };
		case 'field':
			return { from, ...byField(raw, findings) };
		case 'fixed': {
			const subsidiary = readSubsidiaryLocator(raw.subsidiary, 'Subsidiary', findings);
			if (subsidiary) return { from, subsidiary };
			findings.add(
				'Subsidiary',
				'is empty: choose one, or set "Subsidiary From" to No Subsidiary for an account without OneWorld',
			);
			return { from: 'none' };
		}
	}
}

/** A subsidiary that was chosen from the list also has its name, by which rows of the mapping table may name it. */
export function readSubsidiaryLocator(
	raw: unknown,
	label: string,
	findings: SettingsFindings,
): Ref | undefined {
	const subsidiary = readLocator(raw, 'subsidiary', label, findings);
	const name = isRecord(raw) && raw.mode === 'list' ? plainText(raw.cachedResultName) : undefined;
	return subsidiary && name ? { ...subsidiary, name } : subsidiary;
}

function byField(
	raw: RawSubsidiary,
	findings: SettingsFindings,
): Pick<Extract<SubsidiarySetting, { from: 'field' }>, 'fields' | 'by'> {
	const fields = (plainText(raw.subsidiaryField) ?? '')
		.split(',')
		.map((field) => field.trim())
		.filter(Boolean);
	if (fields.length === 0) findings.add(SUBSIDIARY_FIELD_LABEL, 'is empty; e.g. reportOrgUnit1Code');
	for (const field of fields) {
		if (/^[A-Za-z][A-Za-z0-9]*$/.test(field)) continue;
		findings.add(
			SUBSIDIARY_FIELD_LABEL,
			`names "${field}", which is not a field name; separate field names by commas`,
		);
	}
	const by = oneOf(raw.subsidiaryMatchBy, ['name', 'externalId', 'id'], 'Match Subsidiary By', findings);
	return { fields, by };
}

function byLedgerCode(raw: unknown, isMapped: boolean, findings: SettingsFindings): ReadonlyMap<string, Ref> {
	const found = new Map<string, Ref>();
	for (const [index, row] of rowsOf(raw).entries()) {
		const code = plainText(row.ledgerCode);
		const at = `row ${index + 1}${code ? ` (${code})` : ''}`;
		const subsidiary = readSubsidiaryLocator(
			row.subsidiary,
			`${LEDGER_SUBSIDIARIES_LABEL}", ${at}, "Subsidiary`,
			findings,
		);
		if (!code) findings.add(LEDGER_SUBSIDIARIES_LABEL, `${at} has no ledger code`);
		else if (!subsidiary) findings.add(LEDGER_SUBSIDIARIES_LABEL, `${at} has no subsidiary`);
		else if (found.has(code)) findings.add(LEDGER_SUBSIDIARIES_LABEL, `has two rows for ledger code ${code}`);
		else found.set(code, subsidiary);
	}
	if (rowsOf(raw).length === 0 && !isMapped)
		findings.add(
			LEDGER_SUBSIDIARIES_LABEL,
			'has no rows: add one for each ledger code, or rows of kind subsidiary to the mapping table',
		);
	return found;
}
