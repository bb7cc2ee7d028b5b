import { parseMoney, type Money } from '../../../shared/money';
import { unlessUnknown } from '../../transport/fault';
import { accountFeatures, type Features, queryRows } from '../../transport/features';
import type { NetSuiteSession } from '../../transport/session';
import { chunksOf, placeholders, type Row } from '../../transport/suiteQl';

/** A line of a transaction as it stands in the books. Ids are internal ids, empty where there is none. */
export interface BookedLine {
	account: string;
	department: string;
	class: string;
	location: string;
	entity: string;
	subsidiary: string;
	/** In the transaction's currency; a credit is negative. */
	amount: Money;
}

/** Lines by internal id of the transaction; undefined where a line could not be understood. */
export type LinesByTransaction = ReadonlyMap<string, readonly BookedLine[] | undefined>;

/**
 * All lines of these transactions, one query per 1,000 of them. The account stands on the accounting line, of which there is one per
 * accounting book; the first book counts (netsuite.md, 7.3). @throws NetSuiteReadError
 */
export async function bookedLines(
	session: NetSuiteSession,
	ids: readonly string[],
): Promise<LinesByTransaction> {
	const unique = [...new Set(ids)];
	if (unique.length === 0) return new Map();
	const features = await accountFeatures(session);
	const rows = await Promise.all(
		chunksOf(unique).map(async (chunk) => {
			const read = async (byBook: boolean) =>
				await queryRows(session, linesText(features, chunk.length, byBook), chunk);
			return (await unlessUnknown(read(true))) ?? (await read(false));
		}),
	);
	return grouped(rows.flat());
}

function linesText(features: Features, count: number, byBook: boolean): string {
	const columns = [
		'tl.transaction AS transaction',
		'tl.id AS line',
		'tal.account AS account',
		`${features.multiCurrency ? 'tl.foreignamount' : 'tl.netamount'} AS amount`,
		'tl.entity AS entity',
		...(features.departments ? ['tl.department AS department'] : []),
		...(features.classes ? ['tl.class AS class'] : []),
		...(features.locations ? ['tl.location AS location'] : []),
		...(features.oneWorld ? ['tl.subsidiary AS subsidiary'] : []),
	];
	const order = ['tl.transaction', 'tl.id', ...(byBook ? ['tal.accountingbook'] : [])];
	return (
		`SELECT ${columns.join(', ')} FROM transactionline tl INNER JOIN transactionaccountingline tal` +
		' ON tal.transaction = tl.transaction AND tal.transactionline = tl.id' +
		` WHERE tl.transaction IN (${placeholders(count)}) ORDER BY ${order.join(', ')}`
	);
}

function grouped(rows: readonly Row[]): Map<string, BookedLine[] | undefined> {
	const lines = new Map<string, BookedLine[] | undefined>();
	const seen = new Set<string>();
	for (const row of rows) {
		const { transaction = '', line = '' } = row;
		// Further accounting books.
		if (seen.has(`${transaction} ${line}`)) continue;
		seen.add(`${transaction} ${line}`);
		const known = lines.has(transaction) ? lines.get(transaction) : [];
		const read = readLine(row);
		lines.set(transaction, known && read ? [...known, read] : undefined);
	}
	return lines;
}

function readLine(row: Row): BookedLine | undefined {
	const amount = parseMoney(row.amount);
	if (!amount || !row.account) return undefined;
	const { account, entity = '', department = '', location = '', subsidiary = '' } = row;
	return { account, department, class: row.class ?? '', location, entity, subsidiary, amount };
}
