import type { TransactionContent } from '../books/transaction.mts';
import { NetSuiteError } from '../rest/errors.mts';
import type { Draft, RuleContext } from './draft.mts';
import { journalContent } from './journalRules.mts';
import { payableContent } from './payables/payableContent.mts';
import { checkStoredPeriod } from './periods.mts';

/** Applies the business rules of the record type and the customer's own script. Throws the first refusal. */
export function contentOf(context: RuleContext, draft: Draft): TransactionContent {
	const content = byType(context, draft);
	if (draft.previous) checkStoredPeriod(context, draft.previous, content.impact);
	const refusal = context.modes.scriptRejects?.(content);
	if (refusal !== undefined) {
		throw new NetSuiteError(400, 'USER_ERROR', { text: `Error while accessing a resource. ${refusal}` });
	}
	return content;
}

function byType(context: RuleContext, draft: Draft): TransactionContent {
	const { recordType } = draft;
	if (recordType === 'journalEntry' || recordType === 'intercompanyJournalEntry')
		return journalContent(context, draft);
	return payableContent(context, { ...draft, recordType });
}
