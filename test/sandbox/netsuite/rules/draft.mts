import type { FieldValue, FieldValues, SublistLine, Transaction } from '../books/transaction.mts';
import type { Books } from '../books/books.mts';
import type { OrderBook } from '../books/orderBook.mts';
import type { Company } from '../company/company.mts';
import type { NetSuiteModes } from '../modes.mts';
import type { WritableType } from '../rest/fieldCatalogue.mts';
import type { Role } from '../role.mts';

/** The record as it would be after the request, before the business rules. */
export interface Draft {
	recordType: WritableType;
	body: FieldValues;
	sublists: Record<string, SublistLine[]>;
	/** The stored record, on updates. */
	previous?: Transaction;
	/** Made from a purchase order by a transform. */
	fromOrder?: boolean;
}

export interface RuleContext {
	company: Company;
	books: Books;
	orders: OrderBook;
	role: Role;
	modes: NetSuiteModes;
	/** Today in the account, `YYYY-MM-DD`. */
	today: string;
}

export function text(values: FieldValues, name: string): string | undefined {
	const value: FieldValue | undefined = values[name];
	return typeof value === 'string' ? value : undefined;
}

export function flag(values: FieldValues, name: string): boolean | undefined {
	const value: FieldValue | undefined = values[name];
	return typeof value === 'boolean' ? value : undefined;
}

/** JSON path of a field of a line, as errors give it. */
export function linePath(sublist: string, index: number, field: string): string {
	return `${sublist}.items[${index}].${field}`;
}
