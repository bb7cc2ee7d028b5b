import type { Ref } from '../../shared/documentItem';

/** Kinds of rows of the Data Table `concur_netsuite_mapping`, in the words of its column `kind`. */
export const MAPPING_KINDS = [
	'account',
	'department',
	'class',
	'location',
	'customer',
	'employee',
	'vendor',
	'subsidiary',
	'tax',
	'wageType',
	'expenseCategory',
	'terms',
	'dueTo',
	'dueFrom',
] as const;
export type MappingKind = (typeof MAPPING_KINDS)[number];

/** The mapping that finance people keep; it wins over the general rules of the node. */
export interface MappingTable {
	/** SHA-256 over the active rows in a canonical order; empty when no rows were given. */
	readonly hash: string;
	/**
	 * NetSuite record of a Concur value; undefined when no active row names it. A row with a subsidiary counts only for that subsidiary
	 * (its value, or the posting's Ref of it) and wins over one without. Values are compared without regard to case and surrounding blanks.
	 * A value without a row gets the row `*` of its kind where the kind has such rows. The Ref is the caller's own.
	 */
	find(kind: MappingKind, concurValue: string | undefined, subsidiary?: string | Ref): Ref | undefined;
}

/** Kinds whose Concur value may be `*`, for all others. */
export const WILDCARD_KINDS: readonly MappingKind[] = ['dueTo', 'dueFrom'];

/** Kinds whose values may name a person. */
export const PEOPLE_KINDS: readonly MappingKind[] = ['customer', 'employee', 'vendor'];

/** What the audit table's column `docType` says of a snapshot of the rows, which is no document. */
export const SNAPSHOT_DOC_TYPE = 'mapping';

/** No rows: every value follows the general rules. */
export const NO_MAPPING: MappingTable = { hash: '', find: () => undefined };
