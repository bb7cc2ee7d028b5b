import { parseMoney, sumMoney, ZERO, type Money } from '../../../../../nodes/shared/money.ts';
import type { FieldValues, TransactionContent } from '../../books/transaction.mts';
import { userError } from '../../rest/errors.mts';
import { approvalOf, type Approval } from '../approval.mts';
import { text, type Draft, type RuleContext } from '../draft.mts';
import { ledgerLines, rateFor, sided, type RawLine } from '../ledger.mts';
import { postingPeriod } from '../periods.mts';
import { checkSegments, subsidiaryCurrency } from '../usable.mts';
import { appliedLines } from './applications.mts';
import { costLines, type CostLine } from './costLines.mts';
import { cardLine, reportApproval } from './expenseReport.mts';
import {
	headerAccount,
	headerEntity,
	headerSubsidiary,
	transactionCurrency,
	type Header,
} from './header.mts';
import { PAYABLE_KINDS, type PayableType } from './kinds.mts';
import { checkOrderLinks } from './orderLinks.mts';
import { refuseTaxTotals } from './taxFields.mts';
import { refuseDuplicateNumber, withTerms } from './vendorBill.mts';

export type PayableDraft = Draft & { recordType: PayableType };

/**
 * Bills, credits, expense reports and card charges (netsuite.md 8.3, 8.4, 8.6): an entity, a header account, expense lines.
 * Item lines are refused, since the sandbox has no items. Throws the first rule that is broken.
 */
export function payableContent(context: RuleContext, draft: PayableDraft): TransactionContent {
	const kind = PAYABLE_KINDS[draft.recordType];
	refuseTaxTotals(draft.body);
	const entity = headerEntity(context, draft.body, kind, draft.recordType);
	const subsidiary = headerSubsidiary(context, draft.body, entity);
	const currency = transactionCurrency(context, draft.body, entity, subsidiary);
	checkSegments(context, draft.body, subsidiary, (field) => field);
	const header: Header = { recordType: draft.recordType, kind, entity, subsidiary, currency };
	const account = headerAccount(context, draft.body, header);
	const tranDate = text(draft.body, 'tranDate') ?? context.today;
	const body =
		draft.recordType === 'vendorBill' ? withTerms(context, draft.body, entity, tranDate) : draft.body;
	const lines = costLines(context, draft, header);
	checkOrderLinks(context, draft, header);
	const total = sumMoney(lines.map(({ amount }) => amount));
	refuseWrongTotal(body, total);
	const onCard = sumOnCard(lines);
	const owedTotal = total.minus(onCard);
	refuseNegative(context, total);
	refuseNegative(context, owedTotal);
	if (draft.recordType === 'vendorBill') refuseDuplicateNumber(context, draft, entity);
	refuseLessThanApplied(context, draft, total);
	const base = subsidiaryCurrency(context, subsidiary);
	const sent = text(body, 'exchangeRate') ?? text(body, 'expensereportexchangerate');
	const exchangeRate = rateFor(currency, base, sent);
	const owed: RawLine = {
		isMain: true,
		account: account.id,
		subsidiary,
		entity: entity?.id,
		...sided(owedTotal, kind.linesAre === 'debit' ? 'credit' : 'debit'),
		memo: text(body, 'memo'),
		department: text(body, 'department'),
		class: text(body, 'class'),
		location: text(body, 'location'),
	};
	const card = cardLine(context, body, header, onCard);
	const impact = [owed, ...card, ...lines.map(({ line }) => line)];
	return {
		recordType: draft.recordType,
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
		entity: entity?.id,
		memo: text(body, 'memo'),
		...approvalFor(context, draft),
		body,
		sublists: {
			...draft.sublists,
			...(draft.recordType === 'vendorCredit' && {
				apply: appliedLines(context, draft, header, { account: account.id, total }),
			}),
		},
		impact: ledgerLines(impact, () => ({ rate: exchangeRate, base })),
	};
}

/** Credits and card charges know no approval (8.4). */
function approvalFor(context: RuleContext, draft: PayableDraft): Partial<Approval> & { posting: boolean } {
	switch (draft.recordType) {
		case 'vendorBill':
			return approvalOf(context, draft, context.modes.billApprovalRouting, 'Vendor Bill Approval');
		case 'expenseReport':
			return reportApproval(context, draft);
		default:
			return { posting: true };
	}
}

function sumOnCard(lines: CostLine[]): Money {
	return sumMoney(lines.flatMap(({ onCard, amount }) => (onCard ? [amount] : [])));
}

/** A header total that differs from the lines is refused (netsuite.md 4). */
function refuseWrongTotal(body: FieldValues, total: Money): void {
	for (const field of ['userTotal', 'total']) {
		const sent = parseMoney(text(body, field));
		if (sent && !sent.eq(total)) throw userError('totalMismatch', sent.toFixed(), total.toFixed());
	}
}

function refuseNegative({ modes }: RuleContext, total: Money): void {
	if (total.lt(ZERO) && modes.negativeTotals === 'refuse') throw userError('negativeTotal');
}

/** What vendor credits have settled stays settled. */
function refuseLessThanApplied({ books }: RuleContext, { previous }: Draft, total: Money): void {
	if (previous?.recordType === 'vendorBill' && total.lt(books.applied(previous.id)))
		throw userError('linkedTransactions');
}
