import type { Ref } from '../../../shared/documentItem';
import { formatMoney, isZero, sumMoney, ZERO, type Money } from '../../../shared/money';
import type { Allocation, ExpenseEntry, JournalLine, TaxRow } from '../../document/expenseDocument';
import { entryLabel } from '../../document/entryLabel';
import type { MappingTable } from '../../mapping/mappingTable';
import type { PostingSettings, TaxAccountRow } from '../../settings/postingSettings';
import type { Findings } from '../findings';

/**
 * Reclaimable tax of each journal line of an allocation, in their order; undefined (with a problem) when it
 * cannot be told.
 *
 * A line's own `amountNetOfReclaim` decides. Without it the line has the tax rows that its `taxGuid` names,
 * or all rows if it is the only line and names none. Either way the invariant of concur.md 4.1 must hold:
 * gross - sum(amountReclaim) = amountNetOfReclaim, per line where its rows are its own, and over the
 * allocation (several lines may share one tax row).
 */
export function reclaimPerLine(
	entry: ExpenseEntry,
	allocation: Allocation,
	findings: Findings,
	field: string,
): Money[] | undefined {
	const lines = allocation.journal;
	const perLine = lines.map((line) => {
		const own = ownRows(line, allocation);
		const fromRows = own && sumMoney(own.map(reclaimOf));
		const fromNet = line.amountNetOfReclaim && line.amountGross.minus(line.amountNetOfReclaim);
		return { fromRows, fromNet };
	});
	const disagree = (reclaim: Money, expected: Money): undefined =>
		findings.refuse('tax-disagrees', {
			field,
			value: entryLabel(entry),
			reclaim: formatMoney(reclaim),
			expected: formatMoney(expected),
		});
	for (const { fromRows, fromNet } of perLine) {
		if (fromRows && fromNet && !fromRows.eq(fromNet)) return disagree(fromRows, fromNet);
	}
	const total = sumMoney(allocation.tax.map(reclaimOf));
	const known = perLine.map(
		({ fromRows, fromNet }) => fromNet ?? fromRows ?? (allocation.tax.every(isKept) ? ZERO : undefined),
	);
	const reclaims = known.filter((reclaim) => reclaim !== undefined);
	if (reclaims.length < lines.length)
		return findings.refuse('tax-unattributed', { field, value: entryLabel(entry) });
	if (!sumMoney(reclaims).eq(total)) return disagree(total, sumMoney(reclaims));
	return reclaims;
}

const reclaimOf = (row: TaxRow): Money => row.amountReclaim ?? ZERO;
const isKept = (row: TaxRow): boolean => isZero(reclaimOf(row));

/** The tax rows that belong to this line alone; undefined when that cannot be said. */
function ownRows(line: JournalLine, { journal, tax }: Allocation): TaxRow[] | undefined {
	if (line.taxGuid.length === 0) return journal.length === 1 ? tax : undefined;
	const shared = journal.some(
		(other) => other !== line && other.taxGuid.some((guid) => line.taxGuid.includes(guid)),
	);
	return shared
		? undefined
		: tax.filter((row) => row.taxGuid !== undefined && line.taxGuid.includes(row.taxGuid));
}

/**
 * Account of a tax, by authority label and by reclaim code, or tax code where there is no reclaim code (concur.md, 5.2, rule 3): by the
 * mapping table, else the most specific row of "Tax Accounts". `settings` are those of the posting's subsidiary (`settingsIn`).
 */
export function taxAccount(
	{ mapping, taxAccounts }: Pick<PostingSettings, 'mapping' | 'taxAccounts'>,
	tax: Pick<TaxRow, 'taxAuthorityLabel' | 'taxReclaimCode' | 'taxCode'>,
	findings: Findings,
	field: string,
): Ref | undefined {
	const authority = tax.taxAuthorityLabel;
	const code = tax.taxReclaimCode ?? tax.taxCode;
	const mapped = mappedTaxAccount(mapping, authority, code);
	if (mapped) return mapped;
	const fitting = taxAccounts.filter((row) => fits(row.authority, authority) && fits(row.code, code));
	const found = fitting.sort((a, b) => weight(b) - weight(a))[0];
	if (found) return { ...found.account };
	return findings.refuse('tax-account-missing', {
		field,
		value: `${authority ?? '(blank)'}/${code ?? '(blank)'}`,
	});
}

/** In the table a tax is `authority/code`; `*` on either side stands for any. */
function mappedTaxAccount(mapping: MappingTable, authority = '*', code = '*'): Ref | undefined {
	return (
		mapping.find('tax', `${authority}/${code}`) ??
		mapping.find('tax', `${authority}/*`) ??
		mapping.find('tax', `*/${code}`) ??
		mapping.find('tax', '*/*')
	);
}

/** The authority counts before the code, the code before the subsidiary. */
const weight = ({ authority, code, subsidiary }: TaxAccountRow): number =>
	(authority === undefined ? 0 : 4) + (code === undefined ? 0 : 2) + (subsidiary === undefined ? 0 : 1);

const fits = (criterion: string | undefined, value: string | undefined): boolean =>
	criterion === undefined || criterion.toUpperCase() === value?.toUpperCase();
