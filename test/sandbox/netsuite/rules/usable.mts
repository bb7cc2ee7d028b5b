import { baseCurrency, findEntity, sharedWith, type AnyEntity, type Company } from '../company/company.mts';
import type { Account, Currency, Shared } from '../company/masterData.mts';
import { invalidFieldValue, userError } from '../rest/errors.mts';
import type { FieldValues } from '../books/transaction.mts';
import { text, type RuleContext } from './draft.mts';

/** Account types that nothing is posted to (netsuite.md 7.4). */
const NOT_POSTABLE = new Set(['NonPosting', 'Stat']);

/** Required in OneWorld even when only one subsidiary exists (netsuite.md 8.1). */
export function usableSubsidiary(
	{ company, role }: RuleContext,
	id: string | undefined,
	field = 'subsidiary',
): string | undefined {
	if (!company.features.oneWorld) return undefined;
	if (id === undefined) throw userError('missingValue', 'Subsidiary');
	const found = company.subsidiaries.find((subsidiary) => subsidiary.id === id);
	if (!found || found.isInactive || found.isElimination || !role.sees([id]))
		throw invalidFieldValue(field, id, field);
	return id;
}

/** The transaction currency: as sent, else the base currency of the subsidiary. */
export function usableCurrency(
	{ company }: RuleContext,
	id: string | undefined,
	subsidiary: string | undefined,
): Currency {
	const base = subsidiaryCurrency({ company }, subsidiary);
	const found = company.currencies.find((currency) => currency.id === (id ?? base.id));
	if (!found || found.isInactive)
		throw userError('invalidForSubsidiary', 'currency', id ?? '', subsidiary ?? '');
	return found;
}

export function subsidiaryCurrency(
	{ company }: Pick<RuleContext, 'company'>,
	subsidiary: string | undefined,
): Currency {
	const own = company.subsidiaries.find(({ id }) => id === subsidiary)?.currency;
	return company.currencies.find(({ id }) => id === own) ?? baseCurrency(company);
}

/** Active, not a summary, of a postable type, shared with the subsidiary, and open to the currency. */
export function usableAccount(
	{ company }: RuleContext,
	id: string,
	{ subsidiary, currency }: { subsidiary?: string; currency: string },
	path: string,
): Account {
	const account = company.accounts.find((one) => one.id === id);
	if (!account || account.isSummary || NOT_POSTABLE.has(account.acctType))
		throw invalidFieldValue(path, id, 'account');
	refuseUnshared(
		company.features.oneWorld,
		account,
		sharedWith(company, account),
		'account',
		subsidiary,
		path,
	);
	if (account.currency !== undefined && account.currency !== currency) {
		throw userError('invalidForCurrency', 'account', id, currency);
	}
	return account;
}

/** Department, class and location of a body or a line: active and shared with the subsidiary. */
export function checkSegments(
	{ company }: RuleContext,
	values: FieldValues,
	subsidiary: string | undefined,
	pathOf: (field: string) => string,
): void {
	const lists = { department: company.departments, class: company.classes, location: company.locations };
	for (const [field, list] of Object.entries(lists)) {
		const id = text(values, field);
		if (id === undefined) continue;
		const found = list.find((segment) => segment.id === id);
		if (!found) throw invalidFieldValue(pathOf(field), id, field);
		refuseUnshared(
			company.features.oneWorld,
			found,
			sharedWith(company, found),
			field,
			subsidiary,
			pathOf(field),
		);
	}
	checkCustomSegments(company, values, pathOf);
}

/** Values that exist are known when the request is read; inactive ones are refused here. */
function checkCustomSegments(company: Company, values: FieldValues, pathOf: (field: string) => string): void {
	for (const segment of company.customSegments) {
		const id = text(values, segment.id);
		if (id === undefined) continue;
		const found = segment.values.find((value) => value.id === id);
		if (!found || found.isInactive) throw invalidFieldValue(pathOf(segment.id), id, segment.id);
	}
}

/** Active, and assigned to the subsidiary. */
export function usableEntity(
	{ company }: RuleContext,
	id: string,
	subsidiary: string | undefined,
	path: string,
): AnyEntity {
	const entity = findEntity(company, id);
	if (!entity) throw invalidFieldValue(path, id, 'entity');
	refuseUnshared(company.features.oneWorld, entity, entity.subsidiaries, 'entity', subsidiary, path);
	return entity;
}

/** Form fields that the account's set-up makes mandatory on lines. */
export function checkMandatory({ modes }: RuleContext, values: FieldValues): void {
	for (const field of modes.mandatoryLineFields) {
		if (values[field] === undefined)
			throw userError('missingValue', field.charAt(0).toUpperCase() + field.slice(1));
	}
}

function refuseUnshared(
	oneWorld: boolean,
	record: { id: string; isInactive: boolean } & Partial<Shared>,
	subsidiaries: readonly string[],
	field: string,
	subsidiary: string | undefined,
	path: string,
): void {
	if (!oneWorld) {
		if (record.isInactive) throw invalidFieldValue(path, record.id, field);
		return;
	}
	if (record.isInactive || (subsidiary !== undefined && !subsidiaries.includes(subsidiary))) {
		throw userError('invalidForSubsidiary', field, record.id, subsidiary ?? '');
	}
}
