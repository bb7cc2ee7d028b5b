import { z } from 'zod';
import { parseJson } from '../../../shared/losslessJson';
import { readError, readFault } from '../../transport/fault';
import type { NetSuiteSession } from '../../transport/session';
import type { FoundTransaction } from './foundTransaction';

export const JOURNAL_PATH = '/services/rest/record/v1/journalEntry';

/**
 * What a read of one record says. `noPermission`: this role may not read journals one by one (reading opens
 * them in edit mode; netsuite.md, 3.1), which says nothing.  `hidden`: NetSuite refuses this very record.
 */
export type JournalRead =
	{ found: 'record'; record: FoundTransaction } | { found: 'nothing' | 'noPermission' | 'hidden' };

const text = z.coerce.string().catch('');
/** A reference or enumeration: `{"id":"2","refName":"Approved"}`, or a bare scalar (netsuite.md, 3.4). */
const reference = z
	.union([z.object({ id: text, refName: text.optional() }).passthrough(), text])
	.transform((value) =>
		typeof value === 'string' ? { id: value, refName: '' } : { id: value.id, refName: value.refName ?? '' },
	);

const journalSchema = z
	.object({
		id: text,
		externalId: text.optional(),
		tranId: text.optional(),
		tranDate: text.optional(),
		memo: text.optional(),
		approvalStatus: reference.optional(),
		approved: z.boolean().optional(),
		void: z.boolean().optional(),
		reversalEntry: z.unknown(),
		currency: reference.optional(),
		subsidiary: reference.optional(),
		postingPeriod: reference.optional(),
	})
	.passthrough();

/**
 * Reads a journal by internal id, or by external id as `eid:<id>`. Sees a write at once, which SuiteQL may
 * not (netsuite.md, section 6). @throws NetSuiteReadError when NetSuite cannot be reached
 */
export async function readJournal(session: NetSuiteSession, key: string): Promise<JournalRead> {
	const path = `${JOURNAL_PATH}/${encodeURIComponent(key).replace('eid%3A', 'eid:')}`;
	const answer = await session.ask({ method: 'GET', path }, ({ body }) => Boolean(parsed(body)?.id));
	const journal = answer.statusCode === 200 ? parsed(answer.body) : undefined;
	if (journal) return { found: 'record', record: toTransaction(journal) };
	// A page of a proxy is no word of NetSuite's.
	const { readable } = readFault(answer);
	if (answer.statusCode === 404 && readable) return { found: 'nothing' };
	if (answer.statusCode === 403 && readable) return { found: 'noPermission' };
	if (answer.statusCode === 400 && readable) return { found: 'hidden' };
	throw readError(answer);
}

function parsed(body: string): z.infer<typeof journalSchema> | undefined {
	try {
		return journalSchema.safeParse(parseJson(body)).data;
	} catch {
		return undefined;
	}
}

function toTransaction(journal: z.infer<typeof journalSchema>): FoundTransaction {
	const stampFields = Object.entries(journal).filter(
		([name, value]) => name.startsWith('custbody') && typeof value === 'string',
	);
	const approved = journal.approvalStatus?.id ?? (journal.approved === true ? '2' : '');
	return {
		id: journal.id,
		externalId: journal.externalId ?? '',
		tranId: journal.tranId ?? '',
		type: 'Journal',
		// The record service does not say whether a journal posts; the approval status does.
		posting: undefined,
		approvalStatus: approved,
		voided: journal.void === true,
		reversed: typeof journal.reversalEntry === 'string' && journal.reversalEntry !== '',
		memo: journal.memo ?? '',
		stampFields: Object.fromEntries(stampFields.map(([name, value]) => [name.toLowerCase(), String(value)])),
		currencyId: journal.currency?.id ?? '',
		total: undefined,
		periodId: journal.postingPeriod?.id ?? '',
		periodName: journal.postingPeriod?.refName ?? '',
		subsidiaryId: journal.subsidiary?.id ?? '',
		tranDate: (journal.tranDate ?? '').slice(0, 10),
	};
}
