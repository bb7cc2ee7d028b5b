import type { Posting, Ref } from '../../shared/documentItem';
import type { MappingTable } from '../mapping/mappingTable';
import type { SubsidiarySetting } from '../settings/postingSettings';
import { firstFieldValue } from './fieldLevels';
import type { Findings } from './findings';

/** What a document says of its subsidiary. */
export interface SubsidiarySource {
	/**
	 * Accounting system code; undefined when it is blank; null where documents of the kind carry none, which then go to their owner's
	 * subsidiary (concur.md, 5.3).
	 */
	ledgerCode: string | undefined | null;
	/** Sections in which org-unit fields are looked up, in this order: header, employee. */
	levels: ReadonlyArray<Record<string, unknown>>;
	/** The employee or vendor; tells in the findings when the document does not name one. */
	owner(): Ref | undefined;
	/** Where the ledger code stands, for problems: `document.report.ledgerCode`. */
	field?: string;
}

/** Where a posting goes; neither of the two for an account without OneWorld, and where it cannot be told. */
export type Placed = Pick<Posting, 'subsidiary' | 'subsidiaryOf'>;

/** Subsidiary of a posting of any document kind. The mapping table wins over the table in the node. */
export function postingSubsidiary(
	setting: SubsidiarySetting,
	source: SubsidiarySource,
	mapping: MappingTable,
	findings: Findings,
): Placed {
	switch (setting.from) {
		case 'none':
			return {};
		case 'fixed':
			return { subsidiary: { ...setting.subsidiary } };
		case 'ledgerCode':
			return source.ledgerCode === null
				? ownersSubsidiary(source, findings)
				: placed(byLedgerCode(setting.byLedgerCode, source.ledgerCode, source.field, mapping, findings));
		case 'field':
			return placed(byField(setting, source, mapping, findings));
		case 'owner':
			return ownersSubsidiary(source, findings);
	}
}

const placed = (subsidiary: Ref | undefined): Placed => (subsidiary ? { subsidiary } : {});

function byLedgerCode(
	rows: ReadonlyMap<string, Ref>,
	ledgerCode: string | undefined,
	field = 'document.report.ledgerCode',
	mapping: MappingTable,
	findings: Findings,
): Ref | undefined {
	const found =
		mapping.find('subsidiary', ledgerCode) ?? (ledgerCode === undefined ? undefined : rows.get(ledgerCode));
	if (found) return { ...found };
	return findings.refuse('subsidiary-missing', { field, value: ledgerCode ?? '(blank)' });
}

function byField(
	{ fields, by }: Extract<SubsidiarySetting, { from: 'field' }>,
	{ levels }: SubsidiarySource,
	mapping: MappingTable,
	findings: Findings,
): Ref | undefined {
	const value = firstFieldValue(fields, levels);
	if (value === undefined)
		return findings.refuse('subsidiary-field-blank', { field: 'document', value: fields.join(', ') });
	return mapping.find('subsidiary', value) ?? { type: 'subsidiary', by, value };
}

function ownersSubsidiary({ owner }: SubsidiarySource, findings: Findings): Placed {
	const told = findings.problems.length;
	const found = owner();
	if (found) return { subsidiaryOf: { ...found } };
	if (findings.problems.length === told)
		findings.refuse('subsidiary-owner-missing', { field: 'document', value: '(blank)' });
	return {};
}
