import { formatMoney, parseMoney } from '../../../nodes/shared/money.ts';
import type { ExpectedRecord, GeneratedDocument } from '../../fixtures/generate/generatedDocument.mts';

/** Every amount of money in a document, whether it is written as a number or as text. */
const AMOUNT = /("(?:\w*[aA]mount\w*|requestTotal|lineItemUnitPrice)":"?)(-?\d+(?:\.\d+)?)(?="?[,}\]])/g;

/** The document with all its amounts times the factor. */
export function scaledText(text: string, factor: number): string {
	return factor === 1
		? text
		: text.replace(AMOUNT, (_, key: string, amount: string) => `${key}${times(amount, factor)}`);
}

/** What it must become then. */
export function scaledExpected(
	expected: GeneratedDocument['expected'],
	factor: number,
): GeneratedDocument['expected'] {
	if (factor === 1) return expected;
	const scaled = (amounts: Record<string, string>) =>
		Object.fromEntries(Object.entries(amounts).map(([key, amount]) => [key, times(amount, factor)]));
	return {
		...expected,
		records: expected.records.map((record): ExpectedRecord => ({
			...record,
			net: Object.fromEntries(Object.entries(record.net).map(([key, net]) => [key, scaled(net)])),
			costs: scaled(record.costs),
			...(record.lineFields && { lineFields: scaled(record.lineFields) }),
			...(record.billable && { billable: scaled(record.billable) }),
		})),
	};
}

function times(amount: string, factor: number): string {
	const product = parseMoney(amount)?.times(factor);
	if (!product) throw new Error(`${amount} is no amount`);
	return formatMoney(product);
}
