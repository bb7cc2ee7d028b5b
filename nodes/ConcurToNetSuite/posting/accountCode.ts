import type { Ref } from '../../shared/documentItem';
import type { ExpenseEntry, JournalLine } from '../document/expenseDocument';
import { entryLabel } from '../document/entryLabel';
import type { PostingSettings } from '../settings/postingSettings';
import type { Findings } from './findings';

/**
 * Account of a Concur account code: by the mapping table, else by the key that all codes are matched by. `subsidiary` where a line
 * goes to another one than its posting (`settingsIn` knows that of the posting).
 */
export const accountRef = (
	code: string,
	{ accountMatchBy, mapping }: Pick<PostingSettings, 'accountMatchBy' | 'mapping'>,
	subsidiary?: Ref,
): Ref => mapping.find('account', code, subsidiary) ?? { type: 'account', by: accountMatchBy, value: code };

/**
 * Account of an expense line: the journal line's code, else the clearing account code of the entry, else
 * refused (concur.md, 5.2, rule 2). The fall-back is documented for personal card lines; elsewhere it is
 * taken with a warning.
 */
export function expenseAccount(
	entry: ExpenseEntry,
	line: JournalLine,
	settings: PostingSettings,
	findings: Findings,
	field: string,
): Ref | undefined {
	if (line.journalAccountCode !== undefined) return accountRef(line.journalAccountCode, settings);
	const account = entry.clearingAccountCode;
	if (account === undefined)
		return findings.refuse('account-code-missing', { field, value: entryLabel(entry) });
	if (!entry.entryIsPersonal)
		findings.warn('account-from-clearing', { field, value: entryLabel(entry), account });
	return accountRef(account, settings);
}
