import type { DocType } from '../../../shared/documentItem';

/** What becomes of a line, or of a whole document of the other types. `vendorBill` is a vendor credit below zero. */
export const TARGETS = [
	'journalEntry',
	'vendorBill',
	'expenseReport',
	'creditCardCharge',
	'doNotPost',
] as const;
export type Target = (typeof TARGETS)[number];

/** Document types that rules can tell apart. */
export const TARGET_DOCUMENTS = ['expense', 'invoice', 'cashadvance', 'payroll'] as const;
export type TargetDocument = (typeof TARGET_DOCUMENTS)[number];

/** Absent criteria match anything. Texts are compared without regard to case. */
export interface TargetRule {
	documentType?: TargetDocument;
	/** Payer or payee code of the journal line; expense reports only. */
	payee?: string;
	/** `reportEntryPatKey` of the entry; expense reports only. */
	paymentType?: string;
	policy?: string;
	target: Target;
}

/** Targets that a document type can have; a rule for any type counts only where its target is one of them. */
export const POSSIBLE_TARGETS: Readonly<Record<TargetDocument, readonly Target[]>> = {
	expense: TARGETS,
	invoice: ['journalEntry', 'vendorBill', 'doNotPost'],
	cashadvance: ['journalEntry', 'doNotPost'],
	payroll: ['journalEntry', 'doNotPost'],
};

const USUAL: Readonly<Record<TargetDocument, Target>> = {
	expense: 'journalEntry',
	invoice: 'vendorBill',
	cashadvance: 'journalEntry',
	payroll: 'journalEntry',
};

export interface TargetCase {
	documentType: Extract<DocType, TargetDocument>;
	/** Policy of the document by each id it has (`policyId`, `externalPolicyId`); blanks are none. */
	policy?: ReadonlyArray<string | undefined>;
	payee?: string;
	paymentType?: string;
}

/** Target by the first rule that matches, else the usual one of the document type. */
export function targetFor({ targets }: { targets: readonly TargetRule[] }, wanted: TargetCase): Target {
	const { documentType, policy = [], payee, paymentType } = wanted;
	const rule = targets.find(
		(candidate) =>
			POSSIBLE_TARGETS[documentType].includes(candidate.target) &&
			(candidate.documentType === undefined || candidate.documentType === documentType) &&
			fits(candidate.payee, [payee]) &&
			fits(candidate.paymentType, [paymentType]) &&
			fits(candidate.policy, policy),
	);
	return rule?.target ?? USUAL[documentType];
}

const fits = (criterion: string | undefined, values: ReadonlyArray<string | undefined>): boolean =>
	criterion === undefined || values.some((value) => value?.toUpperCase() === criterion.toUpperCase());
