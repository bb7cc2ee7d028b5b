import type { StoredDocument } from '../../sandbox/concur/documentStore.mts';
import type { Transaction } from '../../sandbox/netsuite/books/transaction.mts';
import { differing, isForeign, numbersOf } from './compareBooks.mts';
import { isReversal, type FaultWorld } from './faultWorld.mts';
import { isSameNet, netOfBooked, netOfExpected, netText, possibleNets, sumOf } from './nets.mts';

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
/** What a person says who has keyed a document by hand. */
export const BY_HAND = 'JE-BY-HAND';

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
			const isOurs = this.isTakenByUs(document);
			switch (document.status) {
				case SUCCESS:
					this.audited(document);
					break;
				case FAILURE:
					// What another system took and failed is none of ours.
					if (isOurs && this.of.auditOf(document).length === 0)
						this.violates('notAudited', document, 'confirmed as an error without an audit row');
					break;
				case 'READY':
					if (!named) this.violates('lost', document, 'READY, and no work row says why');
					break;
				case 'ACKNOWLEDGED':
					if (isOurs && !named)
						this.violates('leftBehind', document, 'acknowledged, and no work row says why');
					// Where somebody put another record under the id, or took ours away, it may wait with its reason.
					if (isOurs && row?.state === 'claimed' && !this.touched.has(document.businessId))
						this.violates('stuck', document, `still claimed after the clean runs: ${String(row.reason)}`);
					break;
				case 'RECALLED':
					if (row?.state === 'claimed')
						this.violates(
							'stuck',
							document,
							`recalled, and still claimed after the clean runs: ${String(row.reason)}`,
						);
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

	/** Only a document that Concur says we have may be posted; only one that it has taken back may be reversed. */
	private ours(transaction: Transaction): void {
		const text = JSON.stringify([transaction.memo, transaction.body]);
		for (const document of this.of.documents) {
			const { id, status, erpSystemId } = document;
			if (!text.includes(id) || this.disturbed.has(id)) continue;
			const reverses = this.of.choices.recalledAfterPosting === 'reverse' && isReversal(transaction);
			const mayBe = reverses
				? status === 'RECALLED'
				: status === 'ACKNOWLEDGED' && erpSystemId === this.of.systemId;
			if (!mayBe)
				this.violates(
					'notOurs',
					document,
					`${transaction.externalId} was made while it was ${status} ${erpSystemId ?? ''}`,
				);
		}
	}

	/** The net of all records of a document is that of one version of it, or part of one. */
	private notMore(document: StoredDocument): void {
		const { of } = this;
		const versions = of.versionsOf(document);
		for (const version of versions) {
			const made = of.madeOf(version).filter(({ memo }) => !isForeign(memo));
			const most = of.expectedOf(version).records.length;
			for (const some of [made.filter(isReversal), made.filter((one) => !isReversal(one))])
				if (some.length > most)
					this.violates(
						'twice',
						version,
						`${numbersOf(some)}: ${some.length} records where ${most} are right`,
					);
		}
		// Of what a person has voided or deleted, the rest tells nothing.
		if (this.touched.has(document.businessId)) return;
		const net = netOfBooked(of.world.netSuite, of.ownOf(document));
		const nets = versions.map((version) => of.expectedOf(version).records.map(netOfExpected));
		if (possibleNets(nets, of.choices.higherRevision === 'post').some((one) => isSameNet(one, net))) return;
		this.violates('twice', document, `${numbersOf(of.ownOf(document))} come to ${netText(net)}`);
	}

	private isClosed(document: StoredDocument): boolean {
		return (
			this.closed.has(document.id) &&
			this.of.auditOf(document).some(({ problemCodes }) => String(problemCodes).includes('closed-by-person'))
		);
	}

	/** To be posted, or as posted elsewhere. */
	private isTakenByUs({ erpSystemId }: StoredDocument): boolean {
		return erpSystemId === this.of.systemId || erpSystemId === `${this.of.systemId}-BYHAND`;
	}

	private acknowledgedOnlyClaimed(when: string): void {
		for (const document of this.of.documents) {
			if (document.status !== 'ACKNOWLEDGED' || !this.isTakenByUs(document)) continue;
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
		if (this.isToldElsewhere(document)) {
			this.elsewhereTrue(document);
			return;
		}
		const why = this.untrue(document);
		if (why !== undefined) this.violates('successUntrue', document, `success, but ${why}`);
	}

	/** Why the books do not hold what the document comes to. */
	private untrue(document: StoredDocument): string | undefined {
		const { of } = this;
		const { records } = of.expectedOf(document);
		const own = of.madeOf(document).filter((one) => !isReversal(one));
		const all = of.effective(document.businessId).filter(({ memo }) => !isForeign(memo));
		const counting = of.ownOf(document);
		const isAlone = all.length === own.length;
		if (isAlone || of.choices.higherRevision === 'post') return differing(of, own, records);
		if (records.length === 0) return 'there was nothing to post';
		const waiting = of.savedIsPosted ? [] : counting.filter(({ posting }) => !posting);
		if (waiting.length > 0) return `${numbersOf(waiting)} does not post`;
		// Without what a person has taken away, what was taken back with it cannot be told.
		if (this.touched.has(document.businessId)) return counting.length > 0 ? undefined : 'nothing is there';
		const net = netOfBooked(of.world.netSuite, counting);
		const wanted = sumOf(records.map(netOfExpected));
		return isSameNet(net, wanted)
			? undefined
			: `${numbersOf(counting)} come to ${netText(net)} instead of ${netText(wanted)}`;
	}

	private isToldElsewhere({ postingConfirmations }: StoredDocument): boolean {
		const last = postingConfirmations.findLast(({ code }) => code === 0);
		return JSON.stringify(last?.body ?? '').includes(BY_HAND);
	}

	/** A person has to have said so, and nothing that we have made may count beside it. */
	private elsewhereTrue(document: StoredDocument): void {
		const { id, businessId } = document;
		if (!this.postedElsewhere.has(id))
			this.violates('successUntrue', document, `success as ${BY_HAND}, and nobody has said so`);
		if (this.touched.has(businessId)) return;
		const made = this.of.madeOf(document).filter((one) => this.of.ownOf(document).includes(one));
		if (netOfBooked(this.of.world.netSuite, made).size > 0)
			this.violates('twice', document, `success as ${BY_HAND}, and NetSuite has ${numbersOf(made)} too`);
	}

	private errorTrue(document: StoredDocument): void {
		// What somebody else has told Concur is not ours to answer for.
		if (document.history.at(-1)?.by !== 'postingConfirmation') return;
		const there = this.of.madeOf(document).filter((one) => this.of.ownOf(document).includes(one));
		if (there.length === 0 || netOfBooked(this.of.world.netSuite, there).size === 0) return;
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
		const isTouched = this.touched.has(document.businessId);
		const tied = rows.some(
			({ status, netSuiteId }) =>
				(status === 'confirmed' &&
					(isTouched || this.postedElsewhere.has(document.id) || ids.has(String(netSuiteId)))) ||
				// A person took the record away before the audit of a run that died: all that is left is to say so.
				(isTouched && status === 'needsReview'),
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
