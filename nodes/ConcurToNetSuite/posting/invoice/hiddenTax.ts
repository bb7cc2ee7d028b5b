import { formatMoney, sumMoney, ZERO, type Money } from '../../../shared/money';
import type { InvoiceHeader } from '../../document/invoiceDocument';
import type { Findings } from '../findings';
import type { CostRow } from './costRows';
import { headerTaxRests } from './headerTax';
import { shippingRest, type Settlement } from './settlement';

/**
 * Tax that is in the gross amounts of the rows though no row names it, per row in their order: the header
 * states it, and either each row's net amount or the fact that there is one row says where it is. Undefined
 * (with a problem) when that cannot be told. Only for tax that leaves the cost.
 */
export function hiddenTax(
	header: InvoiceHeader,
	rows: readonly CostRow[],
	settlement: Settlement,
	findings: Findings,
): Money[] | undefined {
	// A tax line of the header's own says that its tax is not in the rows.
	const rests = settlement.tax.eq(0) ? headerTaxRests(header, rows) : [];
	const odd = rows.find((row) => !row.unexplained.eq(0));
	if (odd) {
		const [reading, other] = readings(header, rows, settlement, rests);
		if (reading && !other) return reading;
		return findings.refuse('invoice-tax-disagrees', {
			field: odd.field,
			value: odd.label,
			difference: formatMoney(odd.unexplained),
		});
	}
	const [rest, other] = rests;
	if (rest === undefined) return rows.map(() => ZERO);
	const posted = rows.filter((row) => !row.gross.eq(0));
	const [only] = posted;
	if (other === undefined && posted.length === 1 && only?.journal.amountNet === undefined)
		return rows.map((row) => (row === only ? rest : ZERO));
	return findings.refuse('invoice-tax-unattributed', {
		field: 'document.requestHeader.amountTax',
		value: formatMoney(rest),
	});
}

/**
 * What the unexplained part between net and gross may be, where it agrees with the header: tax; tax and the
 * row's own shipping; or shipping that only the header states.
 */
function readings(
	header: InvoiceHeader,
	rows: readonly CostRow[],
	settlement: Settlement,
	rests: readonly Money[],
): Money[][] {
	const isTax = (amounts: Money[]) => rests.some((rest) => rest.eq(sumMoney(amounts)));
	const tax = rows.map((row) => row.unexplained);
	const found = isTax(tax) ? [tax] : [];
	if (!settlement.shipping.eq(0)) return found;
	const shipping = rows.map((row) => (row.unexplained.eq(0) ? ZERO : row.shippingBeside));
	const besideShipping = rows.map((row, index) => row.unexplained.minus(shipping[index] ?? ZERO));
	if (!sumMoney(shipping).eq(0) && isTax(besideShipping)) found.push(besideShipping);
	if (sumMoney(tax).eq(shippingRest(header, rows))) found.push(rows.map(() => ZERO));
	return found;
}
