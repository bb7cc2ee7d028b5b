import type { Ref } from '../../../shared/documentItem';
import type { ExpenseDocument } from '../../document/expenseDocument';
import type { PostingSettings } from '../../settings/postingSettings';
import { currencyDecimals } from '../currencyDecimals';
import type { Findings } from '../findings';
import { reportValues, type MemoValues, type ReportFacts } from '../memo';
import { settingsIn } from '../settingsIn';
import { employeeRef } from './entity';

/** What all parts of the postings of one report share. */
export interface BuildContext {
	document: ExpenseDocument;
	/** As they hold in the subsidiary of the report. */
	settings: PostingSettings;
	/** As they hold for a line in another subsidiary. */
	settingsFor(subsidiary: Ref): PostingSettings;
	findings: Findings;
	/** Values of the report for memo texts. */
	values: MemoValues;
	decimals: number;
	/** Subsidiary of the report; undefined without OneWorld, and where it is the employee's own. */
	subsidiary?: Ref;
	/**
	 * The employee as journal lines name it; asked for only where a line needs it, so that a company-paid report needs no
	 * employee.
	 */
	employee(): Ref | undefined;
}

/** `subsidiary`: that of the report, as in BuildContext. */
export function newContext(
	facts: ReportFacts,
	settings: PostingSettings,
	subsidiary: Ref | undefined,
	findings: Findings,
): BuildContext {
	const { document } = facts;
	const own = settingsIn(settings, subsidiary);
	let employee: { ref: Ref | undefined } | undefined;
	return {
		document,
		settings: own,
		settingsFor: (other) => settingsIn(settings, other),
		findings,
		values: reportValues(facts),
		decimals: currencyDecimals(document.report.employeeCurrencyAlphaCode),
		subsidiary,
		employee: () => (employee ??= { ref: employeeRef(document, own, findings) }).ref,
	};
}
