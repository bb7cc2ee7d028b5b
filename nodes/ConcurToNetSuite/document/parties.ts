import type { JournalLine } from './expenseDocument';

/** The company itself: never a liability line (concur.md, 5.1). */
export const COMPANY = 'COMP';
export const EMPLOYEE = 'EMPL';

/** Payer and payee codes that SAP documents, by what finance calls them. */
export const PARTY_NAMES: Readonly<Record<string, string>> = {
	EMPL: 'Employee',
	IBCP: 'Individually Billed Card, Company Pays',
	CBCP: 'Company Billed Card, Company Pays',
	COPD: 'Company Paid',
};

export const isDocumentedParty = (code: string): boolean => Object.hasOwn(PARTY_NAMES, code);

export const partyName = (code: string): string =>
	(isDocumentedParty(code) ? PARTY_NAMES[code] : undefined) ?? code;

export type Counterparty =
	| {
			party: string;
			/** Sign and direction as Concur documents them: to the party positive, from the party negative. */ usual: boolean;
	  }
	| { refused: 'both' | 'neither' };

/**
 * The side of a journal line that is not the company (concur.md, 5.2, rule 1). Unknown codes are for the
 * account table to refuse.
 */
export function counterparty(
	line: Pick<JournalLine, 'journalPayer' | 'journalPayee' | 'amountGross'>,
): Counterparty {
	const fromCompany = line.journalPayer === COMPANY;
	const toCompany = line.journalPayee === COMPANY;
	if (fromCompany && toCompany) return { refused: 'both' };
	if (!fromCompany && !toCompany) return { refused: 'neither' };
	const party = fromCompany ? line.journalPayee : line.journalPayer;
	return { party, usual: fromCompany ? line.amountGross.gte(0) : line.amountGross.lte(0) };
}
