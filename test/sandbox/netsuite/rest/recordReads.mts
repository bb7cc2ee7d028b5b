import type { SandboxRequest, SandboxResponse } from '../../http/exchange.mts';
import type { Books } from '../books/books.mts';
import type { OrderBook } from '../books/orderBook.mts';
import type { Company } from '../company/company.mts';
import type { Role } from '../role.mts';
import { accountFields } from './accountFields.mts';
import { computedFields } from './computedFields.mts';
import { invalidParameter, noPermission } from './errors.mts';
import { isWritable, type ReadableType, type WritableType } from './fieldCatalogue.mts';
import { findMaster, masterJson, masters } from './masterJson.mts';
import { orderJson } from './orderJson.mts';
import { findOrder } from './orderTransform.mts';
import { transactionJson } from './recordJson.mts';
import type { RecordStore } from './recordStore.mts';

export interface ReadContext {
	company: Company;
	books: Books;
	store: RecordStore;
	orders: OrderBook;
	role: Role;
	urlOf: (type: string, id?: string) => string;
}

const EXTERNAL_ID_FILTER = /^externalId\s+IS\s+"([^"]*)"$/i;

/** GET of the record service (netsuite.md 3.1). */
export class RecordReads {
	constructor(private readonly context: ReadContext) {}

	get(type: WritableType | ReadableType, key: string, { query }: SandboxRequest): SandboxResponse {
		const { company, books, store, orders, role, urlOf } = this.context;
		this.demandView(type);
		const known = accountFields(company, type);
		const expand = query.get('expandSubResources') === 'true';
		if (type === 'purchaseOrder') {
			const order = findOrder(orders, role, key);
			return { status: 200, body: orderJson(company, orders, order, { url: urlOf(type, order.id), expand }) };
		}
		if (!isWritable(type)) {
			const master = findMaster(company, role, type, key);
			return { status: 200, body: masterJson(known, master, urlOf(type, master.id), expand) };
		}
		const transaction = store.find(type, key);
		const fields = query.get('fields')?.split(',');
		const unknown = fields?.find((name) => known.body[name] === undefined);
		if (unknown !== undefined)
			throw invalidParameter(`Unknown field in the parameter fields: ${unknown}`, 'fields');
		return {
			status: 200,
			body: transactionJson(company, known, transaction, urlOf(type, transaction.id), {
				computed: computedFields(books, transaction),
				expand,
				simpleEnums: query.get('simpleEnumFormat') === 'true',
				...(fields && { fields }),
			}),
		};
	}

	/** Ids and links only, no fields. Of the filter syntax only `externalId IS "..."` is known here. */
	list(type: WritableType | ReadableType, { query }: SandboxRequest): SandboxResponse {
		const { company, store, role, urlOf } = this.context;
		this.demandView(type);
		const wanted = filterOf(query);
		const all: { id: string; externalId?: string; subsidiaries?: string[] }[] = isWritable(type)
			? store.list(type)
			: masters(company, type).filter(({ subsidiaries }) => role.sees(subsidiaries ?? []));
		const found = all.filter(
			({ externalId }) => wanted === undefined || externalId?.toLowerCase() === wanted.toLowerCase(),
		);
		const { limit, offset } = pageOf(query);
		const items = found
			.slice(offset, offset + limit)
			.map(({ id }) => ({ links: [{ rel: 'self', href: urlOf(type, id) }], id }));
		return {
			status: 200,
			body: {
				links: [{ rel: 'self', href: urlOf(type) }],
				items,
				count: items.length,
				offset,
				hasMore: offset + limit < found.length,
				totalResults: found.length,
			},
		};
	}

	private demandView(type: string): void {
		// REST loads records in edit mode even to read them, so a role without Edit cannot read either (3.1).
		if (!this.context.role.may('view', type) || !this.context.role.may('edit', type))
			throw noPermission(this.context.role, 'Edit', type);
	}
}

/** Page of a collection (netsuite.md 3.3): at most 1000, and the offset is a multiple of the limit. */
export function pageOf(query: URLSearchParams): { limit: number; offset: number } {
	const limit = wholeNumber(query, 'limit', 1000);
	const offset = wholeNumber(query, 'offset', 0);
	if (limit < 1 || limit > 1000) throw invalidParameter('The limit must be between 1 and 1000.', 'limit');
	if (offset % limit !== 0) throw invalidParameter('The offset must be a multiple of the limit.', 'offset');
	return { limit, offset };
}

function wholeNumber(query: URLSearchParams, name: string, otherwise: number): number {
	const text = query.get(name);
	if (text === null) return otherwise;
	if (!/^\d{1,9}$/.test(text)) throw invalidParameter(`Invalid value of ${name}: ${text}`, name);
	return Number(text);
}

function filterOf(query: URLSearchParams): string | undefined {
	const filter = query.get('q');
	if (filter === null) return undefined;
	const match = EXTERNAL_ID_FILTER.exec(filter.trim());
	if (!match) throw invalidParameter(`Filter not supported: ${filter}`, 'q');
	return match[1];
}
