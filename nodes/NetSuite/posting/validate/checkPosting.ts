import type { Posting } from '../../../shared/documentItem';
import { type Problem, uniqueProblems } from '../../../shared/problems/problem';
import type { MasterData } from '../../masterData/masterData';
import { checkHeader } from './checkHeader';
import { checkLines } from './checkLines';
import { checkPeriod } from './checkPeriod';
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
	const { lines, accountTypes } = checkLines(posting, header, master, decimals, findings);
	checkPeriod(posting, master.calendar, accountTypes, findings);
	return {
		posting: { ...posting, subsidiary: header.subsidiary, currency: header.currency, lines },
		problems: uniqueProblems(findings.problems),
		warnings: uniqueProblems(findings.warnings),
	};
}
