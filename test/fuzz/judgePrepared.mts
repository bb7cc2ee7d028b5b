import type { Posting, PostingLine } from '../../nodes/shared/documentItem';
import type { Problem } from '../../nodes/shared/problems/problem';
import { CATALOGUE } from '../../nodes/shared/problems/catalogue';
import { exactOf, isNothing, minus, NOTHING, same, shown, sumOf, type Exact } from './exactDecimal.mts';
import { ownTotals } from './ownTotals.mts';

export interface Judged {
	status: string;
	problems: readonly Problem[];
	warnings: readonly Problem[];
	reason: string;
	nextStep: string;
	postings: readonly Posting[];
}

/** What is wrong with an outcome; empty: it is a named problem, or postings that are what the document says. */
export function faultsOf(docType: string, document: unknown, outcome: Judged): string[] {
	const { status, problems, warnings, reason, nextStep, postings } = outcome;
	const faults = [...problems, ...warnings].flatMap(faultsOfProblem);
	if (status === 'prepared' || status === 'ready') {
		if (problems.length > 0) faults.push(`${status} with problems`);
		if (postings.length === 0) faults.push(`${status} without a posting`);
		faults.push(...faultsOfPostings(postings));
		// Amounts that are none cannot be added up.
		return faults.length > 0 ? faults : faultsOfTotals(docType, document, postings);
	}
	if (problems.length === 0) faults.push(`${status} without a problem`);
	if (reason === '' || nextStep === '') faults.push(`${status} without reason or next step`);
	return faults;
}

function faultsOfProblem({ code, message, fix }: Problem): string[] {
	if (!Object.hasOwn(CATALOGUE, code)) return [`unknown problem ${code}`];
	const text = `${message} ${fix}`;
	// The nasty values have none of these words; NaN is one of them.
	return /\(unknown\)|\bundefined\b|\[object/.test(text) ? [`${code} says: ${text.slice(0, 200)}`] : [];
}

const isJournal = ({ recordType }: Posting): boolean =>
	recordType === 'journalEntry' || recordType === 'intercompanyJournalEntry';

/** Debit positive. Throws on what no amount of a line may be. */
function signed({ debit, credit }: PostingLine): Exact {
	if ((debit === undefined) === (credit === undefined)) throw new Error('a line has not exactly one side');
	const text = debit ?? credit ?? '';
	if (!/^\d+(\.\d+)?$/.test(text)) throw new Error(`an amount is written ${text}`);
	const amount = exactOf(text) ?? NOTHING;
	if (amount.digits <= 0n) throw new Error(`an amount is ${text}`);
	return debit === undefined ? minus(amount) : amount;
}

export const balanceOf = ({ lines }: Posting): Exact => sumOf(lines.map(signed));

function faultsOfPostings(postings: readonly Posting[]): string[] {
	try {
		return postings.flatMap((posting) => {
			const faults = faultsOfHeader(posting);
			if (posting.lines.length === 0) faults.push('a posting without lines');
			const balance = balanceOf(posting);
			if (isJournal(posting) && !isNothing(balance)) faults.push(`a journal is off by ${shown(balance)}`);
			if (!isJournal(posting) && balance.digits <= 0n && posting.recordType !== 'vendorCredit')
				faults.push(`a ${posting.recordType} comes to ${shown(balance)}`);
			return faults;
		});
	} catch (error) {
		return [(error as Error).message];
	}
}

function faultsOfHeader({ externalId, tranDate, currency, memo }: Posting): string[] {
	const faults: string[] = [];
	if (!/^[A-Za-z0-9_-]{1,100}$/.test(externalId)) faults.push(`external id ${externalId.slice(0, 120)}`);
	const day = new Date(`${tranDate}T00:00:00Z`);
	if (
		!/^\d{4}-\d\d-\d\d$/.test(tranDate) ||
		Number.isNaN(day.getTime()) ||
		!day.toISOString().startsWith(tranDate)
	)
		faults.push(`posting date ${tranDate}`);
	if (!/^[A-Z]{3}$/.test(currency?.value ?? '')) faults.push(`currency ${currency?.value}`);
	if (memo.length > 999) faults.push(`memo of ${memo.length} characters`);
	return faults;
}

/** Accounts that the other side of cost goes to with the settings of the generator, but for those that documents name. */
const OWED = new Set(['21010', '21020', '21030', '21040', '12500', '20000', '21500', '21050']);

function faultsOfTotals(docType: string, document: unknown, postings: readonly Posting[]): string[] {
	// The rules of some policies keep lines out; then the total is more than what is posted.
	const text = JSON.stringify(document);
	if (text.includes('POL-NONE')) return [];
	const { total, rows } = ownTotals(docType, document);
	const faults: string[] = [];
	if (docType === 'expense' && total && rows && !same(total, rows))
		faults.push(`posted though its rows make ${shown(rows)} and its total is ${shown(total)}`);
	const own = total ?? rows;
	if (own === undefined) return faults;
	const named = new Set<string>();
	collect(document, /^(liabilityAccountCode|payrollPaymentClearingAccountCode)$/, named);
	const owed = costOf(docType, postings, named);
	if (owed && !same(owed, own)) faults.push(`posted ${shown(owed)} though the document says ${shown(own)}`);
	return faults;
}

/** All texts under fields of these names. */
function collect(value: unknown, names: RegExp, found: Set<string>): void {
	if (typeof value !== 'object' || value === null) return;
	for (const [key, part] of Object.entries(value)) {
		if (names.test(key) && (typeof part === 'string' || typeof part === 'number'))
			found.add(String(part).trim());
		else collect(part, names, found);
	}
}

/** What the postings cost by the lines of that document's type that are not its other side; undefined where the lines do not tell. */
function costOf(
	docType: string,
	postings: readonly Posting[],
	named: ReadonlySet<string>,
): Exact | undefined {
	const lines = postings.flatMap((posting) =>
		posting.lines
			.filter(({ eliminate }) => !eliminate)
			.map((line) => ({ line, isJournal: isJournal(posting) })),
	);
	const isOther = ({ account }: PostingLine): boolean => OWED.has(account.value) || named.has(account.value);
	switch (docType) {
		case 'invoice':
			return sumOf(
				lines
					.filter(({ line, isJournal: journal }) => !journal || !OWED.has(line.account.value))
					.map(({ line }) => signed(line)),
			);
		case 'payroll':
			return sumOf(lines.filter(({ line }) => !isOther(line)).map(({ line }) => signed(line)));
		case 'expense': {
			// Cost of expenses carries its allocation and its parties; cash advances do not, and the other side of all lines is on known accounts.
			if (lines.some(({ line }) => line.from.cashAdvanceId !== undefined)) return undefined;
			if (lines.some(({ line, isJournal: journal }) => !journal && isOther(line))) return undefined;
			const cost = lines
				.filter(({ line, isJournal: journal }) => !journal || !isOther(line))
				.map(({ line }) => signed(line));
			// A personal item's two halves are both cost.
			return named.size > 0 && JSON.stringify(postings).includes('"payer":"EMPL"') ? undefined : sumOf(cost);
		}
		default:
			return undefined;
	}
}
