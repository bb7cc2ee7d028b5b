import type { StoredDocument } from '../../sandbox/concur/documentStore.mts';
import type { Books } from '../../sandbox/netsuite/books/books.mts';

type Row = Record<string, unknown>;

interface Services {
	concur: { documents: { get(id: string): StoredDocument } };
	netSuite: { books: Books };
}

/** What is wrong with documents that should have ended well, judged from both services' own books; empty when nothing is. */
export function violationsOf(services: Services, documents: StoredDocument[]): string[] {
	return documents.flatMap((document) => {
		const { status, history } = services.concur.documents.get(document.id);
		const posted = services.netSuite.books.transactions.filter(
			({ externalId, posting }) => posting && externalId?.includes(document.businessId),
		);
		const told = history.filter(({ by }) => by === 'postingConfirmation').map((change) => change.status);
		const wrong: string[] = [];
		if (posted.length !== 1) wrong.push(`posted ${posted.length} times`);
		if (status !== 'POSTING_CONFIRMED_SUCCESS') wrong.push(`stands as ${status} at Concur`);
		if (told.length !== 1) wrong.push(`Concur was told ${told.length} times: ${told.join(', ')}`);
		return wrong.map((what) => `${document.businessId} ${what}`);
	});
}

/** What is wrong with the tables after the run that ended everything. `resting`: keys of the work rows that may stay. */
export function tableViolations(
	documents: StoredDocument[],
	{ work, audit, resting }: { work: Row[]; audit: Row[]; resting: string[] },
): string[] {
	const wrong: string[] = [];
	for (const { id, businessId } of documents) {
		const rows = audit.filter(({ fiDocumentId, status }) => fiDocumentId === id && status === 'confirmed');
		if (rows.length === 0) wrong.push(`${businessId} has no audit row`);
	}
	const left = work.map(({ key }) => String(key)).filter((key) => key !== 'run');
	for (const key of left) if (!resting.includes(key)) wrong.push(`work row ${key} is left`);
	for (const key of resting) {
		const rows = left.filter((one) => one === key).length;
		if (rows !== 1) wrong.push(`${rows} work rows of ${key}, which waits`);
	}
	const lease = work.find(({ key }) => key === 'run');
	if (lease?.state !== 'released') wrong.push(`the lease is ${String(lease?.state)}`);
	return [...wrong, ...chainViolations(audit)];
}

/** Each row goes on from the row before. */
function chainViolations(audit: Row[]): string[] {
	const rows = [...audit].sort((a, b) => Number(a.sequence) - Number(b.sequence));
	return rows.flatMap((row, index) => {
		const before = rows[index - 1];
		if (!before) return [];
		const follows =
			Number(row.sequence) === Number(before.sequence) + 1 && row.previousHash === before.rowHash;
		return follows
			? []
			: [`audit row ${String(row.sequence)} does not go on from ${String(before.sequence)}`];
	});
}
