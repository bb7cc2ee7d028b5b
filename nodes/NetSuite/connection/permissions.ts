import { unlessUnknown } from '../transport/fault';
import type { Features } from '../transport/features';
import type { NetSuiteSession } from '../transport/session';
import { suiteQlPage } from '../transport/suiteQl';

/**
 * A list that postings need, with the permission to read it as NetSuite calls it (netsuite.md, section 12).
 */
interface ListPermission {
	table: string;
	permission: string;
	/** Only in accounts with the feature. */
	feature?: keyof Features;
	/** Without it nothing can be posted at all. */
	required: boolean;
	/** A list that shows nothing is as good as forbidden. */
	neverEmpty: boolean;
}

const LISTS: readonly ListPermission[] = [
	{ table: 'account', permission: 'Accounts (View)', required: true, neverEmpty: true },
	{
		table: 'accountingperiod',
		permission: 'Manage Accounting Periods (View)',
		feature: 'accountingPeriods',
		required: true,
		neverEmpty: true,
	},
	{ table: 'employee', permission: 'Employees (View)', required: false, neverEmpty: true },
	{ table: 'vendor', permission: 'Vendors (View)', required: false, neverEmpty: false },
	{ table: 'customer', permission: 'Customers (View)', required: false, neverEmpty: false },
	{
		table: 'department',
		permission: 'Departments (View)',
		feature: 'departments',
		required: false,
		neverEmpty: false,
	},
	{
		table: 'classification',
		permission: 'Classes (View)',
		feature: 'classes',
		required: false,
		neverEmpty: false,
	},
	{
		table: 'location',
		permission: 'Locations (View)',
		feature: 'locations',
		required: false,
		neverEmpty: false,
	},
];

/** Rows that the role sees, by table; a table that is missing cannot be read. */
export type VisibleRows = ReadonlyMap<string, number>;

const countOf = ({ table }: ListPermission) =>
	`SELECT '${table}' AS list, COUNT(id) AS visible FROM ${table}`;

/** All counts in one query; undefined when one of the tables is not there, which does not say which. */
export async function countAll(session: NetSuiteSession): Promise<VisibleRows | undefined> {
	return await counted(session, LISTS.map(countOf).join(' UNION ALL '));
}

/** The counts one by one, of what the account has. */
export async function countSingly(session: NetSuiteSession, features: Features): Promise<VisibleRows> {
	const lists = LISTS.filter(({ feature }) => !feature || features[feature]);
	const counts = await Promise.all(lists.map(async (list) => await counted(session, countOf(list))));
	return new Map(counts.flatMap((count) => [...(count ?? [])]));
}

async function counted(session: NetSuiteSession, text: string): Promise<VisibleRows | undefined> {
	const page = await unlessUnknown(suiteQlPage(session, { text, bound: false }, { limit: 100, offset: 0 }));
	return page && new Map(page.rows.map(({ list = '', visible = '0' }) => [list, Number(visible)]));
}

/** Permissions that the role lacks, as far as its lists show. */
export function missingLists(
	visible: VisibleRows,
	features: Features,
): { required: string[]; useful: string[] } {
	const missing = LISTS.filter(({ table, feature, neverEmpty }) => {
		if (feature && !features[feature]) return false;
		const rows = visible.get(table);
		return rows === undefined || (neverEmpty && rows === 0);
	});
	const namesOf = (required: boolean) =>
		missing.filter((list) => list.required === required).map(({ permission }) => permission);
	return { required: namesOf(true), useful: namesOf(false) };
}
