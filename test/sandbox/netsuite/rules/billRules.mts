import { fitsDecimals, parseMoney, sumMoney, ZERO, type Money } from '../../../../nodes/shared/money.ts';
import type { FieldValues, TransactionContent } from '../books/transaction.mts';
import type { AnyEntity } from '../company/company.mts';
import type { Account, Currency, EntityKind } from '../company/masterData.mts';
import type { WritableType } from '../rest/fieldCatalogue.mts';
import { invalidFieldValue, userError } from '../rest/errors.mts';
import { approvalOf, type Approval } from './approval.mts';
import { flag, linePath, text, type Draft, type RuleContext } from './draft.mts';
import { ledgerLines, rateFor, type RawLine } from './ledger.mts';
import { postingPeriod } from './periods.mts';
import {
	checkMandatory,
	checkSegments,
	subsidiaryCurrency,
	usableAccount,
	usableCurrency,
	usableEntity,
	usableSubsidiary,
} from './usable.mts';

type BillType = Exclude<WritableType, 'journalEntry' | 'intercompanyJournalEntry'>;

interface Kind {
	entityKinds: EntityKind[];
	/** Type of the header account that owes. */
	headerType: Account['acctType'][];
	/** Whether lines are debits (a bill) or credits (a vendor credit). */
	linesAre: 'debit' | 'credit';
	isPayable: boolean;
}

const KINDS: Record<BillType, Kind> = {
	vendorBill: { entityKinds: ['vendor'], headerType: ['AcctPay'], linesAre: 'debit', isPayable: true },
	vendorCredit: { entityKinds: ['vendor'], headerType: ['AcctPay'], linesAre: 'credit', isPayable: true },
	expenseReport: {
		entityKinds: ['employee'],
		headerType: ['AcctPay', 'OthCurrLiab'],
		linesAre: 'debit',
		isPayable: true,
	},
	creditCardCharge: {
		entityKinds: ['vendor', 'employee', 'customer'],
		headerType: ['CredCard', 'OthCurrLiab'],
		linesAre: 'debit',
		isPayable: false,
	},
};

/**
 * Bills, credits, expense reports and card charges (netsuite.md 8.3, 8.4, 8.6): an entity, a header account, expense lines.
 * Item lines are refused, since the sandbox has no items. Throws the first rule that is broken.
 */
export function billContent(
	context: RuleContext,
	draft: Draft & { recordType: BillType },
): TransactionContent {
	const { body, recordType } = draft;
	const kind = KINDS[recordType];
	const entity = headerEntity(context, body, kind);
	const subsidiary = usableSubsidiary(context, text(body, 'subsidiary') ?? entity.subsidiaries[0]);
	usableEntity(context, entity.id, subsidiary, 'entity');
	const currency = usableCurrency(
		context,
		text(body, 'currency') ?? text(body, 'expensereportcurrency'),
		subsidiary,
	);
	if (
		'currencies' in entity &&
		context.company.features.multiCurrency &&
		!entity.currencies.includes(currency.id)
	) {
		throw userError('invalidForCurrency', 'entity', entity.id, currency.id);
	}
	checkSegments(context, body, subsidiary, (field) => field);
	const lines = expenseLines(context, draft, { subsidiary, currency, entity, sign: kind.linesAre });
	const total = sumMoney(lines.map(({ amount }) => amount));
	refuseWrongTotal(body, total);
	const base = subsidiaryCurrency(context, subsidiary);
	const exchangeRate = rateFor(
		currency,
		base,
		text(body, 'exchangeRate') ?? text(body, 'expensereportexchangerate'),
	);
	const header: RawLine = {
		isMain: true,
		account: headerAccount(context, body, kind, { subsidiary, currency }).id,
		subsidiary,
		entity: entity.id,
		...(kind.linesAre === 'debit' ? { credit: total.toFixed() } : { debit: total.toFixed() }),
		memo: text(body, 'memo'),
		department: text(body, 'department'),
		class: text(body, 'class'),
		location: text(body, 'location'),
	};
	const tranDate = text(body, 'tranDate') ?? context.today;
	return {
		recordType,
		externalId: text(body, 'externalId'),
		tranId: text(body, 'tranId'),
		tranDate,
		postingPeriod: postingPeriod(context, {
			tranDate,
			given: text(body, 'postingPeriod'),
			previous: draft.previous,
			touchesPayables: kind.isPayable,
			touchesReceivables: false,
		}),
		subsidiary,
		currency: currency.id,
		exchangeRate,
		entity: entity.id,
		memo: text(body, 'memo'),
		...approvalFor(context, draft),
		body,
		sublists: draft.sublists,
		impact: ledgerLines([header, ...lines.map(({ line }) => line)], exchangeRate, base),
	};
}

/** An expense report has no impact before accounting approval; credits and card charges know no approval (8.4, 8.6). */
function approvalFor(
	context: RuleContext,
	draft: Draft & { recordType: BillType },
): Partial<Approval> & { posting: boolean } {
	switch (draft.recordType) {
		case 'vendorBill':
			return approvalOf(context, draft, context.modes.billApprovalRouting);
		case 'expenseReport':
			return flag(draft.body, 'accountingapproval')
				? { approvalStatus: '2', posting: true }
				: { approvalStatus: '1', posting: false };
		default:
			return { posting: true };
	}
}

function headerEntity(context: RuleContext, body: FieldValues, { entityKinds }: Kind): AnyEntity {
	const id = text(body, 'entity');
	if (id === undefined)
		throw userError('missingValue', entityKinds[0] === 'employee' ? 'Employee' : 'Vendor');
	const entity = usableEntity(context, id, undefined, 'entity');
	if (!entityKinds.includes(entity.kind)) throw invalidFieldValue('entity', id, 'entity');
	return entity;
}

/** As sent, else the first fitting account that the subsidiary has. */
function headerAccount(
	context: RuleContext,
	body: FieldValues,
	{ headerType }: Kind,
	use: { subsidiary?: string; currency: Currency },
): Account {
	const where = { subsidiary: use.subsidiary, currency: use.currency.id };
	const given = text(body, 'account');
	const fallback = context.company.accounts.find(
		({ acctType, isInactive }) => acctType === headerType[0] && !isInactive,
	);
	const id = given ?? fallback?.id;
	if (id === undefined) throw userError('missingValue', 'Account');
	const account = usableAccount(context, id, where, 'account');
	if (!headerType.includes(account.acctType)) throw invalidFieldValue('account', id, 'account');
	return account;
}

function expenseLines(
	context: RuleContext,
	{ sublists }: Draft,
	use: { subsidiary?: string; currency: Currency; entity: AnyEntity; sign: 'debit' | 'credit' },
): { amount: Money; line: RawLine }[] {
	const item = sublists['item']?.[0];
	if (item) throw invalidFieldValue(linePath('item', 0, 'item'), text(item.values, 'item') ?? '', 'item');
	const lines = sublists['expense'] ?? [];
	if (lines.length === 0) throw userError('noLines');
	return lines.map(({ values }, index) => {
		const path = (field: string) => linePath('expense', index, field);
		const account = lineAccount(context, values, use.entity, path);
		usableAccount(
			context,
			account,
			{ subsidiary: use.subsidiary, currency: use.currency.id },
			path('account'),
		);
		checkSegments(context, values, use.subsidiary, path);
		checkMandatory(context, values);
		const customer = text(values, 'customer');
		if (customer !== undefined) usableEntity(context, customer, use.subsidiary, path('customer'));
		const amount = parseMoney(text(values, 'amount') ?? text(values, 'foreignamount'));
		if (!amount) throw userError('missingValue', 'Amount');
		if (!fitsDecimals(amount, use.currency.precision)) throw userError('roundingError', 'amount');
		if (use.sign === 'credit' && amount.lt(ZERO)) throw userError('positiveAmount', 'amount');
		return {
			amount,
			line: {
				isMain: false,
				account,
				subsidiary: use.subsidiary,
				entity: customer,
				...(use.sign === 'debit' ? { debit: amount.toFixed() } : { credit: amount.toFixed() }),
				department: text(values, 'department'),
				class: text(values, 'class'),
				location: text(values, 'location'),
				memo: text(values, 'memo'),
				isBillable: flag(values, 'isBillable'),
			},
		};
	});
}

/** An expense line names an account, or a category that stands for one. */
function lineAccount(
	{ company }: RuleContext,
	values: FieldValues,
	entity: AnyEntity,
	path: (field: string) => string,
): string {
	const category = text(values, 'category');
	if (category === undefined) {
		const account = text(values, 'account') ?? text(values, 'expenseaccount');
		if (account === undefined) throw userError('missingValue', 'Account');
		return account;
	}
	const found = company.expenseCategories.find(({ id }) => id === category);
	if (!found) throw invalidFieldValue(path('category'), category, 'category');
	if (found.isInactive) throw userError('invalidForEntity', 'category', category, entity.id);
	return found.expenseAccount;
}

/** A header total that differs from the lines is refused (netsuite.md 4). */
function refuseWrongTotal(body: FieldValues, total: Money): void {
	for (const field of ['userTotal', 'total']) {
		const sent = parseMoney(text(body, field));
		if (sent && !sent.eq(total)) throw userError('totalMismatch', sent.toFixed(), total.toFixed());
	}
}
