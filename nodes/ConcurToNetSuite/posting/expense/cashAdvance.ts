import { formatMoney } from '../../../shared/money';
import { EMPLOYEE } from '../../document/parties';
import { accountRef } from '../accountCode';
import type { BuildContext } from './buildContext';
import type { DraftLine } from '../draftLine';
import { cashAdvanceTarget, type PayableTarget } from './payableAccount';
import type { PayableLeg } from './payableLines';
import { reportSegments } from '../segments';

/**
 * Cash advance applications (concur.md, 5.2, rule 5): each negative amount credits the clearing account of
 * the advance and debits the employee, since that part of the report was paid beforehand or handed back.
 * Positive amounts are not documented and refused.
 */
export function cashAdvanceLines(
	context: BuildContext,
	employeeTargets: readonly PayableTarget[],
): { lines: DraftLine[]; legs: PayableLeg[] } {
	const { document, settings, findings } = context;
	const lines: DraftLine[] = [];
	const legs: PayableLeg[] = [];
	for (const [index, application] of document.cashAdvanceApplication.entries()) {
		const field = `document.cashAdvanceApplication[${index}]`;
		const {
			cashAdvanceId,
			cashAdvanceApplicationAmount: amount,
			cashAdvanceClearingAccountCode: code,
		} = application;
		const value = cashAdvanceId ?? '(unnamed)';
		if (amount === undefined || amount.eq(0)) continue;
		if (amount.gt(0)) {
			findings.refuse('cash-advance-direction-unknown', { field, value, amount: formatMoney(amount) });
			continue;
		}
		const from = { cashAdvanceId };
		if (code === undefined) findings.refuse('cash-advance-account-missing', { field, value });
		else {
			const segments = reportSegments(document, settings);
			lines.push({
				account: accountRef(code, settings),
				amount,
				memo: `Cash advance ${value}`,
				segments,
				from,
			});
		}
		const target = cashAdvanceTarget(document, employeeTargets, settings, findings, field);
		if (target) legs.push({ party: EMPLOYEE, amount: amount.times(-1), target, from });
		context.employee();
	}
	return { lines, legs };
}
