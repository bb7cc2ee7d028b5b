import { fitsDecimals, parseMoney, sumMoney, ZERO } from '../../../../nodes/shared/money.ts';
import type { FieldValues, TransactionContent } from '../books/transaction.mts';
import type { AnyEntity } from '../company/company.mts';
import type { Account, Currency, EntityKind } from '../company/masterData.mts';
import { invalidContent, userError } from '../rest/errors.mts';
import { approvalOf } from './approval.mts';
import { flag, linePath, text, type Draft, type RuleContext } from './draft.mts';
import { bothSubsidiaries, lineSubsidiary, ratesOf, refuseUnbalancedSubsidiary } from './intercompany.mts';
import { ledgerLines, rateFor, signed, type RawLine } from './ledger.mts';
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

/** netsuite.md 5: synchronous limit of SOAP; the one of REST is not documented. */
const MAX_LINES = 1000;
/** Tax fields are not supported in REST; a book makes the journal book-specific (netsuite.md 8.1). */
const UNSUPPORTED_LINE_FIELDS = [
	'taxCode',
	'lineTaxCode',
	'lineTaxRate',
	'taxAccount',
	'tax1Acct',
	'tax1Amt',
	'taxRate1',
	'grossAmt',
	'baseGrossAmt',
	'taxBasis',
	'debitTax',
	'creditTax',
	'totalAmount',
];
const UNSUPPORTED_BODY_FIELDS = ['accountingBook', 'isBookSpecific'];
/** Control accounts need an entity of their kind on the line. */
const CONTROL_ACCOUNTS: Partial<Record<Account['acctType'], EntityKind[]>> = {
	AcctPay: ['vendor'],
	AcctRec: ['customer', 'job'],
};

/** The rules of a journal entry (netsuite.md 8.1), intercompany ones too (8.2). Throws the first rule that is broken. */
export function journalContent(context: RuleContext, draft: Draft): TransactionContent {
	const { body } = draft;
	const unsupported = UNSUPPORTED_BODY_FIELDS.find((field) => body[field] !== undefined);
	if (unsupported) throw invalidContent(unsupported, `The field ${unsupported} is not supported.`);
	const subsidiary = usableSubsidiary(context, text(body, 'subsidiary'));
	const currency = usableCurrency(context, text(body, 'currency'), subsidiary);
	const base = subsidiaryCurrency(context, subsidiary);
	const exchangeRate = rateFor(currency, base, text(body, 'exchangeRate'));
	const isIntercompany = draft.recordType === 'intercompanyJournalEntry';
	const both = isIntercompany ? bothSubsidiaries(context, body, subsidiary) : [];
	checkSegments(context, body, subsidiary, (field) => field);

	const lines = draft.sublists['line'] ?? [];
	if (lines.length === 0) throw userError('noLines');
	if (lines.length > MAX_LINES) throw userError('tooManyLines', String(MAX_LINES));
	const accounts: Account[] = [];
	const raw = lines.map(({ values }, index): RawLine => {
		const own = isIntercompany ? lineSubsidiary(context, values, index, both) : subsidiary;
		const { account, line } = journalLine(context, values, index, { subsidiary: own, currency });
		accounts.push(account);
		return line;
	});
	if (!sumMoney(raw.map(signed)).eq(ZERO)) throw userError('unbalanced');
	refuseUnbalancedSubsidiary(raw, both);

	const tranDate = text(body, 'tranDate') ?? context.today;
	return {
		recordType: draft.recordType,
		externalId: text(body, 'externalId'),
		tranId: text(body, 'tranId'),
		tranDate,
		postingPeriod: postingPeriod(context, {
			tranDate,
			given: text(body, 'postingPeriod'),
			previous: draft.previous,
			touchesPayables: accounts.some(({ acctType }) => acctType === 'AcctPay'),
			touchesReceivables: accounts.some(({ acctType }) => acctType === 'AcctRec'),
		}),
		subsidiary,
		currency: currency.id,
		exchangeRate,
		memo: text(body, 'memo'),
		...approvalOf(context, draft, context.modes.journalApprovalRouting),
		reversalDate: text(body, 'reversalDate'),
		body,
		sublists: draft.sublists,
		impact: ledgerLines(raw, ratesOf(context, currency, subsidiary, exchangeRate)),
	};
}

function journalLine(
	context: RuleContext,
	values: FieldValues,
	index: number,
	{ subsidiary, currency }: { subsidiary?: string; currency: Currency },
): { account: Account; line: RawLine } {
	const path = (field: string) => linePath('line', index, field);
	const unsupported = UNSUPPORTED_LINE_FIELDS.find((field) => values[field] !== undefined);
	if (unsupported)
		throw invalidContent(path(unsupported), `The field ${unsupported} is not supported on journal lines.`);
	const accountId = text(values, 'account');
	if (accountId === undefined) throw userError('missingValue', 'Account');
	const account = usableAccount(context, accountId, { subsidiary, currency: currency.id }, path('account'));
	checkSegments(context, values, subsidiary, path);
	const entityId = text(values, 'entity');
	const entity =
		entityId === undefined ? undefined : usableEntity(context, entityId, subsidiary, path('entity'));
	checkControlAccount(account, entity);
	if (flag(values, 'eliminate') && !account.eliminate) throw userError('notEliminating', account.id);
	checkMandatory(context, values);
	return {
		account,
		line: {
			isMain: context.modes.journalMainLine === 'first' && index === 0,
			account: account.id,
			...side(values, currency),
			subsidiary,
			entity: entity?.id,
			department: text(values, 'department'),
			class: text(values, 'class'),
			location: text(values, 'location'),
			memo: text(values, 'memo'),
			eliminate: flag(values, 'eliminate'),
		},
	};
}

/** Exactly one side, positive, in the decimals of the currency. An explicit zero on the other side is refused as well. */
function side(values: FieldValues, { precision }: Currency): { debit: string } | { credit: string } {
	const debit = text(values, 'debit');
	const credit = text(values, 'credit');
	if (debit !== undefined && credit !== undefined) throw userError('roundingError', 'debit, credit');
	const [name, amountText] =
		debit !== undefined ? (['debit', debit] as const) : (['credit', credit] as const);
	const amount = parseMoney(amountText);
	if (!amount) throw userError('missingValue', 'Debit or Credit');
	if (amount.eq(ZERO) || !fitsDecimals(amount, precision)) throw userError('roundingError', name);
	if (amount.lt(ZERO)) throw userError('positiveAmount', name);
	return name === 'debit' ? { debit: amount.toFixed() } : { credit: amount.toFixed() };
}

function checkControlAccount(account: Account, entity: AnyEntity | undefined): void {
	const kinds = CONTROL_ACCOUNTS[account.acctType];
	if (!kinds) return;
	if (!entity) throw userError('missingValue', 'Name');
	if (!kinds.includes(entity.kind)) throw userError('invalidForAccount', 'entity', entity.id, account.id);
}
