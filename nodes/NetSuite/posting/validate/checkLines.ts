import type { Posting, PostingLine } from '../../../shared/documentItem';
import { fitsDecimals, formatMoney, type Money, parseMoney, sumMoney, ZERO } from '../../../shared/money';
import type { MasterData } from '../../masterData/masterData';
import { totalOf } from '../found/identity';
import { isJournal, kindOf } from '../recordKinds';
import type { HeaderCheck } from './checkHeader';
import { checkIntercompany } from './checkIntercompany';
import { checkLine } from './checkLine';
import type { Findings } from './findings';

/** Of the record service (netsuite.md, section 5). */
const MOST_JOURNAL_LINES = 1_000;
const MOST_LINES = 5_000;

export interface LinesCheck {
	lines: PostingLine[];
	/** Account types that the posting touches. */
	accountTypes: ReadonlySet<string>;
}

export function checkLines(
	posting: Posting,
	header: HeaderCheck,
	master: MasterData,
	decimals: number,
	findings: Findings,
): LinesCheck {
	const { length } = posting.lines;
	const journal = isJournal(posting);
	if (journal && length < 2) findings.stop('too-few-lines', 'lines', {});
	if (!journal && length === 0) findings.stop('no-lines', 'lines', { value: kindOf(posting).word });
	const limit = journal ? MOST_JOURNAL_LINES : MOST_LINES;
	if (length > limit)
		findings.stop('too-many-lines', 'lines', { value: String(length), limit: String(limit) });
	const accountTypes = new Set<string>();
	const sides: Record<'debit' | 'credit', Money[]> = { debit: [], credit: [] };
	const around = { posting, header, master, accountTypes, findings };
	const lines = posting.lines.map((line, index) => {
		const path = `lines[${index}]`;
		const amount = checkAmount(line, path, decimals, posting, findings);
		if (amount) sides[amount.side].push(amount.value);
		return checkLine(line, path, around);
	});
	if (!journal) {
		// Of amounts that are none the sum says nothing.
		const isCounted = sides.debit.length + sides.credit.length === length;
		if (isCounted) checkTotal(posting, findings);
	} else {
		const difference = sumMoney(sides.debit).minus(sumMoney(sides.credit));
		if (!difference.eq(ZERO))
			findings.stop('not-balanced', 'lines', { value: formatMoney(difference.abs()) });
	}
	if (posting.recordType === 'intercompanyJournalEntry') checkIntercompany(lines, header, findings);
	return { lines, accountTypes };
}

function checkAmount(
	line: PostingLine,
	path: string,
	decimals: number,
	posting: Posting,
	findings: Findings,
) {
	const side = line.debit !== undefined ? 'debit' : 'credit';
	const value = parseMoney(line[side]);
	const both = line.debit !== undefined && line.credit !== undefined;
	if (both || !value || !value.gt(ZERO)) {
		findings.stop('line-amount-invalid', `${path}.${side}`, {
			value: line.account.name ?? line.account.value,
		});
		return undefined;
	}
	if (!fitsDecimals(value, decimals)) {
		findings.stop('too-many-decimals', `${path}.${side}`, {
			value: formatMoney(value),
			currency: posting.currency?.value,
		});
	}
	// Amounts of a vendor credit are positive (netsuite.md, 8.4).
	if (posting.recordType === 'vendorCredit' && side === 'debit') {
		findings.stop('credit-line-negative', `${path}.debit`, {
			value: line.account.name ?? line.account.value,
			amount: `-${formatMoney(value)}`,
		});
	}
	return { side, value } as const;
}

/**
 * Somebody is owed something, or it is another type of record. Of an expense report, neither the employee nor the card may be
 * owed less than nothing.
 */
function checkTotal(posting: Posting, findings: Findings): void {
	if (posting.lines.length === 0) return;
	const { word } = kindOf(posting);
	const refuse = (total: Money, record: string) =>
		findings.stop('total-not-positive', 'lines', { value: formatMoney(total), record });
	const total = totalOf(posting);
	if (total && !total.gt(ZERO)) {
		refuse(total, word);
		return;
	}
	for (const onCard of [false, true]) {
		const lines = posting.lines.filter(({ corporateCard }) => (corporateCard === true) === onCard);
		const part = totalOf({ ...posting, lines });
		if (part?.lt(ZERO)) refuse(part, `${onCard ? 'card' : 'employee'} part of the ${word}`);
	}
}
