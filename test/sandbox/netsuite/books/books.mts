import type { SandboxClock } from '../../http/sandboxClock.mts';
import { formatMoney, parseMoney, sumMoney, ZERO, type Money } from '../../../../nodes/shared/money.ts';
import { findBasePeriod } from '../company/accountingPeriods.mts';
import type { Company } from '../company/company.mts';
import type { WritableType } from '../rest/fieldCatalogue.mts';
import { linesOf, netOfLines, netPerSubsidiary } from './nets.mts';
import { mirrored } from './reversal.mts';
import type { Transaction, TransactionContent } from './transaction.mts';

const FIRST_ID = 5001;
/** Prefix of the automatic number; types without one keep what the caller sent. */
const NUMBER_PREFIX: Partial<Record<WritableType, string>> = {
	journalEntry: 'JE',
	intercompanyJournalEntry: 'JE',
	expenseReport: 'ER',
};

export interface BookChange {
	kind: 'saved' | 'deleted';
	id: string;
	/** The record as saved; later changes do not touch it. */
	transaction: Transaction;
	/** Sandbox time, ms. */
	at: number;
}

/** The ledger of the simulated account: the truth by which tests judge. */
export class Books {
	private readonly byInternalId = new Map<string, Transaction>();
	/** Key in lower case: external ids are compared case-insensitively over all transaction types (netsuite.md 6). */
	private readonly byExternalKey = new Map<string, Set<string>>();
	private readonly createdByType = new Map<WritableType, number>();
	private readonly listeners: ((change: BookChange) => void)[] = [];
	private nextId = FIRST_ID;
	private nextNumber = 1001;

	constructor(
		private readonly company: Company,
		private readonly clock: SandboxClock,
	) {}

	/** All transactions in the order of their creation. */
	get transactions(): Transaction[] {
		return [...this.byInternalId.values()];
	}

	get size(): number {
		return this.byInternalId.size;
	}

	byId(id: string): Transaction | undefined {
		return this.byInternalId.get(id);
	}

	/** The transaction under an external id; the first one where a mode let two in. */
	byExternalId(externalId: string): Transaction | undefined {
		return this.allByExternalId(externalId)[0];
	}

	allByExternalId(externalId: string): Transaction[] {
		const ids = this.byExternalKey.get(externalId.toLowerCase()) ?? [];
		return [...ids].flatMap((id) => this.byInternalId.get(id) ?? []);
	}

	/** How many transactions were ever created (of one type), deleted ones included. */
	created(type?: WritableType): number {
		if (type) return this.createdByType.get(type) ?? 0;
		return [...this.createdByType.values()].reduce((sum, count) => sum + count, 0);
	}

	/** Debit minus credit per account number, in transaction currency, decimal text with two places or more. */
	netByAccountNumber(transaction: Transaction): Record<string, string> {
		return netOfLines(this.company, transaction.impact);
	}

	/** The same over all transactions that post, per currency symbol; of one subsidiary where its id is given. */
	netOfAll(subsidiary?: string): Record<string, Record<string, string>> {
		const result: Record<string, Record<string, string>> = {};
		for (const { id, symbol } of this.company.currencies) {
			const posted = this.transactions.filter(({ currency, posting }) => posting && currency === id);
			const lines = linesOf(posted).filter(
				(line) => subsidiary === undefined || line.subsidiary === subsidiary,
			);
			if (lines.length) result[symbol] = netOfLines(this.company, lines);
		}
		return result;
	}

	/** Debit minus credit per subsidiary id and account number, in transaction currency. */
	netBySubsidiary(transaction: Transaction): Record<string, Record<string, string>> {
		return netPerSubsidiary(this.company, transaction.impact, 'transaction');
	}

	/** The same over all transactions that post, in the base currency of each subsidiary. */
	baseNetOfAll(): Record<string, Record<string, string>> {
		const posted = this.transactions.filter(({ posting }) => posting);
		return netPerSubsidiary(this.company, linesOf(posted), 'base');
	}

	/** What vendor credits have settled of a bill; without the credit `except`. */
	applied(billId: string, except?: string): Money {
		const credits = this.transactions.filter(
			({ id, recordType, voided }) => recordType === 'vendorCredit' && !voided && id !== except,
		);
		const settled = credits.flatMap(({ sublists }) => sublists['apply'] ?? []);
		return sumMoney(
			settled.flatMap(({ values }) =>
				values['doc'] === billId ? (parseMoney(values['amount']) ?? ZERO) : [],
			),
		);
	}

	/** What is still owed on a bill, in its currency, decimal text with two places or more. */
	openAmount(billId: string): string {
		const owed = this.must(billId).impact.filter(({ isMain }) => isMain);
		const total = sumMoney(
			owed.map(({ debit, credit }) => (parseMoney(credit) ?? ZERO).minus(parseMoney(debit) ?? ZERO)),
		);
		return formatMoney(total.minus(this.applied(billId)));
	}

	insert(content: TransactionContent, more: Partial<Transaction> = {}): Transaction {
		const id = String(this.nextId++);
		const prefix = NUMBER_PREFIX[content.recordType];
		const now = this.clock.now();
		const transaction: Transaction = {
			...content,
			id,
			tranId: content.tranId ?? (prefix ? `${prefix}${this.nextNumber++}` : ''),
			transactionNumber: `${content.recordType.toUpperCase()}${id}`,
			voided: false,
			isReversal: false,
			createdAt: now,
			lastModifiedAt: now,
			...more,
		};
		this.createdByType.set(content.recordType, this.created(content.recordType) + 1);
		this.save(transaction);
		return transaction;
	}

	update(id: string, content: TransactionContent): Transaction {
		const old = this.must(id);
		this.forgetExternalId(old);
		return this.save({
			...old,
			...content,
			tranId: content.tranId ?? old.tranId,
			lastModifiedAt: this.clock.now(),
		});
	}

	delete(id: string): void {
		const transaction = this.must(id);
		this.forgetExternalId(transaction);
		this.byInternalId.delete(id);
		this.tell({ kind: 'deleted', id, transaction, at: this.clock.now() });
	}

	/** A person approves a pending transaction in NetSuite: from now on it posts. */
	approve(id: string): void {
		const { body, ...rest } = this.must(id);
		const isReport = rest.recordType === 'expenseReport';
		this.save({
			...rest,
			body: { ...body, ...(isReport && { supervisorapproval: true, accountingapproval: true }) },
			approvalStatus: '2',
			posting: true,
			lastModifiedAt: this.clock.now(),
		});
	}

	reject(id: string): void {
		this.save({ ...this.must(id), approvalStatus: '3', posting: false, lastModifiedAt: this.clock.now() });
	}

	/** A person reverses a journal as of a date. Returns the reversing journal. */
	reverse(id: string, reversalDate: string): Transaction {
		const original = this.must(id);
		const postingPeriod = findBasePeriod(this.company.periods, reversalDate)?.id;
		const content = { ...mirrored(original, reversalDate), postingPeriod };
		const reversing = this.insert(content, { isReversal: true, reversal: id });
		this.save({ ...original, reversal: reversing.id, reversalDate, lastModifiedAt: this.clock.now() });
		return reversing;
	}

	/** A person voids a transaction: it stays, with every amount zero. */
	void(id: string): void {
		const old = this.must(id);
		const impact = old.impact.map(({ debit: _debit, credit: _credit, ...line }) => ({
			...line,
			debit: '0',
			baseAmount: '0',
		}));
		this.save({ ...old, impact, voided: true, memo: 'VOID', lastModifiedAt: this.clock.now() });
	}

	onChange(listener: (change: BookChange) => void): void {
		this.listeners.push(listener);
	}

	private save(transaction: Transaction): Transaction {
		this.byInternalId.set(transaction.id, transaction);
		if (transaction.externalId !== undefined) {
			const key = transaction.externalId.toLowerCase();
			this.byExternalKey.set(key, (this.byExternalKey.get(key) ?? new Set()).add(transaction.id));
		}
		this.tell({ kind: 'saved', id: transaction.id, transaction, at: transaction.lastModifiedAt });
		return transaction;
	}

	private forgetExternalId({ id, externalId }: Transaction): void {
		if (externalId !== undefined) this.byExternalKey.get(externalId.toLowerCase())?.delete(id);
	}

	private must(id: string): Transaction {
		const found = this.byInternalId.get(id);
		if (!found) throw new Error(`The books have no transaction ${id}`);
		return found;
	}

	private tell(change: BookChange): void {
		for (const listener of this.listeners) listener(change);
	}
}
