import { sumMoney, ZERO, type Money } from '../../../shared/money';
import type {
	InvoiceAllocation,
	InvoiceDocument,
	InvoiceJournalRow,
	InvoiceLine,
	InvoiceTax,
} from '../../document/invoiceDocument';

/** One journal row of one allocation: what becomes one cost line, with what its gross amount holds. */
export interface CostRow {
	/** `document.lineItem[0].allocation[0].journal[0]`. */
	field: string;
	/** The line as people know it: "Line 1 (Merchandise)". */
	label: string;
	line: InvoiceLine;
	allocation: InvoiceAllocation;
	journal: InvoiceJournalRow;
	gross: Money;
	taxes: InvoiceTax[];
	taxSum: Money;
	/** Whether the gross amount holds the tax; undefined where the row has no net amount to tell by. */
	taxWithin: boolean | undefined;
	/** Shipping that the gross amount is shown to hold. */
	shippingWithin: Money;
	/** Shipping of the row that is not shown to be in its gross amount. */
	shippingBeside: Money;
	/** What lies between net and gross and is neither tax nor shipping of the row. */
	unexplained: Money;
}

export function costRows({ lineItem }: InvoiceDocument): CostRow[] {
	return lineItem.flatMap((line, l) =>
		line.allocation.flatMap((allocation, a) =>
			allocation.journal.map((journal, j) => {
				const taxes = journal.tax;
				const taxSum = sumMoney(taxes.map(taxOf));
				return {
					field: `document.lineItem[${l}].allocation[${a}].journal[${j}]`,
					label: lineLabel(line, l),
					line,
					allocation,
					journal,
					gross: journal.amountGross,
					taxes,
					taxSum,
					...contents(journal, taxSum),
				};
			}),
		),
	);
}

export const taxOf = (tax: InvoiceTax): Money => tax.amountTax ?? ZERO;

/**
 * What the gross amount of a row holds, by its own arithmetic: SAP publishes one row, without tax and
 * shipping, and no rule (concur.md, 14.7). The reading with tax comes first, as that is what gross means.
 */
function contents(
	{ amountGross: gross, amountNet: net, amountShipping: shipping = ZERO }: InvoiceJournalRow,
	tax: Money,
): Pick<CostRow, 'taxWithin' | 'shippingWithin' | 'shippingBeside' | 'unexplained'> {
	const beside = { shippingWithin: ZERO, shippingBeside: shipping, unexplained: ZERO };
	const within = { shippingWithin: shipping, shippingBeside: ZERO, unexplained: ZERO };
	if (net === undefined) return { taxWithin: undefined, ...beside };
	const between = gross.minus(net);
	if (between.eq(tax.plus(shipping))) return { taxWithin: true, ...within };
	if (between.eq(tax)) return { taxWithin: true, ...beside };
	if (between.eq(shipping)) return { taxWithin: false, ...within };
	if (between.eq(0)) return { taxWithin: false, ...beside };
	return { taxWithin: true, ...beside, unexplained: between.minus(tax) };
}

/** For problems. */
function lineLabel(line: InvoiceLine, index: number): string {
	const name = line.lineItemDescription ?? line.expenseTypeName ?? line.expenseTypeCode;
	const number = line.lineItemSequenceOrder ?? String(index + 1);
	return name === undefined ? `Line ${number}` : `Line ${number} (${name})`;
}
