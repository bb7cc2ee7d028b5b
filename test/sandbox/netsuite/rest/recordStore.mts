import type { Books } from '../books/books.mts';
import type { OrderBook } from '../books/orderBook.mts';
import type { Transaction } from '../books/transaction.mts';
import type { NetSuiteModes } from '../modes.mts';
import type { Role } from '../role.mts';
import { NetSuiteError, invalidContent, invalidRequest, notFound } from './errors.mts';
import type { WritableType } from './fieldCatalogue.mts';

/** Letters, digits, `_` and `-`: others break REST parsing (netsuite.md 6). */
const EXTERNAL_ID = /^[A-Za-z0-9_-]+$/;

/** Finds transactions as the role sees them, and guards external ids. */
export class RecordStore {
	constructor(
		private readonly books: Books,
		private readonly orders: OrderBook,
		private readonly role: Role,
		private readonly modes: NetSuiteModes,
	) {}

	/** The record under `{id}` or `eid:{externalId}`; 404 when absent, of another type, or not visible to the role. */
	find(type: WritableType, key: string): Transaction {
		const found = key.startsWith('eid:') ? this.byExternalId(type, key.slice('eid:'.length)) : this.byId(key);
		if (!found || found.recordType !== type || !this.isVisible(found)) throw notFound();
		return found;
	}

	list(type: WritableType): Transaction[] {
		return this.books.transactions.filter(
			(transaction) => transaction.recordType === type && this.isVisible(transaction),
		);
	}

	/** Whether a transaction of any type, purchase orders included, uses the external id; those that the role cannot see included. */
	isTaken(externalId: string, except?: string): boolean {
		const key = externalId.toLowerCase();
		if (this.books.allByExternalId(externalId).some(({ id }) => id !== except)) return true;
		if (this.orders.byExternalId(externalId)) return true;
		return this.modes.invisibleExternalIds.some((hidden) => hidden.toLowerCase() === key);
	}

	alreadyExists(): NetSuiteError {
		return new NetSuiteError(400, this.modes.duplicateErrorCode, { key: 'alreadyExists', values: [] });
	}

	private byId(key: string): Transaction | undefined {
		if (!/^-?\d+$/.test(key)) throw invalidRequest(`Invalid record id: ${key}`, { url: key });
		return this.books.byId(key);
	}

	private byExternalId(type: WritableType, externalId: string): Transaction | undefined {
		const all = this.books.allByExternalId(checkedExternalId(externalId));
		return all.find(({ recordType }) => recordType === type) ?? all[0];
	}

	private isVisible({ subsidiary, externalId }: Transaction): boolean {
		const hidden = this.modes.invisibleExternalIds.some(
			(one) => one.toLowerCase() === externalId?.toLowerCase(),
		);
		return !hidden && this.role.sees(subsidiary === undefined ? [] : [subsidiary]);
	}
}

export function checkedExternalId(externalId: string): string {
	if (!EXTERNAL_ID.test(externalId)) {
		throw invalidContent('externalId', 'An external id holds only letters, digits, underscores and hyphens.');
	}
	return externalId;
}
