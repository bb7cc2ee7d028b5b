import type { FieldValues } from '../../books/transaction.mts';
import type { AnyEntity } from '../../company/company.mts';
import type { Account, Currency } from '../../company/masterData.mts';
import { invalidContent, invalidFieldValue, userError } from '../../rest/errors.mts';
import { flag, text, type RuleContext } from '../draft.mts';
import { usableAccount, usableCurrency, usableEntity, usableSubsidiary } from '../usable.mts';
import type { PayableKind, PayableType } from './kinds.mts';

/** What the lines of a record are judged by. */
export interface Header {
	recordType: PayableType;
	kind: PayableKind;
	/** Nothing only on a card charge without payee (mode). */
	entity?: AnyEntity;
	subsidiary?: string;
	currency: Currency;
}

export function headerEntity(
	context: RuleContext,
	body: FieldValues,
	{ entityKinds, entityLabel }: PayableKind,
	recordType: PayableType,
): AnyEntity | undefined {
	const id = text(body, 'entity');
	if (id === undefined) {
		if (recordType === 'creditCardCharge' && context.modes.cardChargePayee === 'optional') return undefined;
		throw userError('missingValue', entityLabel);
	}
	const entity = usableEntity(context, id, undefined, 'entity');
	if (!entityKinds.includes(entity.kind)) throw invalidFieldValue('entity', id, 'entity');
	return entity;
}

/** As sent, else the entity's primary one; the entity must be assigned to it (netsuite.md 8.3). */
export function headerSubsidiary(
	context: RuleContext,
	body: FieldValues,
	entity: AnyEntity | undefined,
): string | undefined {
	const subsidiary = usableSubsidiary(context, text(body, 'subsidiary') ?? entity?.subsidiaries[0]);
	if (entity) usableEntity(context, entity.id, subsidiary, 'entity');
	return subsidiary;
}

/** As sent, else the entity's own, else the one of the subsidiary; one of the vendor's currencies. */
export function transactionCurrency(
	context: RuleContext,
	body: FieldValues,
	entity: AnyEntity | undefined,
	subsidiary: string | undefined,
): Currency {
	const { multiCurrency } = context.company.features;
	const sent = text(body, 'currency') ?? text(body, 'expensereportcurrency');
	const currency = usableCurrency(
		context,
		sent ?? (multiCurrency ? entity?.currency : undefined),
		subsidiary,
	);
	if (multiCurrency && entity && 'currencies' in entity && !entity.currencies.includes(currency.id))
		throw userError('invalidForCurrency', 'entity', entity.id, currency.id);
	return currency;
}

/**
 * The account that owes: as sent, else the vendor's own payables account, else the first one of the right type that the
 * subsidiary may use. A card charge has no default.
 */
export function headerAccount(context: RuleContext, body: FieldValues, header: Header): Account {
	const { kind, entity, subsidiary, currency } = header;
	const given = text(body, 'account');
	refuseBeforeApproval(context, body, header);
	const id = given ?? defaultAccount(context, header);
	if (id === undefined) throw userError('missingValue', 'Account');
	const account = usableAccount(context, id, { subsidiary, currency: currency.id }, 'account');
	const vendorsOwn = entity && 'payablesAccount' in entity && entity.payablesAccount === id;
	if (!kind.headerTypes.includes(account.acctType) && !vendorsOwn)
		throw invalidFieldValue('account', id, 'account');
	return account;
}

function defaultAccount({ company }: RuleContext, { kind, entity }: Header): string | undefined {
	if (!kind.hasDefaultAccount) return undefined;
	if (entity && 'payablesAccount' in entity && entity.payablesAccount !== undefined)
		return entity.payablesAccount;
	return company.accounts.find(
		({ acctType, isInactive, isSummary }) => acctType === kind.headerTypes[0] && !isInactive && !isSummary,
	)?.id;
}

/** "`account` is available only when `accountingapproval` is set" (netsuite.md 8.6). */
function refuseBeforeApproval({ modes }: RuleContext, body: FieldValues, { recordType }: Header): void {
	if (recordType !== 'expenseReport' || body['account'] === undefined) return;
	if (modes.expenseReportAccount === 'afterApproval' && flag(body, 'accountingapproval') !== true) {
		throw invalidContent('account', 'The field account is only available with accounting approval.');
	}
}
