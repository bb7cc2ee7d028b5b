import { ZERO, type Money } from '../../../shared/money';
import type { DraftLine } from '../draftLine';
import { headerSegments } from '../segments';
import { costLine, rowMemo } from './costLine';
import { taxOf, type CostRow } from './costRows';
import { hiddenTax } from './hiddenTax';
import type { InvoiceContext } from './invoiceContext';
import type { Settlement } from './settlement';
import { invoiceTaxAccount } from './taxAccount';

/** All cost, tax and shipping lines of the invoice; together they make its total. */
export function invoiceLines(
	context: InvoiceContext,
	rows: readonly CostRow[],
	settlement: Settlement,
): DraftLine[] {
	const { document, settings, findings } = context;
	const header = document.requestHeader;
	const leaves = settings.invoices.tax === 'taxAccount';
	const hidden = leaves ? hiddenTax(header, rows, settlement, findings) : undefined;
	// Tax that only the header states stays in the cost where one row alone can bear it.
	const posted = rows.filter((row) => !row.gross.eq(0));
	const bearer = !leaves && posted.length === 1 ? posted[0] : undefined;
	const lines = rows.flatMap((row, index): Array<DraftLine | undefined> => {
		const isWithin = row.taxWithin ?? settlement.undecidedTaxWithin;
		if (!leaves) {
			const gross = isWithin ? row.gross : row.gross.plus(row.taxSum);
			return [costLine(context, row, row === bearer ? gross.plus(settlement.tax) : gross)];
		}
		const unnamed = hidden?.[index] ?? ZERO;
		const cost = (isWithin ? row.gross.minus(row.taxSum) : row.gross).minus(unnamed);
		return [costLine(context, row, cost), ...rowTaxLines(context, row, unnamed)];
	});
	const rest = bearer ? ZERO : settlement.tax;
	return [...lines, headerTaxLine(context, rest), shippingLine(context, settlement.shipping)].filter(
		(line) => line !== undefined,
	);
}

function rowTaxLines(context: InvoiceContext, row: CostRow, unnamed: Money): DraftLine[] {
	const { document, settings, findings } = context;
	const taxes = [
		...row.taxes.map((tax, index) => ({ tax, amount: taxOf(tax), at: `${row.field}.tax[${index}]` })),
		{ tax: undefined, amount: unnamed, at: row.field },
	];
	return taxes.flatMap(({ tax, amount, at }) => {
		if (amount.eq(0)) return [];
		const account = invoiceTaxAccount(tax, settings, findings, at);
		if (!account) return [];
		const { lineItemSequenceOrder: lineItem } = row.line;
		return [
			{
				account,
				amount,
				memo: rowMemo(context, row, `Tax ${tax?.taxCode ?? ''}`),
				segments: headerSegments({ ...document.requestHeader, ...row.line, ...row.allocation }, settings),
				from: { lineItem, allocationId: row.allocation.allocationKey },
			},
		];
	});
}

function headerTaxLine(
	{ document, settings, findings }: InvoiceContext,
	amount: Money,
): DraftLine | undefined {
	if (amount.eq(0)) return undefined;
	const account = invoiceTaxAccount(undefined, settings, findings, 'document.requestHeader.amountTax');
	const segments = headerSegments(document.requestHeader, settings);
	return account && { account, amount, memo: 'Tax', segments, from: {} };
}

/** Shipping is cost of the whole invoice. */
function shippingLine(
	{ document, settings, findings }: InvoiceContext,
	amount: Money,
): DraftLine | undefined {
	if (amount.eq(0)) return undefined;
	const { shippingAccount } = settings.invoices;
	if (!shippingAccount) {
		return findings.refuse('invoice-shipping-account-missing', {
			field: 'document.requestHeader.amountShippingTotal',
			value: amount.toFixed(),
		});
	}
	const segments = headerSegments(document.requestHeader, { ...settings, segmentsOnOtherLines: true });
	return { account: { ...shippingAccount }, amount, memo: 'Shipping', segments, from: {} };
}
