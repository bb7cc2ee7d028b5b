import type { FieldValues } from '../../books/transaction.mts';
import type { AnyEntity } from '../../company/company.mts';
import { invalidFieldValue, userError } from '../../rest/errors.mts';
import { text, type Draft, type RuleContext } from '../draft.mts';

const DAY_MS = 86_400_000;

/** The vendor's terms where none are sent, and the day that follows from them where that is not sent. */
export function withTerms(
	{ company }: RuleContext,
	body: FieldValues,
	entity: AnyEntity | undefined,
	tranDate: string,
): FieldValues {
	const id = text(body, 'terms') ?? (entity && 'terms' in entity ? entity.terms : undefined);
	if (id === undefined) return body;
	const terms = company.terms.find((term) => term.id === id);
	if (!terms || terms.isInactive) throw invalidFieldValue('terms', id, 'terms');
	const due = Date.parse(`${tranDate}T00:00:00Z`) + terms.daysUntilNetDue * DAY_MS;
	return {
		...body,
		terms: id,
		dueDate: text(body, 'dueDate') ?? new Date(due).toISOString().slice(0, 10),
	};
}

/** A number that the vendor used before is a warning on the form; whether REST refuses it is a mode (netsuite.md 8.3). */
export function refuseDuplicateNumber(
	{ books, modes }: RuleContext,
	{ body, previous }: Draft,
	entity: AnyEntity | undefined,
): void {
	const tranId = text(body, 'tranId');
	if (modes.duplicateBillNumbers === 'allow' || tranId === undefined) return;
	const other = books.transactions.find(
		(one) =>
			one.recordType === 'vendorBill' &&
			one.tranId === tranId &&
			one.entity === entity?.id &&
			one.id !== previous?.id,
	);
	if (other) throw userError('duplicateNumber', tranId);
}
