import { expect } from 'vitest';
import type { StoredDocument } from '../../sandbox/concur/documentStore.mts';
import type { Books } from '../../sandbox/netsuite/books/books.mts';
import { expectedPostings, withoutZeros } from './expectedBooks.mts';

interface Services {
	concur: { documents: { get(id: string): StoredDocument } };
	netSuite: { books: Books; masterData: { currencies: Array<{ id: string; symbol: string }> } };
}

/** Records in NetSuite's own books that carry the document's external id (prefix CNQR, any revision or part). */
export function recordsOf({ netSuite }: Services, { businessId }: StoredDocument) {
	return netSuite.books.transactions.filter(({ externalId }) => externalId?.includes(businessId));
}

/** Posted once, with the published amounts on the chosen accounts, and Concur was told `success` and nothing else. */
export function expectPostedOnce(services: Services, document: StoredDocument): void {
	const expected = expectedPostings().get(document.id);
	if (!expected) throw new Error(`The reference does not say what document ${document.id} comes to`);
	const records = recordsOf(services, document);
	expect(records, `records of ${document.businessId}`).toHaveLength(1);
	const [record] = records;
	if (!record) return;
	expect(record.posting).toBe(true);
	expect(services.netSuite.masterData.currencies.find(({ id }) => id === record.currency)?.symbol).toBe(
		expected.currency,
	);
	expect(withoutZeros(services.netSuite.books.netByAccountNumber(record))).toEqual(expected.net);
	expectConcurWasTold(services, document, 'POSTING_CONFIRMED_SUCCESS');
}

/** Nothing in the books, never acknowledged, never confirmed: the owner can still recall it. */
export function expectUntouched(services: Services, document: StoredDocument): void {
	expect(recordsOf(services, document)).toEqual([]);
	expect(services.concur.documents.get(document.id)).toMatchObject({
		status: 'READY',
		acknowledgements: [],
		postingConfirmations: [],
	});
}

/** The document stands so in Concur's own books, and no contrary word was ever accepted. */
export function expectConcurWasTold(
	{ concur }: Services,
	{ id }: StoredDocument,
	status: 'POSTING_CONFIRMED_SUCCESS' | 'POSTING_CONFIRMED_FAILURE',
): void {
	const stored = concur.documents.get(id);
	expect(stored.status).toBe(status);
	const accepted = stored.history
		.filter(({ by }) => by === 'postingConfirmation')
		.map((change) => change.status);
	expect(accepted).toEqual([status]);
}
