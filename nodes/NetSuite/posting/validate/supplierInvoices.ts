import type { Posting, Ref } from '../../../shared/documentItem';
import { type Problem, problem } from '../../../shared/problems/problem';
import { isLookedUp, namedBy } from '../../masterData/lookUpQuery';
import { isTrue } from '../../masterData/masterRecord';
import { TABLES } from '../../masterData/tables';
import { unlessUnknown } from '../../transport/fault';
import { queryRows } from '../../transport/features';
import type { NetSuiteSession } from '../../transport/session';
import { chunksOf, type Row } from '../../transport/suiteQl';
import { baseId, earlierRevisions, externalIdKey } from '../externalId';
import { kindOf, RECORD_KINDS } from '../recordKinds';

/** Bills and credits in the books under the vendors and numbers of a run, by `keyOf`. */
export type SupplierInvoices = ReadonlyMap<string, readonly Row[]>;

const TYPES = Object.values(RECORD_KINDS).flatMap(({ numbered, transactionType }) =>
	numbered ? [`'${transactionType}'`] : [],
);
/** Two lists of values and a join: well below what one query takes. */
const PER_QUERY = 500;

type Numbered = Posting & { entity: Ref; tranId: string };

const isNumbered = (posting: Posting): posting is Numbered =>
	kindOf(posting).numbered === true && posting.entity !== undefined && posting.tranId !== undefined;

/**
 * NetSuite itself takes a supplier's number twice (netsuite.md, 8.3), so it is asked: one query for all bills and credits of a
 * run, none where there are none. @throws NetSuiteReadError
 */
export async function findSupplierInvoices(
	session: NetSuiteSession,
	postings: readonly Posting[],
): Promise<SupplierInvoices> {
	const vendors = TABLES.find(({ kind }) => kind === 'vendor');
	const numbered = postings.filter(isNumbered).filter(({ entity }) => vendors && isLookedUp(vendors, entity));
	const found = new Map<string, Row[]>();
	if (!vendors) return found;
	await Promise.all(
		chunksOf(numbered, PER_QUERY).map(async (chunk) => {
			const numbers = [...new Set(chunk.map(({ tranId }) => tranId.trim()))];
			const ofVendors = namedBy(
				vendors,
				chunk.map(({ entity }) => entity),
			);
			const text =
				`SELECT t.id, t.type, t.entity, t.tranid, t.externalid, t.voided, TO_CHAR(t.trandate, 'YYYY-MM-DD') AS tranday` +
				` FROM transaction t, ${vendors.name} x WHERE x.id = t.entity AND t.type IN (${TYPES.join(', ')})` +
				` AND UPPER(t.tranid) IN (${numbers.map(() => 'UPPER(?)').join(',')}) AND (${ofVendors.text}) ORDER BY t.id`;
			const rows = (await unlessUnknown(queryRows(session, text, [...numbers, ...ofVendors.values]))) ?? [];
			for (const row of rows) {
				if (isTrue(row.voided)) continue;
				const key = invoiceKey(row.type, row.entity, row.tranid);
				found.set(key, [...(found.get(key) ?? []), row]);
			}
		}),
	);
	return found;
}

const invoiceKey = (type = '', vendorId = '', number = '') =>
	[type, vendorId, number.trim().toUpperCase()].join('\u0000');

/** Key of what a checked posting would make; undefined for types without a supplier's number and unknown vendors. */
export function keyOf(posting: Posting): string | undefined {
	if (!isNumbered(posting) || posting.entity.id === undefined) return undefined;
	return invoiceKey(kindOf(posting).transactionType, posting.entity.id, posting.tranId);
}

/**
 * What is in the books already under vendor and number of a checked posting; undefined when nothing is. The record of the posting
 * itself, and those of earlier revisions, are judged elsewhere.
 */
export function existingInvoice(
	posting: Posting,
	index: number,
	invoices: SupplierInvoices,
): Problem | undefined {
	const key = keyOf(posting);
	const base = baseId(posting.externalId);
	const own = new Set([posting.externalId, base, ...earlierRevisions(base)].map(externalIdKey));
	const row = (key === undefined ? [] : (invoices.get(key) ?? [])).find(
		({ externalid = '' }) => !own.has(externalIdKey(externalid)),
	);
	if (!row) return undefined;
	return problem('supplier-invoice-exists', { ...details(posting, index), day: row.tranday });
}

/** The same for two documents of one run. */
export function twiceInRun(
	posting: Posting,
	index: number,
	uses: ReadonlyMap<string, number>,
): Problem | undefined {
	const key = keyOf(posting);
	if (key === undefined || (uses.get(key) ?? 0) < 2) return undefined;
	return problem('supplier-invoice-twice', details(posting, index));
}

/** How many documents have each vendor and number. */
export function invoiceUses(documents: readonly (readonly Posting[])[]): Map<string, number> {
	const uses = new Map<string, number>();
	for (const postings of documents) {
		for (const key of new Set(postings.map(keyOf)))
			if (key !== undefined) uses.set(key, (uses.get(key) ?? 0) + 1);
	}
	return uses;
}

function details(posting: Posting, index: number) {
	return {
		field: `postings[${index}].tranId`,
		value: posting.tranId,
		record: kindOf(posting).word,
		vendor: posting.entity?.name ?? posting.entity?.value,
	};
}
