import { isRecord } from '../document/blank';
import {
	CASH_ADVANCE_DATE_SOURCES,
	CASH_ADVANCE_PLACEHOLDERS,
	DEFAULT_CASH_ADVANCE_MEMO,
	type CashAdvanceSettings,
} from './cashAdvanceSettings';
import { readLocator } from './locator';
import { readTemplate } from './memoTemplates';
import { oneOf } from './rows';
import type { SettingsFindings } from './settingsError';

export const CASH_ADVANCES_LABEL = 'Cash Advances';

/** The collection "Cash Advances"; whatever nobody added has its default. */
export function readCashAdvances(raw: unknown, findings: SettingsFindings): CashAdvanceSettings {
	const given = isRecord(raw) ? raw : {};
	const label = (name: string): string => `${CASH_ADVANCES_LABEL}", "${name}`;
	const first = oneOf(
		given.postingDateFrom,
		['issuedDate', 'requestDate'],
		label('Posting Date From'),
		findings,
	);
	return {
		payableAccount: readLocator(given.payableAccount, 'account', label('Payable Account'), findings),
		dateSources: [first, ...CASH_ADVANCE_DATE_SOURCES.filter((source) => source !== first)],
		memo: readTemplate(
			label('Memo'),
			CASH_ADVANCE_PLACEHOLDERS,
			given.memo ?? DEFAULT_CASH_ADVANCE_MEMO,
			findings,
		),
	};
}
