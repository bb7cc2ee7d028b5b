import { STATUSES } from '../../shared/documentItem';
import { formatMoney, parseMoney, sumMoney, ZERO } from '../../shared/money';
import type { DryRunRow } from './documentRows';
import { placesOf } from './places';

/** A row of the output Totals: of an account, or of a status; what does not apply is empty. */
export interface TotalRow {
	total: 'account' | 'status';
	subsidiary: string;
	account: string;
	accountName: string;
	currency: string;
	/** Decimal text with the places of the currency. */
	debit: string;
	credit: string;
	/** Debit less credit. */
	net: string;
	documents: number;
	status: string;
}

/** The rows of one document with the place of its item in the input. */
export interface DocumentLines {
	item: number;
	rows: readonly DryRunRow[];
}

export interface Total {
	row: TotalRow;
	/** Places of the items that it counts. */
	items: number[];
}

/** What would be posted per subsidiary, account and currency, and how many documents stand where. */
export function totals(documents: readonly DocumentLines[]): Total[] {
	return [...accountTotals(documents), ...statusTotals(documents)];
}

function accountTotals(documents: readonly DocumentLines[]): Total[] {
	const groups = new Map<string, { rows: [DryRunRow, ...DryRunRow[]]; items: Set<number> }>();
	for (const { item, rows } of documents) {
		for (const row of rows.filter(({ line }) => line > 0)) {
			const key = JSON.stringify([row.subsidiary, row.account, row.accountName, row.currency]);
			const group = groups.get(key);
			if (group) {
				group.rows.push(row);
				group.items.add(item);
			} else groups.set(key, { rows: [row], items: new Set([item]) });
		}
	}
	const order = [...groups].sort(([a], [b]) => (a < b ? -1 : 1));
	return order.map(([, { rows, items }]) => ({ row: accountTotal(rows, items.size), items: [...items] }));
}

function accountTotal(rows: [DryRunRow, ...DryRunRow[]], documents: number): TotalRow {
	const [{ subsidiary, account, accountName, currency }] = rows;
	const sum = (side: 'debit' | 'credit') => sumMoney(rows.map((row) => parseMoney(row[side]) ?? ZERO));
	const [debit, credit] = [sum('debit'), sum('credit')];
	const decimals = placesOf(currency);
	return {
		total: 'account',
		subsidiary,
		account,
		accountName,
		currency,
		debit: formatMoney(debit, decimals),
		credit: formatMoney(credit, decimals),
		net: formatMoney(debit.minus(credit), decimals),
		documents,
		status: '',
	};
}

function statusTotals(documents: readonly DocumentLines[]): Total[] {
	return STATUSES.flatMap((status) => {
		const items = documents.filter(({ rows }) => rows[0]?.status === status).map(({ item }) => item);
		const row: TotalRow = { ...NOTHING, documents: items.length, status };
		return items.length > 0 ? [{ row, items }] : [];
	});
}

const NOTHING: TotalRow = {
	total: 'status',
	subsidiary: '',
	account: '',
	accountName: '',
	currency: '',
	debit: '',
	credit: '',
	net: '',
	documents: 0,
	status: '',
};
