import type { SandboxClock } from '../../http/sandboxClock.mts';
import { formatMoney, parseMoney, ZERO, type Money } from '../../../../nodes/shared/money.ts';
import { findBasePeriod } from '../company/accountingPeriods.mts';
import type { Company } from '../company/company.mts';
import type { WritableType } from '../rest/fieldCatalogue.mts';
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
		return this.net([transaction]);
	}

	/** The same over all transactions that post, per currency symbol. */
	netOfAll(): Record<string, Record<string, string>> {
		const result: Record<string, Record<string, string>> = {};
		for (const { id, symbol } of this.company.currencies) {
			const posted = this.transactions.filter(({ currency, posting }) => posting && currency === id);
			if (posted.length) result[symbol] = this.net(posted);
		}
		return result;
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
		this.save({ ...this.must(id), approvalStatus: '2', posting: true, lastModifiedAt: this.clock.now() });
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

	private net(transactions: Transaction[]): Record<string, string> {
		const numberOf = new Map(this.company.accounts.map(({ id, acctNumber }) => [id, acctNumber]));
		const sums = new Map<string, Money>();
		for (const { account, debit, credit } of transactions.flatMap(({ impact }) => impact)) {
			const acctNumber = numberOf.get(account) ?? account;
			const amount = (parseMoney(debit) ?? ZERO).minus(parseMoney(credit) ?? ZERO);
			sums.set(acctNumber, (sums.get(acctNumber) ?? ZERO).plus(amount));
		}
		return Object.fromEntries([...sums].map(([acctNumber, sum]) => [acctNumber, formatMoney(sum)]));
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
