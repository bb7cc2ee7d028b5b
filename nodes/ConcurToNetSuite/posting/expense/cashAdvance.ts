import { formatMoney } from '../../../shared/money';
import { EMPLOYEE } from '../../document/parties';
import { accountRef } from '../accountCode';
import { customFieldValues } from '../customFields/customFields';
import { reportSegments } from '../segments';
import type { BuildContext } from './buildContext';
import { cashAdvanceTarget, type PayableTarget } from './payableAccount';
import type { AdvanceDraft } from './reportDraft';

/**
 * Cash advance applications (concur.md, 5.2, rule 5): each negative amount credits the clearing account of
 * the advance and debits the employee, since that part of the report was paid beforehand or handed back.
 * Positive amounts are not documented and refused. `employeeTargets`: of the report's own employee lines.
 */
export function draftAdvances(
	{ document, settings, findings }: BuildContext,
	employeeTargets: readonly PayableTarget[],
): AdvanceDraft[] {
	const fields = settings.segmentsOnOtherLines
		? customFieldValues(settings.customFields, 'line', [document.report], findings)
		: {};
	return document.cashAdvanceApplication.flatMap((application, index): AdvanceDraft[] => {
		const field = `document.cashAdvanceApplication[${index}]`;
		const { cashAdvanceId, cashAdvanceApplicationAmount: amount } = application;
		const value = cashAdvanceId ?? '(unnamed)';
		if (amount === undefined || amount.eq(0)) return [];
		if (amount.gt(0)) {
			findings.refuse('cash-advance-direction-unknown', { field, value, amount: formatMoney(amount) });
			return [];
		}
		const draft: AdvanceDraft = { application, field };
		const from = { cashAdvanceId };
		const code = application.cashAdvanceClearingAccountCode;
		if (code === undefined) findings.refuse('cash-advance-account-missing', { field, value });
		else {
			draft.line = {
				account: accountRef(code, settings),
				amount,
				memo: `Cash advance ${value}`,
				segments: reportSegments(document, settings),
				fields,
				from,
			};
		}
		const target = cashAdvanceTarget(document, employeeTargets, settings, findings, field);
		if (target) draft.leg = { party: EMPLOYEE, amount: amount.times(-1), target, from };
		return [draft];
	});
}
