import type { Ref } from '../../shared/documentItem';
import type { MappingTable } from '../mapping/mappingTable';
import { isSubsidiary } from '../mapping/sameSubsidiary';
import type { PayableAccountRow, PostingSettings, TaxAccountRow } from '../settings/postingSettings';

/**
 * The settings as they hold for a posting in this subsidiary: rows of the mapping and tax accounts of other subsidiaries do not count, and a
 * vendor of "Payable Accounts" may be another one here. Undefined (not known before NetSuite is asked, or none): only rows that are
 * for every subsidiary count. Builders call it once, before they make lines.
 */
export function settingsIn(settings: PostingSettings, subsidiary: Ref | undefined): PostingSettings {
	const mapping = mappingIn(settings.mapping, subsidiary);
	return {
		...settings,
		mapping,
		taxAccounts: settings.taxAccounts.filter((row) => countsIn(row, subsidiary)),
		payableAccounts: settings.payableAccounts.map((row) => withMappedVendor(row, mapping)),
	};
}

/** The mapping with a subsidiary that is meant where none is asked for. */
function mappingIn(mapping: MappingTable, own: Ref | undefined): MappingTable {
	return {
		hash: mapping.hash,
		find: (kind, concurValue, subsidiary = own) => mapping.find(kind, concurValue, subsidiary),
	};
}

const countsIn = ({ subsidiary: wanted }: TaxAccountRow, subsidiary: Ref | undefined): boolean =>
	wanted === undefined ||
	isSubsidiary(wanted.value, subsidiary) ||
	(wanted.name !== undefined && isSubsidiary(wanted.name, subsidiary));

function withMappedVendor(row: PayableAccountRow, mapping: MappingTable): PayableAccountRow {
	const vendor = row.vendor && mapping.find('vendor', row.vendor.value);
	return vendor ? { ...row, vendor } : row;
}
