import { formatMoney, sumMoney, ZERO, type Money } from '../../../shared/money';
import type { InvoiceHeader } from '../../document/invoiceDocument';
import type { Findings } from '../findings';
import type { CostRow } from './costRows';
import { headerTaxRests } from './headerTax';

/** How the rows of an invoice make its total. */
export interface Settlement {
	/** Whether rows without a net amount hold their tax in the gross amount. */
	undecidedTaxWithin: boolean;
	/** Shipping and tax of the header that no row holds: lines of their own. */
	shipping: Money;
	tax: Money;
}

/**
 * Rows and the header's shipping and tax must make `requestTotal` to the digit, which is "lines + shipping +
 * tax" (concur.md, 4.2). Shipping and tax of the header are added only where the rows do not make the total
 * without them. What does not add up, or adds up in two ways, is refused: nothing is spread or rounded.
 */
export function settle(
	header: InvoiceHeader,
	rows: readonly CostRow[],
	findings: Findings,
): Settlement | undefined {
	const inside = settlements(header, rows, true);
	const hasUndecided = rows.some((row) => row.taxWithin === undefined && !row.taxSum.eq(0));
	const found = inside.length > 0 || !hasUndecided ? inside : settlements(header, rows, false);
	const [only, other] = found;
	const field = 'document.requestHeader.requestTotal';
	if (only === undefined) {
		const parts = [rowSum(rows, true), shippingRest(header, rows), headerTaxRests(header, rows)[0] ?? ZERO];
		return findings.refuse('totals-disagree', {
			field,
			value: formatMoney(sumMoney(parts)),
			expected: formatMoney(header.requestTotal),
		});
	}
	if (other === undefined) return only;
	return findings.refuse('invoice-extra-unclear', {
		field,
		value: formatMoney(only.shipping.plus(only.tax)),
		expected: formatMoney(header.requestTotal),
	});
}

function settlements(
	header: InvoiceHeader,
	rows: readonly CostRow[],
	undecidedTaxWithin: boolean,
): Settlement[] {
	const missing = header.requestTotal.minus(rowSum(rows, undecidedTaxWithin));
	if (missing.eq(0)) return [{ undecidedTaxWithin, shipping: ZERO, tax: ZERO }];
	const shippings = distinct([ZERO, shippingRest(header, rows)]);
	const taxes = distinct([ZERO, ...headerTaxRests(header, rows)]);
	return shippings.flatMap((shipping) =>
		taxes
			.filter((tax) => shipping.plus(tax).eq(missing))
			.map((tax) => ({ undecidedTaxWithin, shipping, tax })),
	);
}

/** All rows with their tax. */
const rowSum = (rows: readonly CostRow[], undecidedTaxWithin: boolean): Money =>
	sumMoney(
		rows.map(({ gross, taxSum, taxWithin = undecidedTaxWithin }) => (taxWithin ? gross : gross.plus(taxSum))),
	);

/** Shipping that the rows are not shown to hold: the header's, or where it has none the rows' own. */
export function shippingRest(
	{ amountShippingTotal: total = ZERO }: InvoiceHeader,
	rows: readonly CostRow[],
): Money {
	if (total.eq(0)) return sumMoney(rows.map((row) => row.shippingBeside));
	const rest = total.minus(sumMoney(rows.map((row) => row.shippingWithin)));
	return rest.s === total.s ? rest : ZERO;
}

const distinct = (amounts: readonly Money[]): Money[] =>
	amounts.filter((amount, index) => amounts.findIndex((other) => other.eq(amount)) === index);
