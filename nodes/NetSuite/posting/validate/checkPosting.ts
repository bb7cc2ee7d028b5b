import type { Posting } from '../../../shared/documentItem';
import { type Problem, uniqueProblems } from '../../../shared/problems/problem';
import type { MasterData } from '../../masterData/masterData';
import { isJournal } from '../recordKinds';
import { checkHeader } from './checkHeader';
import { checkLines } from './checkLines';
import { withOrder } from './checkOrder';
import { checkPeriod } from './checkPeriod';
import { checkPurchase } from './checkPurchase';
import type { ClosedPeriodPolicy } from './closedPeriod';
import { currencyDecimals } from './currencyDecimals';
import { findingsOf } from './findings';

export interface PostingCheck {
	/** With internal ids and names, and without what the account does not have. */
	posting: Posting;
	problems: Problem[];
	warnings: Problem[];
}

export interface CheckSettings {
	/** ISO code of the currency of an account without Multiple Currencies. */
	baseCurrency: string;
	closedPeriods: ClosedPeriodPolicy;
}

/** All that can be said about one posting before NetSuite sees it, in one pass. Pure. */
export function checkPosting(
	posting: Posting,
	index: number,
	master: MasterData,
	settings: CheckSettings,
): PostingCheck {
	const findings = findingsOf(index);
	const header = checkHeader(posting, master, settings.baseCurrency, findings);
	const decimals = currencyDecimals(header.currencyRecord, posting.currency?.value ?? '');
	const purchase = isJournal(posting) ? undefined : checkPurchase(posting, header, master, findings);
	const linked = purchase ? withOrder(posting, purchase.changes.purchaseOrder, master, findings) : posting;
	const { lines, accountTypes } = checkLines(linked, header, master, decimals, findings);
	const touched = new Set([...accountTypes, ...(purchase?.accountTypes ?? [])]);
	const dated = checkPeriod(posting, master.calendar, touched, settings.closedPeriods, findings);
	return {
		posting: { ...dated, ...header.changes, ...purchase?.changes, lines },
		problems: uniqueProblems(findings.problems),
		warnings: uniqueProblems(findings.warnings),
	};
}
