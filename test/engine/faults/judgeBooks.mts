import type { ExpectedRecord } from '../../fixtures/generate/generatedDocument.mts';
import type { StoredDocument } from '../../sandbox/concur/documentStore.mts';
import type { Transaction } from '../../sandbox/netsuite/books/transaction.mts';
import { bookedRecord } from '../harness/bookedRecord.mts';
import type { FaultWorld } from './faultWorld.mts';

export type Rule =
	| 'twice'
	| 'lost'
	| 'leftBehind'
	| 'successUntrue'
	| 'errorUntrue'
	| 'errorUnfounded'
	| 'notOurs'
	| 'auditUntrue'
	| 'twoWords'
	| 'notAudited'
	| 'stuck'
	| 'brokenRun';

export interface Violation {
	rule: Rule;
	text: string;
}

const SUCCESS = 'POSTING_CONFIRMED_SUCCESS';
const FAILURE = 'POSTING_CONFIRMED_FAILURE';

/**
 * Judges by the books of both services alone: at every call that changes them, after every run and at the end. The work table and the
 * audit table count as what a person is told, never as the truth about a document.
 */
export class Judge {
	readonly violations: Violation[] = [];
	/** Business ids whose records a person has changed: their books no longer tell what the workflow did. */
	readonly touched = new Set<string>();
	/** FIS ids that a person has keyed elsewhere and marked so. */
	readonly postedElsewhere = new Set<string>();
	/** FIS ids whose row a person has closed: they have taken care of it. */
	readonly closed = new Set<string>();
	/** FIS ids that a person has done something with in Concur or NetSuite since the run began. */
	readonly disturbed = new Set<string>();
	private readonly told = new Map<string, string>();

	constructor(private readonly of: FaultWorld) {
		const { world, logs } = of;
		world.netSuite.books.onChange(({ kind, transaction }) => {
			if (kind !== 'saved') return;
			this.notTwice(transaction);
			if (transaction.createdAt === transaction.lastModifiedAt) this.ours(transaction);
		});
		logs.concur.onEntry(({ path }) => {
			if (/acknowledgements$/.test(path))
				this.acknowledgedOnlyClaimed('when Concur took the acknowledgement');
			if (/postingconfirmations$/.test(path)) this.wordsTrue();
		});
	}

	afterRun(): void {
		this.acknowledgedOnlyClaimed('after the run');
		for (const document of this.of.documents) {
			if (document.status === FAILURE) this.errorTrue(document);
			if (document.status === SUCCESS && !this.touched.has(document.businessId)) this.successTrue(document);
			this.notMore(document);
		}
	}

	/** After faults have stopped and some clean runs have gone by. */
	atEnd(): void {
		this.afterRun();
		for (const document of this.of.documents) {
			const row = this.of.rowOf(document);
			const named = String(row?.reason ?? '').trim() !== '' || this.isClosed(document);
			const isOurs = document.erpSystemId === this.of.systemId;
			switch (document.status) {
				case SUCCESS:
					this.audited(document);
					break;
				case FAILURE:
					if (this.of.auditOf(document).length === 0)
						this.violates('notAudited', document, 'confirmed as an error without an audit row');
					break;
				case 'READY':
					if (!named) this.violates('lost', document, 'READY, and no work row says why');
					break;
				case 'ACKNOWLEDGED':
					if (isOurs && !named)
						this.violates('leftBehind', document, 'acknowledged, and no work row says why');
					if (isOurs && row?.state === 'claimed')
						this.violates('stuck', document, `still claimed after the clean runs: ${String(row.reason)}`);
					break;
				default:
					break;
			}
			this.auditTrue(document);
			const isOpen = document.status !== SUCCESS && this.of.madeOf(document).length > 0;
			if (isOpen && !named && this.of.auditOf(document).length === 0)
				this.violates(
					'lost',
					document,
					`is in NetSuite and ${document.status} in Concur, and nobody is told`,
				);
		}
	}

	violates(rule: Rule, document: StoredDocument | undefined, text: string): void {
		const whole = document
			? `${document.docType} ${document.businessId} (${document.id.slice(0, 8)}): ${text}`
			: text;
		if (!this.violations.some((one) => one.rule === rule && one.text === whole))
			this.violations.push({ rule, text: whole });
	}

	private notTwice({ externalId }: Transaction): void {
		if (externalId === undefined) return;
		const same = this.of.world.netSuite.books
			.allByExternalId(externalId)
			.filter(({ voided, reversal }) => !voided && !reversal);
		if (same.length > 1)
			this.violates(
				'twice',
				undefined,
				`${externalId}: ${same.map(({ tranId, id }) => tranId || id).join(', ')}`,
			);
	}

	/** Only a document that Concur says we have may be posted. */
	private ours(transaction: Transaction): void {
		const text = JSON.stringify([transaction.memo, transaction.body]);
		for (const document of this.of.documents) {
			const { id, status, erpSystemId } = document;
			if (!text.includes(id) || this.disturbed.has(id)) continue;
			if (status !== 'ACKNOWLEDGED' || erpSystemId !== this.of.systemId)
				this.violates('notOurs', document, `posted while it was ${status} ${erpSystemId ?? ''}`);
		}
	}

	private notMore(document: StoredDocument): void {
		const { expected } = this.of.generatedOf(document);
		const booked = this.of.effective(document.businessId).filter(({ memo }) => !isForeign(memo));
		const most = expected.status === 'prepared' ? expected.records.length : 0;
		if (booked.length > most)
			this.violates(
				'twice',
				document,
				`${booked.length} records where ${most} are right: ${booked.map(({ externalId }) => externalId).join(', ')}`,
			);
	}

	private isClosed(document: StoredDocument): boolean {
		return this.closed.has(document.id) && this.of.auditOf(document).length > 0;
	}

	private acknowledgedOnlyClaimed(when: string): void {
		for (const document of this.of.documents) {
			if (document.status !== 'ACKNOWLEDGED' || document.erpSystemId !== this.of.systemId) continue;
			if (!this.of.rowOf(document) && !this.isClosed(document))
				this.violates('leftBehind', document, `acknowledged without a work row (${when})`);
		}
	}

	/** What Concur has just been told. */
	private wordsTrue(): void {
		for (const document of this.of.documents) {
			const { id, status, history } = document;
			const words = new Set(
				history.filter(({ by }) => by === 'postingConfirmation').map((change) => change.status),
			);
			if (words.size > 1) this.violates('twoWords', document, `was told ${[...words].join(' and ')}`);
			if (this.told.get(id) === status || words.size === 0) continue;
			this.told.set(id, status);
			if (status === SUCCESS) this.successTrue(document);
			if (status === FAILURE) this.errorTrue(document);
		}
	}

	private successTrue(document: StoredDocument): void {
		if (this.postedElsewhere.has(document.id)) return;
		const { records } = this.of.generatedOf(document).expected;
		const booked = this.of.effective(document.businessId);
		const why = differing(this.of, booked, records);
		if (why !== undefined) this.violates('successUntrue', document, `success, but ${why}`);
	}

	private errorTrue(document: StoredDocument): void {
		// What somebody else has told Concur is not ours to answer for.
		if (document.history.at(-1)?.by !== 'postingConfirmation') return;
		const there = this.of.madeOf(document).filter(({ approvalStatus }) => approvalStatus !== '3');
		if (there.length === 0) return;
		const names = there.map(
			({ tranId, id, posting }) => `${tranId || id}${posting ? '' : ' (not posting yet)'}`,
		);
		this.violates('errorUntrue', document, `error, but NetSuite has ${names.join(', ')}`);
	}

	private auditTrue(document: StoredDocument): void {
		const words = new Set(document.history.map(({ status }) => status));
		const rows = this.of.auditOf(document).filter(({ status }) => status === 'confirmed');
		if (rows.some(({ concurStatus }) => concurStatus === 'success') && !words.has(SUCCESS))
			this.violates('auditUntrue', document, `the audit says success, and Concur says ${document.status}`);
	}

	private audited(document: StoredDocument): void {
		const rows = this.of.auditOf(document);
		const ids = new Set(this.of.effective(document.businessId).map(({ id }) => id));
		const tied = rows.some(
			({ status, netSuiteId }) =>
				status === 'confirmed' &&
				(this.touched.has(document.businessId) ||
					this.postedElsewhere.has(document.id) ||
					ids.has(String(netSuiteId))),
		);
		if (tied) return;
		const found = rows.map(
			({ status, netSuiteId, reason }) => `${String(status)} ${String(netSuiteId)} ${String(reason)}`,
		);
		this.violates(
			'notAudited',
			document,
			`confirmed without an audit row that ties it to its record; rows: ${found.join('; ') || 'none'}`,
		);
	}
}

/** Whether somebody else has put the record under an external id of ours (`foreignRecord`). */
const isForeign = (memo: string | undefined): boolean => memo?.includes('f'.repeat(32)) === true;

/** Why the records are not the right ones; undefined when they are. */
function differing(
	of: FaultWorld,
	booked: readonly Transaction[],
	wanted: readonly ExpectedRecord[],
): string | undefined {
	if (wanted.length === 0) return 'there was nothing to post';
	const notPosting = booked.filter(({ posting }) => !posting);
	if (notPosting.length > 0)
		return `${notPosting.map(({ tranId, id }) => tranId || id).join(', ')} does not post`;
	if (booked.length !== wanted.length) return `${booked.length} of ${wanted.length} records are in NetSuite`;
	const left = [...booked];
	for (const record of wanted) {
		const text = canonical(record);
		const index = left.findIndex(
			(one) =>
				one.recordType === record.recordType &&
				canonical(bookedRecord(of.world.netSuite, one, record)) === text,
		);
		if (index < 0) {
			const like = left.find((one) => one.recordType === record.recordType);
			const has = like ? canonical(bookedRecord(of.world.netSuite, like, record)) : 'nothing';
			return `the ${record.recordType} should be ${text} and is ${has}`;
		}
		left.splice(index, 1);
	}
	return undefined;
}

/** JSON with sorted keys. */
function canonical(value: unknown): string {
	return JSON.stringify(value, (_key, inner: unknown) =>
		inner !== null && typeof inner === 'object' && !Array.isArray(inner)
			? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
			: inner,
	);
}
