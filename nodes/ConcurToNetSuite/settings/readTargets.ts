import { plainText } from '../document/blank';
import { COMPANY } from '../document/parties';
import {
	POSSIBLE_TARGETS,
	TARGET_DOCUMENTS,
	TARGETS,
	type Target,
	type TargetRule,
} from '../posting/targets/target';
import { oneOf, rowsOf } from './rows';
import type { SettingsFindings } from './settingsError';

export const TARGETS_LABEL = 'Targets';

/** Targets that a payee of an expense report cannot have, and why. */
const IMPOSSIBLE: Readonly<Record<string, Partial<Record<Target, string>>>> = {
	EMPL: { creditCardCharge: 'an employee is not a card' },
	COPD: {
		expenseReport: 'NetSuite owes an expense report to the employee or the card, not to other suppliers',
	},
};

/** Rows of "Targets" in their order; a row that could never match or never be fulfilled is a finding. */
export function readTargets(raw: unknown, findings: SettingsFindings): TargetRule[] {
	return rowsOf(raw).map((row, index) => {
		const at = `${TARGETS_LABEL}", row ${index + 1}, "`;
		const documentType = oneOf(
			row.documentType,
			['any', ...TARGET_DOCUMENTS],
			`${at}Document Type`,
			findings,
		);
		const payee = plainText(row.payee) ?? 'any';
		const rule: TargetRule = {
			documentType: documentType === 'any' ? undefined : documentType,
			payee: payee === 'any' ? undefined : payee.toUpperCase(),
			paymentType: plainText(row.paymentType),
			policy: plainText(row.policy),
			target: oneOf(row.target, TARGETS, `${at}Target`, findings),
		};
		checkRule(rule, `row ${index + 1}`, findings);
		return rule;
	});
}

function checkRule(rule: TargetRule, at: string, findings: SettingsFindings): void {
	const { documentType, payee, paymentType, target } = rule;
	if (payee === COMPANY) findings.add(TARGETS_LABEL, `${at} names the company itself as payee`);
	if (documentType && !POSSIBLE_TARGETS[documentType].includes(target)) {
		const possible = POSSIBLE_TARGETS[documentType].join(', ');
		findings.add(
			TARGETS_LABEL,
			`${at} wants "${target}" for documents of type ${documentType}; possible are ${possible}`,
		);
	}
	if (documentType && documentType !== 'expense' && (payee ?? paymentType) !== undefined) {
		findings.add(TARGETS_LABEL, `${at} has a payee or payment type, which only expense reports have`);
	}
	const why = payee === undefined ? undefined : IMPOSSIBLE[payee]?.[target];
	if (why !== undefined) findings.add(TARGETS_LABEL, `${at} wants "${target}" for payee ${payee}: ${why}`);
}
