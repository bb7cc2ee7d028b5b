import type { Ref } from '../../../shared/documentItem';
import type { Allocation, ExpenseEntry, TaxRow } from '../../document/expenseDocument';
import { entryLabel } from '../../document/entryLabel';
import { cutDate } from '../calendarDate';
import type { DraftLine } from '../draftLine';
import type { BuildContext } from '../expense/buildContext';
import type { Place } from './recordDraft';

/** Where a line comes from. */
export interface LineSource {
	entry: ExpenseEntry;
	/** Path in the document. */
	field: string;
	/** Tax rows of a cost line; absent for tax lines, which are neither billed nor have a category. */
	taxes?: readonly TaxRow[];
}

/** What the record types other than journals want beside the account (netsuite.md, 8.3 and 8.6). */
export function recordLine(
	context: BuildContext,
	line: DraftLine,
	{ record, corporateCard }: Place,
	source: LineSource,
): DraftLine {
	if (record.recordType === 'journalEntry') return line;
	const { settings } = context;
	const { entry, taxes } = source;
	const isCost = taxes !== undefined;
	const isReport = record.recordType === 'expenseReport';
	// The two halves of a personal card item meet on their clearing account, which no category stands for.
	const byCategory =
		isReport && isCost && settings.expenseReports.lineBy === 'category' && !entry.entryIsPersonal;
	return {
		...line,
		entity: undefined,
		...(isReport ? { expenseDate: entry.entryDate && cutDate(entry.entryDate), corporateCard } : {}),
		...(byCategory ? { category: categoryOf(context, source) } : {}),
		...(isCost && settings.billableEntries === 'bill' && entry.entryIsBillable ? { billable: true } : {}),
		...(isCost && settings.suiteTax ? { taxCode: taxCodeOf(context, source, taxes) } : {}),
	};
}

/** By the mapping row of the expense type, else by its name; by its code where categories are matched by another key; else the default. */
function categoryOf({ settings, findings }: BuildContext, { entry, field }: LineSource): Ref | undefined {
	const { categoryMatchBy: by, defaultCategory } = settings.expenseReports;
	const { mapping } = settings;
	const mapped =
		mapping.find('expenseCategory', entry.expenseTypeCode) ??
		mapping.find('expenseCategory', entry.expenseTypeName);
	if (mapped) return mapped;
	const value = by === 'name' ? entry.expenseTypeName : entry.expenseTypeCode;
	if (value !== undefined) return { type: 'expenseCategory', by, value };
	if (defaultCategory) return { ...defaultCategory };
	return findings.refuse('expense-category-missing', { field, value: entryLabel(entry) });
}

/** NetSuite knows a SuiteTax code as `<tax type>:<code>`; one per line. */
function taxCodeOf(
	{ findings }: BuildContext,
	{ entry, field }: LineSource,
	taxes: readonly TaxRow[],
): Ref | undefined {
	const codes = new Set(taxes.flatMap((row) => codeOf(row) ?? []));
	const [value, ...others] = codes;
	if (value === undefined) return undefined;
	if (others.length === 0) return { type: 'taxCode', by: 'name', value };
	const all = [...codes].join(', ');
	return findings.refuse('tax-codes-several', { field, value: entryLabel(entry), codes: all });
}

function codeOf({ taxAuthorityLabel: authority, taxReclaimCode, taxCode }: TaxRow): string | undefined {
	const code = taxReclaimCode ?? taxCode;
	return code !== undefined && authority !== undefined ? `${authority}:${code}` : code;
}

/** Tax rows of a journal line: those that it names, else all of the allocation. */
export const taxesOf = (taxGuid: readonly string[], { tax }: Pick<Allocation, 'tax'>): TaxRow[] =>
	taxGuid.length === 0
		? tax
		: tax.filter((row) => row.taxGuid !== undefined && taxGuid.includes(row.taxGuid));
