import { createHash, randomBytes } from 'node:crypto';

import type { SandboxClock } from '../http/sandboxClock.mts';
import { businessIdOf, documentText, withRevision } from './documentJson.mts';
import type { DocStatus, DocType } from './documentStatus.mts';
import { NextAnswers } from './nextAnswers.mts';
import type { PaymentConfirmation, PostingConfirmation } from './validation.mts';

export interface StatusChange {
	status: DocStatus;
	/** ISO instant of the sandbox clock. */
	at: string;
	by: 'arrival' | 'acknowledgement' | 'postingConfirmation' | 'paymentConfirmation' | 'recall' | 'test';
	/** System id of the call that made the change; empty when there was none. */
	systemId: string;
}

/** A confirmation as it came, with the code it was answered with: code 0 means that it is in the books. */
export interface Received<T> {
	at: string;
	code: number;
	systemId: string;
	body: T;
}

export interface StoredDocument {
	/** FIS id: 32 lower-case hex digits. */
	readonly id: string;
	/** Report id, request id or cash advance id. */
	readonly businessId: string;
	readonly docType: DocType;
	readonly companyId: string;
	readonly entityId: string | null;
	readonly companyUuid: string | null;
	/** The financial document's JSON text, digits as written. */
	readonly text: string;
	erpSystemId: string | null;
	status: DocStatus;
	/** A processor took it back (a failed document keeps its status, concur.md 3.7). */
	recalled: boolean;
	readonly history: StatusChange[];
	/** Every acknowledgement that named it. */
	readonly acknowledgements: Received<null>[];
	/** Every posting confirmation that named it, refused ones too. */
	readonly postingConfirmations: Received<PostingConfirmation>[];
	readonly paymentConfirmations: Received<PaymentConfirmation>[];
}

export interface DocumentOverrides {
	id?: string;
	/** Needed where the document does not carry it in a known place. */
	businessId?: string;
	status?: DocStatus;
	erpSystemId?: string | null;
	companyId?: string;
	entityId?: string | null;
	companyUuid?: string | null;
	/** Allows a second open document with the same business id. */
	duplicate?: boolean;
}

/** Concur's books: every financial document, what became of it and who said so. Tests judge from here. */
export class DocumentStore {
	/** Answers that a document gives to the next call instead of the natural one. */
	readonly nextAnswers = new NextAnswers();
	/** By FIS id, in order of arrival: the queue's order. */
	private readonly documents = new Map<string, StoredDocument>();
	/** FIS ids by business id, oldest first. */
	private readonly byBusinessId = new Map<string, string[]>();

	constructor(
		private readonly clock: SandboxClock,
		private readonly companyUuid: string,
		private readonly raiseRevision: () => boolean,
	) {}

	/** @param document the bare financial document, or its JSON text to keep digits such as `0E-8`. */
	add(docType: DocType, document: object | string, overrides: DocumentOverrides = {}): StoredDocument {
		const text = documentText(document);
		const businessId = overrides.businessId ?? businessIdOf(docType, text);
		const id = overrides.id ?? randomBytes(16).toString('hex');
		if (!/^[0-9a-f]{32}$/.test(id)) throw new Error(`${id} is no FIS id`);
		if (this.documents.has(id)) throw new Error(`A document with the FIS id ${id} exists`);
		const open = this.sameBusinessId(businessId).some(
			(one) => one.docType === docType && !one.recalled && one.status !== 'POSTING_CONFIRMED_FAILURE',
		);
		if (open && !overrides.duplicate) throw new Error(`Document ${businessId} is there and was not recalled`);
		const status = overrides.status ?? 'READY';
		const erpSystemId =
			overrides.erpSystemId === undefined
				? this.documents.size % 2 === 0
					? ''
					: null
				: overrides.erpSystemId;
		const stored: StoredDocument = {
			id,
			businessId,
			docType,
			text,
			status,
			erpSystemId,
			recalled: false,
			companyId: overrides.companyId ?? '278515',
			entityId: overrides.entityId === undefined ? 'p0085104gigw' : overrides.entityId,
			companyUuid: overrides.companyUuid === undefined ? this.companyUuid : overrides.companyUuid,
			history: [{ status, at: this.instant(), by: 'arrival', systemId: '' }],
			acknowledgements: [],
			postingConfirmations: [],
			paymentConfirmations: [],
		};
		this.documents.set(id, stored);
		this.byBusinessId.set(businessId, [...(this.byBusinessId.get(businessId) ?? []), id]);
		return stored;
	}

	/** By FIS id, else the newest with that business id. Throws when there is none: a test that asks for it is wrong. */
	get(id: string): StoredDocument {
		const found = this.byId(id) ?? this.sameBusinessId(id).at(-1);
		if (!found) throw new Error(`No document ${id}`);
		return found;
	}

	/** By FIS id only, as acknowledgement and confirmation look. */
	byId(id: string): StoredDocument | undefined {
		return this.documents.get(id);
	}

	/** All rounds of one report, request or advance, oldest first. */
	sameBusinessId(businessId: string): StoredDocument[] {
		return (this.byBusinessId.get(businessId) ?? []).flatMap((id) => this.byId(id) ?? []);
	}

	/** In order of arrival. */
	all(): StoredDocument[] {
		return [...this.documents.values()];
	}

	/** Documents by status; without a status the number of all. */
	count(status?: DocStatus): number {
		return this.all().filter((one) => status === undefined || one.status === status).length;
	}

	/** Status by business id (of the newest document with it). */
	statuses(): Record<string, DocStatus> {
		return Object.fromEntries(this.all().map((one) => [one.businessId, one.status]));
	}

	/** Posting confirmations in the books: those answered with code 0. */
	confirmations(id: string): Received<PostingConfirmation>[] {
		return this.get(id).postingConfirmations.filter(({ code }) => code === 0);
	}

	payments(id: string): Received<PaymentConfirmation>[] {
		return this.get(id).paymentConfirmations.filter(({ code }) => code === 0);
	}

	move(document: StoredDocument, status: DocStatus, by: StatusChange['by'], systemId = ''): void {
		document.status = status;
		document.history.push({ status, at: this.instant(), by, systemId });
	}

	/** Puts a document into any status, e.g. `DELAYED`. */
	setStatus(id: string, status: DocStatus): void {
		this.move(this.get(id), status, 'test');
	}

	/** Another consumer takes the document. */
	acknowledgeAs(id: string, systemId: string): void {
		const document = this.get(id);
		if (document.status !== 'READY') throw new Error(`Document ${id} is ${document.status}, not READY`);
		document.erpSystemId = systemId;
		this.move(document, 'ACKNOWLEDGED', 'acknowledgement', systemId);
	}

	/** A processor recalls the document: only while READY or failed (concur.md, 3.7). A failed one keeps its status. */
	recall(id: string): void {
		const document = this.get(id);
		if (document.status !== 'READY' && document.status !== 'POSTING_CONFIRMED_FAILURE') {
			throw new Error(`Document ${id} is ${document.status}: a processor cannot recall it`);
		}
		document.recalled = true;
		if (document.status === 'READY') this.move(document, 'RECALLED', 'recall');
	}

	/** Recalls in any status, which the documentation excludes but code 112 foresees. */
	forceRecall(id: string): void {
		const document = this.get(id);
		document.recalled = true;
		this.move(document, 'RECALLED', 'recall');
	}

	/** The recalled document comes back approved: same business id, new FIS id, `revisionNumber` raised or not by mode. */
	resubmit(id: string, document?: object | string): StoredDocument {
		const old = this.get(id);
		if (!old.recalled) throw new Error(`Document ${id} was not recalled`);
		const text = documentText(document ?? old.text);
		return this.add(
			old.docType,
			document === undefined && this.raiseRevision() ? withRevision(old.docType, text) : text,
			{
				businessId: old.businessId,
				companyId: old.companyId,
				entityId: old.entityId,
				companyUuid: old.companyUuid,
			},
		);
	}

	/** @see NextAnswers.add; `id` is the FIS id or the business id. */
	answerNext(id: string, code: number, options: { times?: number; commit?: boolean } = {}): void {
		this.nextAnswers.add(this.get(id).id, code, options);
	}

	/** ISO instant of the sandbox clock. */
	instant(): string {
		return new Date(this.clock.now()).toISOString();
	}
}

/** A FIS id that is the same in every run, for documents that were published without one. */
export function fisIdFor(seed: string): string {
	return createHash('md5').update(seed).digest('hex');
}
