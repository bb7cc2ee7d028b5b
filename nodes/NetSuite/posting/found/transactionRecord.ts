import { z } from 'zod';
import type { RecordType } from '../../../shared/documentItem';
import { formatMoney, parseMoney, sumMoney } from '../../../shared/money';
import { parseJson } from '../../../shared/losslessJson';
import { readError, readFault } from '../../transport/fault';
import type { NetSuiteSession } from '../../transport/session';
import { isJournal, RECORD_KINDS, RECORD_ROOT } from '../recordKinds';
import type { FoundTransaction } from './foundTransaction';

/**
 * What a read of one record says. `noPermission`: this role may not read records of that type one by one
 * (reading opens them in edit mode; netsuite.md, 3.1), which says nothing.  `hidden`: NetSuite refuses this
 * very record.
 */
export type RecordRead =
	{ found: 'record'; record: FoundTransaction } | { found: 'nothing' | 'noPermission' | 'hidden' };

const text = z.coerce.string().catch('');
/** A reference or enumeration: `{"id":"2","refName":"Approved"}`, or a bare scalar (netsuite.md, 3.4). */
const reference = z
	.union([z.object({ id: text, refName: text.optional() }).passthrough(), text])
	.transform((value) =>
		typeof value === 'string' ? { id: value, refName: '' } : { id: value.id, refName: value.refName ?? '' },
	);

const amount = z.union([z.string(), z.number()]).transform(String).optional().catch(undefined);

const recordSchema = z
	.object({
		id: text,
		externalId: text.optional(),
		tranId: text.optional(),
		tranDate: text.optional(),
		memo: text.optional(),
		approvalStatus: reference.optional(),
		approved: z.boolean().optional(),
		/** Expense reports: approved by accounting, without which they do not post (netsuite.md, 8.6). */
		accountingapproval: z.boolean().optional(),
		void: z.boolean().optional(),
		voided: z.boolean().optional(),
		reversalEntry: z.unknown(),
		currency: reference.optional(),
		expensereportcurrency: reference.optional(),
		subsidiary: reference.optional(),
		postingPeriod: reference.optional(),
		/** Of all but journals. */
		total: amount,
		/** Of journals, where it was asked for. */
		line: z
			.object({
				hasMore: z.boolean().optional(),
				items: z.array(z.object({ debit: amount }).passthrough()),
			})
			.optional()
			.catch(undefined),
	})
	.passthrough();

const WITH_LINES = { expandSubResources: 'true' };

/**
 * Reads a record by internal id, or by external id as `eid:<id>`. Sees a write at once, which SuiteQL may
 * not (netsuite.md, section 6). `withLines`: also of a journal it is then known what it comes to. @throws NetSuiteReadError when NetSuite cannot be reached
 */
export async function readRecord(
	session: NetSuiteSession,
	recordType: RecordType,
	key: string,
	{ withLines = false } = {},
): Promise<RecordRead> {
	const path = `${RECORD_ROOT}/${recordType}/${encodeURIComponent(key).replace('eid%3A', 'eid:')}`;
	const answer = await session.ask(
		{ method: 'GET', path, ...(withLines && { query: WITH_LINES }) },
		({ body }) => Boolean(parsed(body)?.id),
	);
	const record = answer.statusCode === 200 ? parsed(answer.body) : undefined;
	if (record) return { found: 'record', record: toTransaction(record, recordType) };
	// A page of a proxy is no word of NetSuite's.
	const { readable } = readFault(answer);
	if (answer.statusCode === 404 && readable) return { found: 'nothing' };
	if (answer.statusCode === 403 && readable) return { found: 'noPermission' };
	if (answer.statusCode === 400 && readable) return { found: 'hidden' };
	throw readError(answer);
}

function parsed(body: string): z.infer<typeof recordSchema> | undefined {
	try {
		return recordSchema.safeParse(parseJson(body)).data;
	} catch {
		return undefined;
	}
}

function toTransaction(record: z.infer<typeof recordSchema>, recordType: RecordType): FoundTransaction {
	const { transactionType, approved } = RECORD_KINDS[recordType];
	const stampFields = Object.entries(record).filter(
		([name, value]) => name.startsWith('custbody') && typeof value === 'string',
	);
	const isApproved = record.approved === true || record.accountingapproval === true;
	return {
		id: record.id,
		externalId: record.externalId ?? '',
		tranId: record.tranId ?? '',
		type: transactionType,
		// The record service does not say whether a record posts; the approval status does, where there is one.
		posting: approved ? undefined : true,
		approvalStatus: record.approvalStatus?.id ?? (isApproved ? '2' : ''),
		voided: record.void === true || record.voided === true,
		reversed: typeof record.reversalEntry === 'string' && record.reversalEntry !== '',
		memo: record.memo ?? '',
		stampFields: Object.fromEntries(stampFields.map(([name, value]) => [name.toLowerCase(), String(value)])),
		currencyId: (record.currency ?? record.expensereportcurrency)?.id ?? '',
		...totalsOf(record, recordType),
		periodId: record.postingPeriod?.id ?? '',
		periodName: record.postingPeriod?.refName ?? '',
		subsidiaryId: record.subsidiary?.id ?? '',
		tranDate: (record.tranDate ?? '').slice(0, 10),
	};
}

/** Totals as a query would tell them; undefined where the record does not say. */
function totalsOf(
	{ total, line }: z.infer<typeof recordSchema>,
	recordType: RecordType,
): Pick<FoundTransaction, 'total' | 'mainTotal'> {
	if (!isJournal({ recordType })) {
		const main = parseMoney(total);
		return { total: undefined, ...(main && { mainTotal: formatMoney(main.abs()) }) };
	}
	if (!line || line.hasMore === true) return { total: undefined };
	const debits = line.items.flatMap(({ debit }) => (debit === undefined ? [] : [parseMoney(debit)]));
	const known = debits.every((debit) => debit !== undefined);
	return { total: known && debits.length > 0 ? formatMoney(sumMoney(debits)) : undefined };
}
