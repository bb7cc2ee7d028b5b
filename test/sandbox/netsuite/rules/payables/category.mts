import type { FieldValues } from '../../books/transaction.mts';
import { sharedWith } from '../../company/company.mts';
import { invalidContent, invalidFieldValue, userError } from '../../rest/errors.mts';
import { text, type RuleContext } from '../draft.mts';
import type { Header } from './header.mts';

/**
 * The account of an expense category: active, shared with the subsidiary of the entity, with quantity and rate exactly where
 * the category asks for them (netsuite.md 8.6).
 */
export function categoryAccount(
	{ company }: RuleContext,
	id: string,
	values: FieldValues,
	{ entity, subsidiary }: Header,
	path: (field: string) => string,
): string {
	const found = company.expenseCategories.find((category) => category.id === id);
	if (!found) throw invalidFieldValue(path('category'), id, 'category');
	const isShared = subsidiary === undefined || sharedWith(company, found).includes(subsidiary);
	if (found.isInactive || !isShared) throw userError('invalidForEntity', 'category', id, entity?.id ?? '');
	const rated = (['quantity', 'rate'] as const).filter((field) => text(values, field) !== undefined);
	if (found.rateRequired && rated.length < 2) throw userError('missingValue', 'Quantity, Rate');
	const [unwanted] = rated;
	if (!found.rateRequired && unwanted !== undefined)
		throw invalidContent(path(unwanted), `The field ${unwanted} is only for categories with a rate.`);
	return found.expenseAccount;
}
