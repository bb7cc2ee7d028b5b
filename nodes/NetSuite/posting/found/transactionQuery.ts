import { type Features, queryRows } from '../../transport/features';
import { unlessUnknown } from '../../transport/fault';
import { isTrue } from '../../masterData/masterRecord';
import { formatMoney, parseMoney } from '../../../shared/money';
import type { NetSuiteSession } from '../../transport/session';
import { chunksOf, placeholders, type Row } from '../../transport/suiteQl';
import type { FoundTransaction } from './foundTransaction';

const CUSTOM_FIELD = /^custbody[a-z0-9_]+$/;

/**
 * Transactions of any type by external id: one query per 1,000 ids. `stampFields`: custom body fields to
 * read along. The subsidiary stands on the lines, and the totals are taken from them too, because
 * `foreigntotal` is not told of journals, and of the others not with which sign.
 * @throws NetSuiteReadError
 */
export async function queryTransactions(
	session: NetSuiteSession,
	features: Features,
	externalIds: readonly string[],
	stampFields: readonly string[],
): Promise<FoundTransaction[]> {
	const custom = [...new Set(stampFields.map((field) => field.toLowerCase()))].filter((field) =>
		CUSTOM_FIELD.test(field),
	);
	const found = await Promise.all(
		chunksOf([...new Set(externalIds)]).map(
			async (chunk) => await queryChunk(session, features, chunk, custom),
		),
	);
	return found.flat();
}

async function queryChunk(
	session: NetSuiteSession,
	features: Features,
	values: readonly string[],
	custom: readonly string[],
): Promise<FoundTransaction[]> {
	const asked = queryRows(session, transactionText(features, values.length, custom), values);
	const rows = custom.length > 0 ? await unlessUnknown(asked) : await asked;
	// A custom field that SuiteQL does not know must not hide a record that is there.
	return rows
		? rows.map((row) => readTransaction(row, custom))
		: await queryChunk(session, features, values, []);
}

function transactionText(features: Features, count: number, custom: readonly string[]): string {
	const columns = [
		't.id',
		't.externalid',
		't.tranid',
		't.type',
		't.posting',
		't.approvalstatus',
		't.voided',
		't.reversal',
		't.memo',
		't.trandate',
		...(features.accountingPeriods ? ['t.postingperiod'] : []),
		...(features.multiCurrency ? ['t.currency'] : []),
		...custom.map((field) => `t.${field}`),
	];
	const amount = features.multiCurrency ? 'tl.foreignamount' : 'tl.netamount';
	const selected = [
		...columns.filter((column) => column !== 't.trandate'),
		`TO_CHAR(t.trandate, 'YYYY-MM-DD') AS tranday`,
		`SUM(CASE WHEN ${amount} > 0 THEN ${amount} ELSE 0 END) AS debits`,
		`SUM(CASE WHEN tl.mainline = 'T' THEN ${amount} ELSE 0 END) AS main`,
		...(features.oneWorld ? ['MIN(tl.subsidiary) AS subsidiary'] : []),
	];
	return (
		`SELECT ${selected.join(', ')} FROM transaction t LEFT JOIN transactionline tl ON tl.transaction = t.id` +
		` WHERE t.externalid IN (${placeholders(count)}) GROUP BY ${columns.join(', ')} ORDER BY t.id`
	);
}

function readTransaction(row: Row, custom: readonly string[]): FoundTransaction {
	const total = parseMoney(row.debits);
	const main = parseMoney(row.main);
	return {
		id: row.id ?? '',
		externalId: row.externalid ?? '',
		tranId: row.tranid ?? '',
		type: row.type ?? '',
		posting: row.posting === undefined ? undefined : isTrue(row.posting),
		approvalStatus: row.approvalstatus ?? '',
		voided: isTrue(row.voided),
		reversed: (row.reversal ?? '') !== '',
		memo: row.memo ?? '',
		stampFields: Object.fromEntries(custom.map((field) => [field, row[field] ?? ''])),
		currencyId: row.currency ?? '',
		total: total && formatMoney(total),
		...(main && { mainTotal: formatMoney(main.abs()) }),
		periodId: row.postingperiod ?? '',
		periodName: '',
		subsidiaryId: row.subsidiary ?? '',
		tranDate: row.tranday ?? '',
	};
}
