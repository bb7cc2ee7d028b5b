import type { FieldValues } from '../../books/transaction.mts';
import { invalidContent, invalidFieldValue } from '../../rest/errors.mts';
import { text, type RuleContext } from '../draft.mts';

/** Amounts that the tax engine makes; nobody sends them. */
const COMPUTED_ON_LINES = [
	'tax1Amt',
	'grossAmt',
	'baseGrossAmt',
	'taxAmount',
	'taxRate1',
	'taxRate2',
	'taxDetailsReference',
];
const COMPUTED_ON_BODIES = ['tax1Amt', 'tax2Amt', 'taxTotal', 'tax2Total', 'userTaxTotal', 'totalAfterTaxes'];

/**
 * REST knows no legacy tax at all; with SuiteTax a line may name a tax code (netsuite.md 8.1, 8.3). The sandbox keeps the
 * code and calculates no tax.
 */
export function checkTaxFields(
	{ company, modes }: RuleContext,
	values: FieldValues,
	path: (field: string) => string,
): void {
	const computed = COMPUTED_ON_LINES.find((field) => values[field] !== undefined);
	if (computed) throw unsupported(path(computed), computed);
	const id = text(values, 'taxCode');
	if (id === undefined) return;
	if (!modes.suiteTax) throw unsupported(path('taxCode'), 'taxCode');
	const found = company.taxCodes.find((code) => code.id === id);
	if (!found || found.isInactive) throw invalidFieldValue(path('taxCode'), id, 'taxCode');
}

export function refuseTaxTotals(body: FieldValues): void {
	const computed = COMPUTED_ON_BODIES.find((field) => body[field] !== undefined);
	if (computed) throw unsupported(computed, computed);
}

function unsupported(path: string, field: string) {
	return invalidContent(path, `The tax field ${field} is not supported.`);
}
