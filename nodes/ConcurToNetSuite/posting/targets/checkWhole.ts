import type { Posting, PostingLine, Ref } from '../../../shared/documentItem';
import { formatMoney, isZero, negative, parseMoney, sumMoney, ZERO, type Money } from '../../../shared/money';
import type { DraftLine } from '../draftLine';
import type { PayableLeg } from '../expense/payableLines';
import type { LineDraft, ReportDraft, TaxDraft } from '../expense/reportDraft';
import type { Findings } from '../findings';
import type { Target } from './target';

type Sums = Map<string, Money>;

/**
 * Proves that the records together are the document: by account, debit less credit over all postings (with the side that NetSuite
 * makes itself) is what the lines of the report say that are not left out. Refuses the document otherwise. `payables`: the payable
 * lines of the journal, which nets them.
 */
export function checkWhole(
	postings: readonly Posting[],
	draft: ReportDraft,
	advances: Target,
	payables: readonly DraftLine[],
	findings: Findings,
): void {
	const difference = new Map(ofDraft(draft, advances, payables));
	for (const [key, amount] of ofPostings(postings)) add(difference, key, negative(amount));
	const wrong = [...difference.values()].filter((amount) => !isZero(amount));
	if (wrong.length === 0) return;
	const value = formatMoney(sumMoney(wrong.map((amount) => amount.abs())));
	findings.refuse('posting-unbalanced', { field: 'postings', value });
}

function ofDraft(
	{ allocations, advances }: ReportDraft,
	ofAdvances: Target,
	payables: readonly DraftLine[],
): Sums {
	const sums: Sums = new Map();
	const addLeg = (target: Target, leg: PayableLeg | undefined): void => {
		if (leg && target !== 'journalEntry') add(sums, accountKey(leg.target.account), leg.amount);
	};
	for (const { lines, taxes } of allocations) {
		const kept = lines.filter(({ target }) => target !== 'doNotPost');
		for (const { cost, target, leg } of kept) {
			if (cost) add(sums, accountKey(cost.account), cost.amount);
			addLeg(target, leg);
		}
		for (const [key, amount] of keptTaxes(lines, kept, taxes)) add(sums, key, amount);
	}
	if (ofAdvances !== 'doNotPost') {
		for (const { line, leg } of advances) {
			if (line) add(sums, accountKey(line.account), line.amount);
			addLeg(ofAdvances, leg);
		}
	}
	for (const { account, amount } of payables) add(sums, accountKey(account), amount);
	return sums;
}

/** Tax of an allocation of which a part is left out: what the lines that stay reclaim, on the accounts of their rows. */
function keptTaxes(all: readonly LineDraft[], kept: readonly LineDraft[], taxes: readonly TaxDraft[]): Sums {
	const sums: Sums = new Map();
	if (kept.length === 0 || taxes.length === 0) return sums;
	const isOf = (lines: readonly LineDraft[], { taxGuid: guid }: TaxDraft): boolean =>
		guid !== undefined && lines.some(({ taxGuid }) => taxGuid.includes(guid));
	const out = all.filter((line) => !kept.includes(line));
	const addRow = ({ line }: TaxDraft): void => add(sums, accountKey(line.account), line.amount);
	const own = taxes.filter((tax) => out.length === 0 || (isOf(kept, tax) && !isOf(out, tax)));
	const shared = taxes.filter((tax) => !own.includes(tax) && isOf(kept, tax) === isOf(out, tax));
	own.forEach(addRow);
	const rest = sumMoney(kept.map(({ reclaim }) => reclaim)).minus(amountOf(own));
	const [first] = shared;
	if (amountOf(shared).eq(rest)) shared.forEach(addRow);
	else if (first) add(sums, accountKey(first.line.account), rest);
	return sums;
}

const amountOf = (taxes: readonly TaxDraft[]): Money => sumMoney(taxes.map(({ line }) => line.amount));

function ofPostings(postings: readonly Posting[]): Sums {
	const sums: Sums = new Map();
	for (const { recordType, account, cardAccount, lines } of postings) {
		// What is due between subsidiaries is added to what the document says, and nets to zero.
		const own = lines.filter(({ eliminate }) => !eliminate);
		for (const line of own) add(sums, accountKey(line.account), signed(line));
		if (recordType === 'journalEntry' || recordType === 'intercompanyJournalEntry') continue;
		const onCard = own.filter(({ corporateCard }) => corporateCard);
		const owed = own.filter(({ corporateCard }) => !corporateCard);
		addOther(sums, account, owed);
		addOther(sums, cardAccount, onCard);
	}
	return sums;
}

/** The side that NetSuite makes itself. */
function addOther(sums: Sums, account: Ref | undefined, lines: readonly PostingLine[]): void {
	add(sums, account ? accountKey(account) : '', negative(sumMoney(lines.map(signed))));
}

const signed = ({ debit, credit }: PostingLine): Money =>
	debit === undefined
		? negative(parseMoney(credit) ?? ZERO)
		: (parseMoney(debit) ?? ZERO).minus(parseMoney(credit) ?? ZERO);

/** Kinds of keys have no blank, so no two accounts have one key. */
const accountKey = ({ by, value }: Ref): string => `${by} ${value}`;

function add(sums: Sums, key: string, amount: Money): void {
	const before = sums.get(key);
	sums.set(key, before ? before.plus(amount) : amount);
}
