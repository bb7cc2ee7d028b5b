import { parseMoney, sumMoney, ZERO, type Money } from '../../../../nodes/shared/money.ts';
import type { Books } from '../books/books.mts';
import type { FieldValues, ImpactLine, Transaction } from '../books/transaction.mts';
import { statusOf } from '../books/transactionStatus.mts';

/** Totals that the service shows of a record and that nobody can set. Decimal texts in the currency of the record. */
export function computedFields(books: Books, transaction: Transaction): FieldValues {
	const { id, recordType, impact } = transaction;
	if (recordType === 'journalEntry' || recordType === 'intercompanyJournalEntry') return {};
	const owed = sumMoney(impact.filter(({ isMain }) => isMain).map(amountOf));
	const total = owed.toFixed();
	switch (recordType) {
		case 'vendorBill':
			return { total, userTotal: total, balance: books.openAmount(id), status: statusOf(transaction) };
		case 'vendorCredit': {
			const settled = (transaction.sublists['apply'] ?? []).map(
				({ values }) => parseMoney(values['amount']) ?? ZERO,
			);
			const applied = sumMoney(settled);
			return {
				total,
				userTotal: total,
				applied: applied.toFixed(),
				unapplied: owed.minus(applied).toFixed(),
			};
		}
		case 'expenseReport': {
			const onCard = cardPart(transaction);
			const all = owed.plus(onCard).toFixed();
			const status = statusOf(transaction);
			return { total: all, amount: all, reimbursable: total, corporatecard: onCard.toFixed(), status };
		}
		case 'creditCardCharge':
			return { total, userTotal: total };
	}
}

/** The line that is neither the main one nor a cost line, if there is one. */
function cardPart({ impact, sublists }: Transaction): Money {
	const hasCard = impact.length > 1 + (sublists['expense'] ?? []).length;
	const card = impact[1];
	return hasCard && card ? amountOf(card) : ZERO;
}

function amountOf({ debit, credit }: ImpactLine): Money {
	return parseMoney(debit ?? credit) ?? ZERO;
}
