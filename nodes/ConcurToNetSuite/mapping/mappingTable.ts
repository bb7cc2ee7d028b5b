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
	 * (as the Ref's value) and wins over one without. Values are compared without regard to case and surrounding blanks.
	 */
	find(kind: MappingKind, concurValue: string | undefined, subsidiary?: string): Ref | undefined;
}

/** No rows: every value follows the general rules. */
export const NO_MAPPING: MappingTable = { hash: '', find: () => undefined };
