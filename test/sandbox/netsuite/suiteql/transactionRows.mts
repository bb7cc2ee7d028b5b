import { parseMoney, sumMoney, ZERO } from '../../../../nodes/shared/money.ts';
import { TYPE_CODES, type Transaction } from '../books/transaction.mts';
import { statusOf } from '../books/transactionStatus.mts';
import type { NetSuiteModes } from '../modes.mts';
import { dateValue } from './dates.mts';
import type { Row } from './masterRows.mts';

export interface TransactionRows {
	transaction: Row;
	transactionline: Row[];
	transactionaccountingline: Row[];
}

const flag = (value: boolean | undefined): string => (value ? 'T' : 'F');

/**
 * A transaction as SuiteQL shows it: header and lines in transaction currency, accounting lines in base currency
 * (netsuite.md 7.3). Debits are positive, credits negative.
 */
export function transactionRows(transaction: Transaction, modes: NetSuiteModes): TransactionRows {
	const { id, recordType, impact } = transaction;
	const isJournal = TYPE_CODES[recordType] === 'Journal';
	return {
		transaction: {
			id,
			tranid: transaction.tranId || null,
			transactionnumber: transaction.transactionNumber,
			type: TYPE_CODES[recordType],
			recordtype: recordType.toLowerCase(),
			trandate: dateValue(transaction.tranDate),
			postingperiod: transaction.postingPeriod ?? null,
			posting: flag(transaction.posting),
			status: statusOf(transaction),
			approvalstatus: transaction.approvalStatus ?? null,
			entity: transaction.entity ?? null,
			currency: transaction.currency,
			exchangerate: transaction.exchangeRate,
			memo: transaction.memo ?? null,
			externalid: transaction.externalId ?? null,
			createddate: instant(transaction.createdAt),
			lastmodifieddate: instant(transaction.lastModifiedAt),
			foreigntotal: foreignTotal(transaction, isJournal, modes),
			voided: flag(transaction.voided),
			reversal: transaction.reversal ?? null,
			reversaldate: transaction.reversalDate === undefined ? null : dateValue(transaction.reversalDate),
		},
		transactionline: impact.map((line) => {
			const amount = (parseMoney(line.debit) ?? ZERO).minus(parseMoney(line.credit) ?? ZERO).toFixed();
			return {
				id: String(line.id),
				transaction: id,
				linesequencenumber: String(line.id),
				uniquekey: `${id}${String(line.id).padStart(4, '0')}`,
				mainline: flag(line.isMain),
				taxline: 'F',
				iscogs: 'F',
				entity: line.entity ?? null,
				expenseaccount: isJournal || line.isMain ? null : line.account,
				item: null,
				department: line.department ?? null,
				class: line.class ?? null,
				location: line.location ?? null,
				subsidiary: line.subsidiary ?? null,
				memo: line.memo ?? null,
				netamount: amount,
				foreignamount: amount,
				isbillable: flag(line.isBillable),
				isclosed: 'F',
				cleared: 'F',
			};
		}),
		transactionaccountingline: impact.map(({ id: lineId, account, baseAmount, exchangeRate }) => {
			const amount = parseMoney(baseAmount) ?? ZERO;
			return {
				transaction: id,
				transactionline: String(lineId),
				accountingbook: '1',
				account,
				debit: amount.gt(ZERO) ? amount.toFixed() : null,
				credit: amount.lt(ZERO) ? amount.abs().toFixed() : null,
				amount: amount.toFixed(),
				netamount: amount.toFixed(),
				amountpaid: null,
				amountunpaid: null,
				exchangerate: exchangeRate,
				posting: flag(transaction.posting),
			};
		}),
	};
}

function foreignTotal({ impact }: Transaction, isJournal: boolean, modes: NetSuiteModes): string | null {
	if (!isJournal)
		return sumMoney(
			impact.filter(({ isMain }) => isMain).map(({ debit, credit }) => parseMoney(debit ?? credit) ?? ZERO),
		).toFixed();
	if (modes.journalForeignTotal === 'absent') return null;
	if (modes.journalForeignTotal === 'zero') return '0';
	return sumMoney(impact.map(({ debit }) => parseMoney(debit) ?? ZERO)).toFixed();
}

function instant(ms: number): string {
	return dateValue(new Date(ms).toISOString());
}
