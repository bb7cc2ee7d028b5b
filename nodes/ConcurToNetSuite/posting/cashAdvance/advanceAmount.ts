import { fitsDecimals, formatMoney, type Money } from '../../../shared/money';
import type { CashAdvanceRow } from '../../document/cashAdvanceDocument';
import { counterparty } from '../../document/parties';
import type { AdvanceContext } from './advanceContext';

/**
 * Amount of a journal row on its account, debit positive. `debitOrCredit` decides (concur.md, 15.5): only debits
 * are published, so that a credit is its absolute amount, and an unexpected sign or direction is told. A
 * negative debit could be a credit or a mistake, and is refused.
 */
export function advanceAmount(
	{ document, findings, decimals }: AdvanceContext,
	row: CashAdvanceRow,
	field: string,
): Money | undefined {
	const { cashAdvanceId: value, employeeCurrencyAlphaCode: currency } = document.cashAdvanceData;
	const side = row.debitOrCredit?.toUpperCase();
	if (side !== 'DR' && side !== 'CR') {
		const given = row.debitOrCredit ?? '(blank)';
		return findings.refuse('advance-side-missing', { field: `${field}.debitOrCredit`, value, given });
	}
	const amount = formatMoney(row.amount);
	const at = `${field}.amount`;
	if (!fitsDecimals(row.amount, decimals))
		findings.refuse('amount-precision', {
			field: at,
			value: amount,
			entry: `cash advance ${value}`,
			currency,
		});
	if (side === 'DR' && row.amount.lt(0))
		return findings.refuse('advance-side-unclear', { field: at, value, amount });
	if (side === 'CR' && row.amount.gt(0)) findings.warn('advance-sign-odd', { field: at, value, amount });
	const signed = side === 'DR' ? row.amount : row.amount.abs().times(-1);

	const { payer, payee } = row;
	const usual = counterparty({ journalPayer: payer, journalPayee: payee, amountGross: signed });
	if ('usual' in usual && !usual.usual) {
		const label = `cash advance ${value}`;
		findings.warn('direction-unusual', { field, value: label, payer, payee, amount: formatMoney(signed) });
	}
	return signed;
}
