import { z } from 'zod';
import type { Posting } from '../../shared/documentItem';
import { parseJson } from '../../shared/losslessJson';
import { attempt, unlessUnknown } from '../transport/fault';
import { queryRows } from '../transport/features';
import type { NetSuiteSession } from '../transport/session';
import { chunksOf, placeholders } from '../transport/suiteQl';
import type { MasterData } from './masterData';

/** What NetSuite says of the currencies of a vendor; both are internal ids. */
export interface VendorCurrencies {
	/** The vendor's own currency. */
	primary: string;
	/** All that it takes; undefined where the role may not read the vendor's record. */
	all: ReadonlySet<string> | undefined;
}

/**
 * Adds the currencies of the vendors of bills, credits and card charges. The own ones come in one query; the list of all stands on the
 * vendor's record only (netsuite.md, 9), so it is read where a posting is in another currency than the vendor's own. What cannot be
 * read is not known, and stops nothing. @throws NetSuiteReadError when NetSuite cannot be reached
 */
export async function withVendorCurrencies(
	session: NetSuiteSession,
	master: MasterData,
	postings: readonly Posting[],
): Promise<MasterData> {
	if (!master.features.multiCurrency) return master;
	const wanted = new Map<string, Set<string>>();
	for (const { entity, currency } of postings) {
		const vendor = entity && idOf(master, entity);
		const wantedIn = currency && idOf(master, currency);
		if (vendor && wantedIn) wanted.set(vendor, (wanted.get(vendor) ?? new Set()).add(wantedIn));
	}
	if (wanted.size === 0) return master;
	const primary = await primaryCurrencies(session, [...wanted.keys()]);
	const known = await Promise.all(
		[...primary].map(async ([vendor, own]) => {
			const others = [...(wanted.get(vendor) ?? [])].some((currency) => currency !== own);
			const all = others ? await currencyList(session, vendor) : undefined;
			return [vendor, { primary: own, all }] as const;
		}),
	);
	return { ...master, vendorCurrencies: new Map(known) };
}

/** Of a vendor or a currency. */
function idOf(master: MasterData, ref: Parameters<MasterData['find']>[0]): string | undefined {
	const match = master.find(ref);
	if (match.found !== 'one') return undefined;
	const { kind, id } = match.record;
	return kind === 'vendor' || kind === 'currency' ? id : undefined;
}

async function primaryCurrencies(
	session: NetSuiteSession,
	vendors: readonly string[],
): Promise<Map<string, string>> {
	const rows = await Promise.all(
		chunksOf(vendors).map(async (ids) => {
			const text = `SELECT x.id, x.currency FROM vendor x WHERE x.id IN (${placeholders(ids.length)}) ORDER BY x.id`;
			return (await unlessUnknown(queryRows(session, text, ids))) ?? [];
		}),
	);
	return new Map(rows.flat().flatMap(({ id, currency }) => (id && currency ? [[id, currency]] : [])));
}

const vendorRecord = z.object({
	currencyList: z.object({
		hasMore: z.boolean().optional(),
		items: z.array(z.object({ currency: z.object({ id: z.coerce.string().min(1) }) }).passthrough()).min(1),
	}),
});

/** Undefined where the answer does not say all of it; reading a record needs more than the permission to view it. */
async function currencyList(
	session: NetSuiteSession,
	vendor: string,
): Promise<ReadonlySet<string> | undefined> {
	const path = `/services/rest/record/v1/vendor/${encodeURIComponent(vendor)}`;
	const read = await attempt(session.ask({ method: 'GET', path, query: { expandSubResources: 'true' } }));
	if ('error' in read || read.value.statusCode !== 200) return undefined;
	const { data } = vendorRecord.safeParse(parsed(read.value.body));
	if (!data || data.currencyList.hasMore === true) return undefined;
	return new Set(data.currencyList.items.map(({ currency }) => currency.id));
}

function parsed(body: string): unknown {
	try {
		return parseJson(body);
	} catch {
		return undefined;
	}
}
