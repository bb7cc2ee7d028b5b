import { parseMoney, ZERO } from '../../../../nodes/shared/money.ts';
import type {
	FieldValues,
	ImpactLine,
	SublistLine,
	Transaction,
	TransactionContent,
} from './transaction.mts';

/** The journal that undoes another one: same lines with the sides swapped, no external id. */
export function mirrored(original: Transaction, tranDate: string): TransactionContent {
	const { recordType, subsidiary, currency, exchangeRate, entity, approvalStatus, posting } = original;
	const { externalId: _externalId, reversalDate: _reversalDate, ...body } = original.body;
	return {
		recordType,
		subsidiary,
		currency,
		exchangeRate,
		entity,
		approvalStatus,
		posting,
		tranDate,
		memo: original.memo,
		body: { ...body, tranDate },
		sublists: Object.fromEntries(
			Object.entries(original.sublists).map(([name, lines]) => [name, lines.map(swappedLine)]),
		),
		impact: original.impact.map(swappedImpact),
	};
}

function swappedLine({ key, values: { debit, credit, ...rest } }: SublistLine): SublistLine {
	const values: FieldValues = { ...rest };
	if (debit !== undefined) values['credit'] = debit;
	if (credit !== undefined) values['debit'] = credit;
	return { key, values };
}

function swappedImpact({ debit, credit, baseAmount, ...rest }: ImpactLine): ImpactLine {
	const negated = ZERO.minus(parseMoney(baseAmount) ?? ZERO).toFixed();
	return { ...rest, baseAmount: negated, ...(debit !== undefined ? { credit: debit } : { debit: credit }) };
}
