import { formatMoney, type Money } from '../../shared/money';
import { amountOf, automaticLines, isJournal } from './automaticSide';
import { placesOf } from './places';
import type { ReadLine, ReadPosting } from './readPostings';
import { accountTexts, refText, type AccountTexts } from './refText';

/** One line of a posting in names: what a person reads in a table. */
export interface LineRow extends AccountTexts {
	recordType: string;
	externalId: string;
	/** From 1 within its posting. */
	line: number;
	/** NetSuite adds the line itself. */
	automatic: boolean;
	/** Positive decimal text with the places of the currency, or empty. */
	debit: string;
	credit: string;
	currency: string;
	department: string;
	class: string;
	location: string;
	customer: string;
	entity: string;
	subsidiary: string;
	category: string;
	taxCode: string;
	memo: string;
	/** `YYYY-MM-DD`. */
	postingDate: string;
}

/** `currency`: of the document; stands where the account has no currencies of its own. */
export function lineRows(posting: ReadPosting, currency: string): LineRow[] {
	const body = bodyOf(posting, currency);
	const lines = posting.lines.map((line): Omit<LineRow, 'line'> => ({
		...body,
		...accountTexts(line.account),
		...sides(amountOf(line), body.currency),
		...segmentsOf(line),
		entity: refText(line.entity) || (isJournal(posting) ? '' : body.entity),
		subsidiary: refText(line.subsidiary) || body.subsidiary,
		memo: line.memo,
	}));
	const automatic = automaticLines(posting).map(({ amount, ...account }): Omit<LineRow, 'line'> => ({
		...body,
		...account,
		...sides(amount, body.currency),
		automatic: true,
	}));
	return [...lines, ...automatic].map((row, index) => ({ ...row, line: index + 1 }));
}

function bodyOf(posting: ReadPosting, currency: string) {
	const own = posting.subsidiaryOf ? `(own of ${refText(posting.subsidiaryOf)})` : '';
	return {
		recordType: posting.recordType,
		externalId: posting.externalId,
		automatic: false,
		currency: refText(posting.currency) || currency,
		...NO_SEGMENTS,
		entity: refText(posting.entity),
		subsidiary: refText(posting.subsidiary) || own,
		memo: posting.memo,
		postingDate: posting.tranDate,
	};
}

const NO_SEGMENTS = { department: '', class: '', location: '', customer: '', category: '', taxCode: '' };

function segmentsOf(line: ReadLine): typeof NO_SEGMENTS {
	return {
		department: refText(line.department),
		class: refText(line.class),
		location: refText(line.location),
		customer: refText(line.customer),
		category: refText(line.category),
		taxCode: refText(line.taxCode),
	};
}

function sides(amount: Money, currency: string): { debit: string; credit: string } {
	const text = formatMoney(amount.abs(), placesOf(currency));
	return amount.gte(0) ? { debit: text, credit: '' } : { debit: '', credit: text };
}
