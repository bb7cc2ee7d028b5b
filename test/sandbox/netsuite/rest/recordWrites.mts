import type { SandboxRequest, SandboxResponse } from '../../http/exchange.mts';
import type { SandboxClock } from '../../http/sandboxClock.mts';
import type { Books } from '../books/books.mts';
import type { OrderBook } from '../books/orderBook.mts';
import type { Transaction } from '../books/transaction.mts';
import type { Company } from '../company/company.mts';
import type { NetSuiteModes } from '../modes.mts';
import { contentOf } from '../rules/content.mts';
import type { Draft, RuleContext } from '../rules/draft.mts';
import { checkStoredPeriod } from '../rules/periods.mts';
import type { Permission, Role } from '../role.mts';
import { accountFields, type AccountFields } from './accountFields.mts';
import { NetSuiteError, invalidParameter, invalidRequest, noPermission, userError } from './errors.mts';
import type { WritableType } from './fieldCatalogue.mts';
import { jsonBody } from './jsonBody.mts';
import { billDefaults, findOrder, refuseOtherHeader } from './orderTransform.mts';
import { RecordStore, checkedExternalId } from './recordStore.mts';
import { applied, mergedSublist } from './sublistMerge.mts';
import { readWriteBody, type NameValidation, type WriteBody } from './writeBody.mts';

export interface WriteContext {
	company: Company;
	books: Books;
	orders: OrderBook;
	store: RecordStore;
	role: Role;
	modes: NetSuiteModes;
	clock: SandboxClock;
	/** URL of a record, for `Location`. */
	urlOf: (type: string, id: string) => string;
}

/** POST, PATCH, PUT and DELETE of the record service (netsuite.md 3.1). Success is 204 with an empty body. */
export class RecordWrites {
	constructor(private readonly context: WriteContext) {}

	/**
	 * The external id of a create and whether it was taken when the request arrived. With `bothSucceed` that is what counts,
	 * so that two creates which overlap both pass.
	 */
	takenOnArrival(request: SandboxRequest): boolean {
		const externalId = jsonBody(request)['externalId'];
		return typeof externalId === 'string' && this.context.store.isTaken(externalId);
	}

	create(type: WritableType, request: SandboxRequest, takenOnArrival: boolean | undefined): SandboxResponse {
		this.demand('create', type);
		const known = accountFields(this.context.company, type);
		const transaction = this.insert(type, known, this.read(known, request), takenOnArrival);
		return this.done(type, transaction.id);
	}

	/**
	 * Makes a bill from a purchase order: the order's fields and open lines, then what the request says, merged like an update
	 * (netsuite.md 3.5, 8.3). With `replace=expense` only the lines of the request are on the bill.
	 */
	transformOrder(key: string, request: SandboxRequest, takenOnArrival: boolean | undefined): SandboxResponse {
		const { company, role, orders } = this.context;
		const type = 'vendorBill';
		this.demand('create', type);
		if (!role.may('view', 'purchaseOrder')) throw noPermission(role, 'View', 'purchaseOrder');
		const order = findOrder(orders, role, key);
		const known = accountFields(company, type);
		const { fields, sublists } = this.read(known, request);
		const replaced = replaceList(request, known);
		const defaults = billDefaults(orders, order);
		const body = applied(defaults.body, fields);
		refuseOtherHeader(body, defaults.body);
		const draft: Draft = { recordType: type, body, sublists: {}, fromOrder: true };
		for (const name of ['expense', 'item']) {
			const options = { keyed: isKeyed(known, name), replace: replaced.includes(name) };
			const old = name === 'expense' ? defaults.expense : [];
			draft.sublists[name] = mergedSublist(old, sublists[name], options);
		}
		return this.done(type, this.store(draft, takenOnArrival).id);
	}

	/** Partial update: fields that are not sent stay. */
	patch(type: WritableType, key: string, request: SandboxRequest): SandboxResponse {
		this.demand('edit', type);
		const stored = this.context.store.find(type, key);
		const known = accountFields(this.context.company, type);
		this.update(stored, known, this.read(known, request), replaceList(request, known));
		return this.done(type, stored.id);
	}

	/** Upsert by external id. Nothing in the answer tells whether it created or updated. */
	put(type: WritableType, key: string, request: SandboxRequest): SandboxResponse {
		if (!key.startsWith('eid:'))
			throw invalidRequest('PUT needs an external id: eid:{externalId}', { url: key });
		const externalId = checkedExternalId(key.slice('eid:'.length));
		const known = accountFields(this.context.company, type);
		const body = this.read(known, request);
		const inBody = body.fields['externalId'];
		if (typeof inBody === 'string' && inBody.toLowerCase() !== externalId.toLowerCase()) {
			throw invalidRequest('The external id of the body differs from the one of the URL.');
		}
		const stored = this.stored(type, key);
		if (stored) {
			this.demand('edit', type);
			this.update(stored, known, body, replaceList(request, known));
			return this.done(type, stored.id);
		}
		this.demand('create', type);
		const withId = { ...body, fields: { ...body.fields, externalId } };
		return this.done(type, this.insert(type, known, withId, undefined).id);
	}

	delete(type: WritableType, key: string): SandboxResponse {
		this.demand('delete', type);
		const stored = this.context.store.find(type, key);
		checkStoredPeriod(this.rules(), stored, undefined);
		if (this.context.books.applied(stored.id).gt(0)) throw userError('linkedTransactions');
		this.context.books.delete(stored.id);
		return { status: 204 };
	}

	private insert(
		type: WritableType,
		known: AccountFields,
		{ fields, sublists }: WriteBody,
		takenOnArrival?: boolean,
	): Transaction {
		const draft: Draft = { recordType: type, body: applied({}, fields), sublists: {} };
		for (const [name, sent] of Object.entries(sublists)) {
			draft.sublists[name] = mergedSublist([], sent, { keyed: isKeyed(known, name), replace: false });
		}
		return this.store(draft, takenOnArrival);
	}

	/** Checks a new record and enters it into the books. */
	private store(draft: Draft, takenOnArrival?: boolean): Transaction {
		const { store, books } = this.context;
		const externalId = draft.body['externalId'];
		if (typeof externalId === 'string') {
			checkedExternalId(externalId);
			if (takenOnArrival ?? store.isTaken(externalId)) throw store.alreadyExists();
		}
		const content = contentOf(this.rules(), draft);
		const transaction = books.insert({ ...content, reversalDate: undefined });
		if (content.reversalDate !== undefined) books.reverse(transaction.id, content.reversalDate);
		return transaction;
	}

	private update(
		stored: Transaction,
		known: AccountFields,
		{ fields, sublists }: WriteBody,
		replaced: string[],
	): void {
		const { store, books } = this.context;
		const draft: Draft = {
			recordType: stored.recordType,
			body: applied(stored.body, fields),
			sublists: {},
			previous: stored,
		};
		for (const name of Object.keys(known.sublists)) {
			const options = { keyed: isKeyed(known, name), replace: replaced.includes(name) };
			draft.sublists[name] = mergedSublist(stored.sublists[name] ?? [], sublists[name], options);
		}
		const externalId = draft.body['externalId'];
		if (typeof externalId === 'string') {
			checkedExternalId(externalId);
			if (store.isTaken(externalId, stored.id)) throw store.alreadyExists();
		}
		const content = contentOf(this.rules(), draft);
		books.update(stored.id, { ...content, reversalDate: stored.reversalDate });
		if (content.reversalDate !== undefined && stored.reversal === undefined)
			books.reverse(stored.id, content.reversalDate);
	}

	private stored(type: WritableType, key: string): Transaction | undefined {
		try {
			return this.context.store.find(type, key);
		} catch (error) {
			if (error instanceof NetSuiteError && error.code === 'NONEXISTENT_ID') return undefined;
			throw error;
		}
	}

	private read(known: AccountFields, request: SandboxRequest): WriteBody {
		return readWriteBody(this.context.company, known, jsonBody(request), nameValidation(request));
	}

	private rules(): RuleContext {
		const { company, books, orders, role, modes, clock } = this.context;
		return { company, books, orders, role, modes, today: new Date(clock.now()).toISOString().slice(0, 10) };
	}

	private demand(permission: Permission, type: WritableType): void {
		if (!this.context.role.may(permission, type)) throw noPermission(this.context.role, permission, type);
	}

	private done(type: WritableType, id: string): SandboxResponse {
		return { status: 204, headers: { location: this.context.urlOf(type, id) } };
	}
}

/** Keyed sublists carry the property `line` (netsuite.md 3.5); `apply` is kept by its documents and not merged by line. */
function isKeyed({ sublists }: AccountFields, name: string): boolean {
	return name !== 'apply' && sublists[name]?.['line'] !== undefined;
}

function replaceList({ query }: SandboxRequest, { sublists }: AccountFields): string[] {
	const names = (query.get('replace') ?? '').split(',').filter((name) => name !== '');
	const unknown = names.find((name) => sublists[name] === undefined);
	if (unknown !== undefined)
		throw invalidParameter(`Unknown sublist in the parameter replace: ${unknown}`, 'replace');
	return names;
}

function nameValidation({ headers }: SandboxRequest): NameValidation {
	const value = (headers['x-netsuite-propertynamevalidation'] ?? 'Warning').toLowerCase();
	if (value === 'error') return 'Error';
	if (value === 'warning') return 'Warning';
	if (value === 'ignore') return 'Ignore';
	throw invalidRequest(`Invalid header value: ${value}`, { header: 'X-NetSuite-PropertyNameValidation' });
}
