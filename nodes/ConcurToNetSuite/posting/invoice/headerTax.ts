import { sumMoney, ZERO, type Money } from '../../../shared/money';
import type { InvoiceHeader } from '../../document/invoiceDocument';
import type { CostRow } from './costRows';

/**
 * Tax that the header states beyond the tax of the rows: each amount that it may be, most likely first; empty
 * when the rows carry it all. `amountTax` and `amountVAT1` to `4` are one statement where they agree; where
 * they differ, no source says whether one holds the other.
 */
export function headerTaxRests(header: InvoiceHeader, rows: readonly CostRow[]): Money[] {
	const { amountTax = ZERO, amountVAT1, amountVAT2, amountVAT3, amountVAT4 } = header;
	const vat = sumMoney([amountVAT1, amountVAT2, amountVAT3, amountVAT4].map((amount) => amount ?? ZERO));
	const differ = !amountTax.eq(vat) && !amountTax.eq(0) && !vat.eq(0);
	const stated = [amountTax, vat, ...(differ ? [amountTax.plus(vat)] : [])].filter((tax) => !tax.eq(0));
	const carried = sumMoney(rows.map((row) => row.taxSum));
	if (stated.some((tax) => tax.eq(carried))) return [];
	return stated.flatMap((tax, index) => {
		const rest = tax.minus(carried);
		// Rows with more tax than the header, or with the opposite one: the header does not speak of them.
		const isRest = rest.s === tax.s && stated.findIndex((other) => other.eq(tax)) === index;
		return isRest ? [rest] : [];
	});
}
