import type { DocumentItem, Posting } from '../../nodes/shared/documentItem';
import type { DocumentSet } from '../fixtures/generate/allDocuments.mts';
import { startNetSuiteSandbox, type NetSuiteSandbox } from '../sandbox/netsuite/netSuiteSandbox.mts';
import type { Transaction } from '../sandbox/netsuite/books/transaction.mts';
import { newExecutionId, NetSuiteNode } from '../unit/netSuite/support/netSuiteNode.mts';
import { exactOf, minus, NOTHING, same, shown, sumOf, type Exact } from './exactDecimal.mts';
import type { FuzzOutcome } from './fuzzPrepare.mts';
import { balanceOf } from './judgePrepared.mts';

const BATCH = 100;
/** Where a document may end after Post; all but `posted` with a problem that says why. */
const ENDS = new Set(['posted', 'failed', 'unfinished', 'needsReview', 'pendingApproval']);

/**
 * What Prepare let through goes on to Validate and Post against a simulated NetSuite, a hundred documents a run; adds what is wrong to
 * their `faults`, judged from NetSuite's own books. Gives how many ended how.
 */
export async function fuzzNetSuite(outcomes: readonly FuzzOutcome[]): Promise<Map<string, number>> {
	const ends = new Map<string, number>();
	for (const set of new Set(outcomes.map(({ fuzzed }) => fuzzed.set))) {
		const own = outcomes.filter(({ fuzzed, item }) => fuzzed.set === set && item?.status === 'prepared');
		const sandbox = await startNetSuiteSandbox();
		try {
			for (let start = 0; start < own.length; start += BATCH)
				await postBatch(sandbox, set, own.slice(start, start + BATCH), ends);
		} finally {
			await sandbox.close();
		}
	}
	return ends;
}

async function postBatch(
	sandbox: NetSuiteSandbox,
	set: DocumentSet,
	batch: readonly FuzzOutcome[],
	ends: Map<string, number>,
): Promise<void> {
	const node = new NetSuiteNode(sandbox);
	node.executionId = newExecutionId();
	const byId = new Map(batch.map((outcome) => [outcome.item?.fiDocumentId ?? '', outcome]));
	const blame = (text: string) => batch.forEach(({ faults }) => faults.push(text));
	try {
		const items = batch.map(({ item }) => ({ ...item, runId: node.executionId }));
		const validated = (await node.documents('validate', items)).all;
		if (validated.length !== batch.length)
			return blame(`Validate gives ${validated.length} of ${batch.length} (${set.name})`);
		for (const item of validated) {
			byId.get(item.fiDocumentId)?.faults.push(...faultsOfEnd(item, new Set(['ready']), 'Validate'));
			if (item.status !== 'ready') count(ends, `Validate: ${item.status}`);
		}
		const ready = validated
			.filter(({ status }) => status === 'ready')
			.map((item) => ({ ...item, status: 'acknowledged' as const }));
		if (ready.length === 0) return;
		const posted = (await node.documents('post', ready)).all;
		if (posted.length !== ready.length)
			return blame(`Post gives ${posted.length} of ${ready.length} (${set.name})`);
		for (const item of posted) {
			count(ends, `Post: ${item.status}`);
			const outcome = byId.get(item.fiDocumentId);
			if (!ENDS.has(item.status)) outcome?.faults.push(`Post ends as ${item.status}`);
			outcome?.faults.push(
				...faultsOfEnd(item, new Set(['posted']), 'Post'),
				...faultsOfBooks(sandbox, item),
			);
		}
	} catch (error) {
		blame(`the batch throws: ${String(error).slice(0, 300)}`);
	}
}

function faultsOfEnd(
	{ status, problems, reason }: DocumentItem,
	good: ReadonlySet<string>,
	where: string,
): string[] {
	if (good.has(status)) return problems.length === 0 ? [] : [`${where}: ${status} with problems`];
	return problems.length > 0 && reason !== '' ? [] : [`${where}: ${status} without a problem`];
}

/** What NetSuite holds under the external ids is what the item says, to the digit; what did not post holds nothing. */
function faultsOfBooks({ books }: NetSuiteSandbox, item: DocumentItem): string[] {
	return item.postings.flatMap((posting) => {
		const held = books.allByExternalId(posting.externalId);
		if (item.status !== 'posted')
			return item.status === 'failed' && held.length > 0 ? ['failed, and NetSuite holds it'] : [];
		const [record, ...more] = held;
		if (!record || more.length > 0) return [`posted, and NetSuite holds ${held.length}`];
		const [want, got] = [sizeOfPosting(posting), sizeOfRecord(record)];
		return same(want, got)
			? []
			: [`NetSuite holds ${shown(got)} of ${posting.recordType}, the posting says ${shown(want)}`];
	});
}

const positive = (amount: Exact): Exact => (amount.digits < 0n ? minus(amount) : amount);
const isJournal = (type: string): boolean => type === 'journalEntry' || type === 'intercompanyJournalEntry';

/** Journals: sum of the debits. All others: what the lines come to, without sign. */
function sizeOfPosting(posting: Posting): Exact {
	if (!isJournal(posting.recordType)) return positive(balanceOf(posting));
	return sumOf(posting.lines.map(({ debit }) => exactOf(debit) ?? NOTHING));
}

function sizeOfRecord({ recordType, impact, sublists }: Transaction): Exact {
	if (isJournal(recordType)) return sumOf(impact.map(({ debit }) => exactOf(debit) ?? NOTHING));
	// An expense report's other side is up to two lines, one for the employee and one for the card.
	if (recordType === 'expenseReport')
		return positive(sumOf((sublists.expense ?? []).map(({ values }) => exactOf(values.amount) ?? NOTHING)));
	const cost = impact.filter(({ isMain }) => !isMain);
	return positive(
		sumOf(
			cost.map(({ debit, credit }) =>
				debit === undefined ? minus(exactOf(credit) ?? NOTHING) : (exactOf(debit) ?? NOTHING),
			),
		),
	);
}

const count = (counts: Map<string, number>, key: string): void =>
	void counts.set(key, (counts.get(key) ?? 0) + 1);
