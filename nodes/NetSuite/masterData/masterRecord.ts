import type { RefKey } from '../../shared/documentItem';
import type { Row } from '../transport/suiteQl';

export type Kind =
	| 'account'
	| 'department'
	| 'class'
	| 'location'
	| 'vendor'
	| 'employee'
	| 'customer'
	| 'project'
	| 'currency'
	| 'subsidiary'
	| 'terms'
	| 'expenseCategory'
	| 'purchaseOrder'
	| 'taxCode';

/** A record of NetSuite as far as postings need it. */
export interface MasterRecord {
	kind: Kind;
	id: string;
	/** As people know it: `474230 Taxi`, `Sales`, `USD`. */
	label: string;
	/** Under what a Ref may name it; the telling one first (full name before last part of the name). */
	keys: Readonly<Partial<Record<RefKey, readonly string[]>>>;
	isInactive: boolean;
	/**
	 * Internal ids of the subsidiaries it is listed for; undefined when that could not be read or means
	 * nothing.
	 */
	subsidiaries?: ReadonlySet<string>;
	/** Whether those subsidiaries stand for their children too; undefined when not known. */
	includesChildren?: boolean;
	row: Row;
}

/** `T` in SuiteQL. */
export function isTrue(value: string | undefined): boolean {
	return value === 'T' || value === 'true';
}

/** What stands behind the last ` : ` of a full name. */
export function leafOf(fullName: string): string {
	return fullName.split(' : ').at(-1) ?? fullName;
}
