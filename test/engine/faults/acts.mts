import type { GeneratedDocument } from '../../fixtures/generate/generatedDocument.mts';
import type { StoredDocument } from '../../sandbox/concur/documentStore.mts';
import type { TransactionContent } from '../../sandbox/netsuite/books/transaction.mts';
import type { Company } from '../../sandbox/netsuite/company/company.mts';
import type { FaultWorld } from './faultWorld.mts';
import { BY_HAND, type Judge } from './judgeBooks.mts';
import type { Act, DocumentAct, Schedule } from './schedule.mts';

const OTHER_SYSTEM = 'SAP-ERP';
/** Minutes. */
const LONGEST_BEFORE_SIGN_IN = 180;

/** Does what a person or time does; says what came of it, nothing when it was not possible just then. */
export function perform(
	act: Exclude<Act, { do: 'overlap' }>,
	of: FaultWorld,
	judge: Judge,
	schedule: Schedule,
): string | undefined {
	const { netSuite, concur, clock } = of.world;
	const { periods, accounts } = netSuite.masterData;
	switch (act.do) {
		case 'wait': {
			// A token that was never redeemed ends after 24 hours, and then a person has to fetch another one.
			const isSignedIn = of.logs.concur.entries.some(({ status }) => status === 200);
			const minutes = isSignedIn ? act.minutes : Math.min(act.minutes, LONGEST_BEFORE_SIGN_IN);
			clock.advance(minutes * 60_000);
			return `${minutes} minutes pass`;
		}
		case 'closePeriods':
		case 'openPeriods':
			for (const period of periods) period.closed = act.do === 'closePeriods';
			return act.do === 'closePeriods' ? 'all periods are closed' : 'all periods are open';
		case 'breakAccounts': {
			const [first] = schedule.documents;
			const numbers = new Set(
				first?.document.expected.records.flatMap(({ net }) =>
					Object.values(net).flatMap((one) => Object.keys(one)),
				),
			);
			for (const one of accounts) if (numbers.has(one.acctNumber)) one.isInactive = true;
			return `accounts ${[...numbers].join(', ')} are inactive`;
		}
		case 'fixAccounts':
			for (const one of accounts) one.isInactive = false;
			return 'all accounts are active';
		case 'expireTokens':
			netSuite.expireTokens();
			concur.oauth.expireAccessTokens();
			return 'all access tokens end';
		case 'refuseRecords':
			netSuite.modes.scriptRejects = ({ externalId }) =>
				externalId?.endsWith(act.ending) ? 'Not this one' : undefined;
			return `a script of NetSuite refuses records that end with "${act.ending}"`;
		case 'takeAll':
			netSuite.modes.scriptRejects = undefined;
			return 'no script of NetSuite refuses anything';
		case 'approve':
		case 'reject': {
			const pending = netSuite.books.transactions.filter(
				({ posting, voided, approvalStatus }) => !posting && !voided && approvalStatus !== '3',
			);
			for (const { id, externalId = '' } of pending) {
				netSuite.books[act.do](id);
				// Concur was told that it is posted, by those who want saved ones to count.
				const told = of.documents.find(
					({ businessId, status }) =>
						status === 'POSTING_CONFIRMED_SUCCESS' && externalId.includes(businessId),
				);
				if (act.do === 'reject' && told) judge.touched.add(told.businessId);
			}
			return pending.length > 0
				? `a person ${act.do}s ${pending.map(({ tranId, id }) => tranId || id).join(', ')}`
				: undefined;
		}
		case 'mark':
			return mark(act, of, judge);
		default: {
			const planned = schedule.documents[act.document]?.document;
			const stored = planned && concur.documents.sameBusinessId(planned.documentId).at(-1);
			return planned && stored ? onDocument(act, of, judge, planned, stored) : undefined;
		}
	}
}

const LEFT_TO_PERSONS = ['needsReview', 'notReady', 'held'];
/** A word about a document that the workflow is not done with. */
const AT_ANY_TIME = [...LEFT_TO_PERSONS, 'claimed', 'pendingApproval'];

/** A finance person types a word into the work table. */
function mark(
	{ text, early }: { text: string; early: boolean },
	of: FaultWorld,
	judge: Judge,
): string | undefined {
	const states = early ? AT_ANY_TIME : LEFT_TO_PERSONS;
	const rows = of.world.work.filter(({ state }) => states.includes(String(state)));
	if (rows.length === 0) return undefined;
	for (const row of rows) {
		row.released = text;
		if (text === 'close') judge.closed.add(String(row.key));
		if (text === `posted ${BY_HAND}`) judge.postedElsewhere.add(String(row.key));
	}
	return `a person marks ${rows.map(({ documentId, state }) => `${String(documentId)} (${String(state)})`).join(', ')} as "${text}"`;
}

function onDocument(
	{ do: act, factor = 1 }: { do: DocumentAct; factor?: number },
	of: FaultWorld,
	judge: Judge,
	{ expected }: GeneratedDocument,
	stored: StoredDocument,
): string | undefined {
	const { netSuite, concur, clock } = of.world;
	const { books } = netSuite;
	const { id, businessId, status } = stored;
	// A document that another system took first was never ours to post.
	if (act !== 'takenByOther') judge.disturbed.add(id);
	const [record] = of.effective(businessId);
	const [externalId] = expected.externalIds;
	switch (act) {
		case 'void':
		case 'delete':
			if (!record) return undefined;
			judge.touched.add(businessId);
			books[act](record.id);
			// What queries do not show yet, no integration can know.
			clock.advance(netSuite.modes.suiteQlLagMs + 1);
			return `a person ${act}s ${record.tranId || record.id} of ${businessId}`;
		case 'recall':
			if (status !== 'READY' && status !== 'POSTING_CONFIRMED_FAILURE') return undefined;
			concur.documents.recall(id);
			return `${businessId} is recalled`;
		case 'forceRecall':
			if (status !== 'ACKNOWLEDGED' && status !== 'POSTING_CONFIRMED_SUCCESS') return undefined;
			concur.documents.forceRecall(id);
			return `${businessId} is recalled, though it was ${status}`;
		case 'resubmit':
			if (!stored.recalled) {
				if (status === 'READY' || status === 'POSTING_CONFIRMED_FAILURE') concur.documents.recall(id);
				else concur.documents.forceRecall(id);
			}
			return `${businessId} (${status}) is recalled and comes back as ${of.comesAgain(stored, factor).id} with its amounts times ${factor}`;
		case 'takenByOther':
			if (status !== 'READY') return undefined;
			concur.documents.acknowledgeAs(id, OTHER_SYSTEM);
			return `${OTHER_SYSTEM} takes ${businessId}`;
		case 'foreignRecord':
			if (externalId === undefined || books.byExternalId(externalId)) return undefined;
			judge.touched.add(businessId);
			books.insert(foreignRecord(externalId, expected, netSuite.masterData));
			return `somebody puts another record under ${externalId}`;
		case 'failedByOther':
			if (status !== 'ACKNOWLEDGED') return undefined;
			concur.documents.setStatus(id, 'POSTING_CONFIRMED_FAILURE');
			return `somebody confirms ${businessId} as failed in Concur`;
		case 'hiddenRecord':
			if (externalId === undefined || books.byExternalId(externalId)) return undefined;
			netSuite.modes.invisibleExternalIds.push(externalId);
			return `${externalId} is in use by a record that nobody sees`;
	}
}

/** Of the same kind, currency and amount, but of another document and on other accounts: only the stamp tells. */
function foreignRecord(
	externalId: string,
	{ records }: GeneratedDocument['expected'],
	company: Company,
): TransactionContent {
	const [record] = records;
	const cents = Object.values(record?.net ?? {})
		.flatMap((net) => Object.values(net))
		.reduce((sum, amount) => sum + Math.max(0, Math.round(Number(amount) * 100)), 0);
	const amount = (cents / 100).toFixed(2);
	const [debit, credit] = company.accounts;
	const line = { isMain: false, exchangeRate: '1', subsidiary: '1' };
	return {
		...{
			recordType: record?.recordType ?? 'journalEntry',
			externalId,
			tranDate: '2026-10-01',
			subsidiary: '1',
			exchangeRate: '1',
		},
		...{ approvalStatus: '2' as const, posting: true, body: {}, sublists: {} },
		currency: company.currencies.find(({ symbol }) => symbol === record?.currency)?.id ?? '1',
		memo: `[Concur ${'f'.repeat(32)} ${'0'.repeat(12)}]`,
		impact: [
			{ ...line, id: 0, isMain: true, account: debit?.id ?? '1', debit: amount, baseAmount: amount },
			{ ...line, id: 1, account: credit?.id ?? '2', credit: amount, baseAmount: `-${amount}` },
		],
	};
}
