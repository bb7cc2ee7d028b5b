import { z } from 'zod';
import { RECORD_TYPES, type RecordType } from '../../shared/documentItem';
import { parseJson } from '../../shared/losslessJson';
import { readError } from '../transport/fault';
import type { NetSuiteSession } from '../transport/session';

/** Permission to make a record, as NetSuite calls it (netsuite.md, section 12; exact labels differ between accounts). */
const PERMISSIONS: Readonly<Record<RecordType, string>> = {
	journalEntry: 'Make Journal Entry (Create or Edit)',
	intercompanyJournalEntry: 'Make Intercompany Journal Entry (Create or Edit)',
	vendorBill: 'Bills (Create or Edit)',
	vendorCredit: 'Enter Vendor Credits (Create or Edit)',
	expenseReport: 'Expense Report (Create or Edit)',
	creditCardCharge: 'Credit Card (Create or Edit)',
};

const catalogSchema = z.object({ items: z.array(z.object({ name: z.string() }).passthrough()) });

/** Permissions that the role lacks to make records of these types: one call, and one more per type where NetSuite knows not all of them. */
export async function missingRecordPermissions(
	session: NetSuiteSession,
	types: readonly RecordType[],
): Promise<string[]> {
	const seen = await visibleTypes(session, types);
	const visible =
		seen ??
		(await Promise.all(types.map(async (type) => await visibleTypes(session, [type])))).flatMap(
			(one) => one ?? [],
		);
	return types.filter((type) => !visible.includes(type)).map((type) => PERMISSIONS[type]);
}

/** The record service lists only what the role may use; undefined when it refuses the question. */
async function visibleTypes(
	session: NetSuiteSession,
	types: readonly RecordType[],
): Promise<RecordType[] | undefined> {
	const answer = await session.ask({
		method: 'GET',
		path: '/services/rest/record/v1/metadata-catalog',
		query: { select: types.join(',') },
	});
	if (answer.statusCode === 401) throw readError(answer);
	if (answer.statusCode !== 200) return undefined;
	try {
		const catalog = catalogSchema.safeParse(parseJson(answer.body));
		// Another shape than known is no proof against it.
		if (!catalog.success) return [...types];
		const names = catalog.data.items.map(({ name }) => name.toLowerCase());
		return RECORD_TYPES.filter((type) => names.includes(type.toLowerCase()));
	} catch {
		return [...types];
	}
}
