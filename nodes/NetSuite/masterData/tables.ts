import type { RefKey } from '../../shared/documentItem';
import type { Row } from '../transport/suiteQl';
import type { Kind } from './masterRecord';

/** How records of one kind are found in SuiteQL (netsuite.md, 7.3). */
export interface Table {
	kind: Kind;
	name: string;
	columns: readonly string[];
	/** What else must hold, where the table holds other kinds too. */
	where?: string;
	/** Columns that exist only with a feature. */
	multiCurrencyColumns?: readonly string[];
	/**
	 * Columns that hold what a Ref names the record by, the telling one first; `a+b` is two columns with a
	 * blank between. Those that are not among `columns` are asked for only when a Ref names them.
	 */
	keys: Readonly<Partial<Record<RefKey, readonly string[]>>>;
	/** Column with the full name, where the last part of it has no column of its own. */
	leafInside?: string;
	/**
	 * Where the subsidiaries stand: in a table of pairs, in the record's own column `subsidiary`, or both.
	 */
	pairs?: { table: string; column: string };
	/** The table of pairs is complete, and there is no column for "include children". */
	pairsAreAll?: true;
	ownSubsidiary?: true;
	/**
	 * Pairs beyond the own column that not every account has; asked only when the own column does not fit.
	 */
	furtherPairs?: { table: string; column: string };
	/** Not readable, or not there at all, is no reason to complain. */
	optional?: true;
	label(row: Row): string;
}

const personOrCompany = (row: Row) => {
	const name = row.companyname ?? [row.firstname, row.lastname].filter(Boolean).join(' ');
	const number = row.entityid ?? '';
	return name && !number.includes(name) ? `${number} ${name}`.trim() : number;
};

const segmentColumns = ['id', 'name', 'fullname', 'externalid', 'isinactive'] as const;
const segmentKeys = { name: ['fullname', 'name'], externalId: ['externalid'], id: ['id'] } as const;

export const TABLES: readonly Table[] = [
	{
		kind: 'account',
		name: 'account',
		columns: [
			'id',
			'acctnumber',
			'fullname',
			'accountsearchdisplayname',
			'externalid',
			'accttype',
			'isinactive',
			'issummary',
		],
		multiCurrencyColumns: ['currency'],
		keys: {
			acctNumber: ['acctnumber'],
			externalId: ['externalid'],
			id: ['id'],
			name: ['fullname', 'accountsearchdisplayname'],
		},
		leafInside: 'fullname',
		pairs: { table: 'accountsubsidiarymap', column: 'account' },
		label: (row) => `${row.acctnumber ?? ''} ${row.fullname ?? ''}`.trim(),
	},
	{
		kind: 'department',
		name: 'department',
		columns: segmentColumns,
		keys: segmentKeys,
		pairs: { table: 'departmentsubsidiarymap', column: 'department' },
		label: (row) => row.fullname ?? row.name ?? '',
	},
	{
		kind: 'class',
		name: 'classification',
		columns: segmentColumns,
		keys: segmentKeys,
		pairs: { table: 'classificationsubsidiarymap', column: 'classification' },
		label: (row) => row.fullname ?? row.name ?? '',
	},
	{
		kind: 'location',
		name: 'location',
		columns: segmentColumns,
		keys: segmentKeys,
		pairs: { table: 'locationsubsidiarymap', column: 'location' },
		label: (row) => row.fullname ?? row.name ?? '',
	},
	{
		kind: 'employee',
		name: 'employee',
		columns: ['id', 'entityid', 'firstname', 'lastname', 'email', 'externalid', 'isinactive'],
		keys: {
			entityId: ['entityid'],
			externalId: ['externalid'],
			email: ['email'],
			id: ['id'],
			name: ['firstname+lastname', 'entityid'],
		},
		ownSubsidiary: true,
		label: personOrCompany,
	},
	{
		kind: 'vendor',
		name: 'vendor',
		columns: ['id', 'entityid', 'companyname', 'firstname', 'lastname', 'email', 'externalid', 'isinactive'],
		keys: {
			entityId: ['entityid'],
			externalId: ['externalid'],
			email: ['email'],
			id: ['id'],
			name: ['companyname', 'entityid'],
		},
		ownSubsidiary: true,
		pairs: { table: 'vendorsubsidiaryrelationship', column: 'entity' },
		label: personOrCompany,
	},
	{
		kind: 'customer',
		name: 'customer',
		columns: ['id', 'entityid', 'companyname', 'externalid', 'isinactive'],
		keys: {
			entityId: ['entityid'],
			externalId: ['externalid'],
			id: ['id'],
			name: ['companyname', 'entityid'],
		},
		ownSubsidiary: true,
		furtherPairs: { table: 'customersubsidiaryrelationship', column: 'entity' },
		label: personOrCompany,
	},
	{
		kind: 'project',
		name: 'job',
		columns: ['id', 'entityid', 'companyname', 'externalid', 'isinactive'],
		keys: {
			entityId: ['entityid'],
			externalId: ['externalid'],
			id: ['id'],
			name: ['companyname', 'entityid'],
		},
		ownSubsidiary: true,
		optional: true,
		label: personOrCompany,
	},
	{
		kind: 'terms',
		name: 'term',
		columns: ['id', 'name', 'isinactive'],
		keys: { name: ['name'], id: ['id'], externalId: ['externalid'] },
		label: (row) => row.name ?? '',
	},
	{
		kind: 'expenseCategory',
		name: 'expensecategory',
		columns: ['id', 'name', 'expenseacct', 'isinactive'],
		keys: { name: ['name'], id: ['id'], externalId: ['externalid'] },
		label: (row) => row.name ?? '',
	},
	{
		kind: 'purchaseOrder',
		name: 'transaction',
		where: "x.type = 'PurchOrd'",
		columns: ['id', 'tranid', 'externalid', 'entity', 'status'],
		multiCurrencyColumns: ['currency'],
		keys: { number: ['tranid'], externalId: ['externalid'], id: ['id'] },
		// The subsidiary of a transaction stands on its lines (netsuite.md, 7.3).
		pairs: { table: 'transactionline', column: 'transaction' },
		pairsAreAll: true,
		label: (row) => row.tranid ?? '',
	},
	{
		// Names vary by account (netsuite.md, 7.3); asked only where a posting names tax codes (SuiteTax).
		kind: 'taxCode',
		name: 'salestaxitem',
		columns: ['id', 'itemid', 'isinactive'],
		keys: { name: ['itemid'], id: ['id'], externalId: ['externalid'] },
		label: (row) => row.itemid ?? '',
	},
];
