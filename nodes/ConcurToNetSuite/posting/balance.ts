import { formatMoney, isZero, sumMoney } from '../../shared/money';
import type { DraftLine } from './draftLine';
import type { Findings } from './findings';

/**
 * Debit equals credit, or the posting is refused: by the rule it cannot differ, and is proven all the same
 * (models.md, 7.2).
 */
export function checkBalance(lines: readonly DraftLine[], findings: Findings, field = 'postings[0]'): void {
	const difference = sumMoney(lines.map((line) => line.amount));
	if (!isZero(difference)) findings.refuse('posting-unbalanced', { field, value: formatMoney(difference) });
}
