import type { Posting, PostingLine } from '../../../nodes/shared/documentItem';
import type { ExpectedRecord } from '../../fixtures/generate/generatedDocument.mts';
import { centsText } from '../../fixtures/generate/ledger.mts';
import { signedCents } from './demoSettings.mts';
import { homeOf, nameOf } from './demoNames.mts';

type Summary = Omit<ExpectedRecord, 'subsidiary' | 'recordType'> & { recordType: string; subsidiary: string };

/** A posting as a person would sum it up, with the side that NetSuite makes itself: what an expected record is compared with. */
export function summaryOf(posting: Posting): Summary {
	const { recordType, lines, tranDate, currency, entity, tranId, dueDate, terms, exchangeRate, account, stamp } = posting;
	const subsidiary = nameOf(posting.subsidiary) ?? homeOf(posting.subsidiaryOf) ?? '?';
	const nets = new Map<string, bigint>();
	const addNet = (place: string, number: string, cents: bigint): void => {
		const key = JSON.stringify([place, number]);
		nets.set(key, (nets.get(key) ?? 0n) + cents);
	};
	for (const line of lines) addNet(nameOf(line.subsidiary) ?? subsidiary, nameOf(line.account) ?? '?', signedCents(line));
	const isJournal = recordType === 'journalEntry' || recordType === 'intercompanyJournalEntry';
	if (!isJournal) {
		// NetSuite makes the other side itself: corporate card lines are owed to the card.
		for (const line of lines) addNet(subsidiary, nameOf(line.corporateCard ? posting.cardAccount : account) ?? '?', -signedCents(line));
	}
	const net: Record<string, Record<string, string>> = {};
	for (const [key, cents] of [...nets].sort(([a], [b]) => (a < b ? -1 : 1))) {
		const [place = '', number = ''] = JSON.parse(key) as string[];
		if (cents !== 0n) (net[place] ??= {})[number] = centsText(Number(cents));
	}
	const { [stamp.field]: _stamp, ...fields } = posting.fields;
	const summary: Summary = {
		recordType,
		subsidiary,
		currency: currency?.value ?? '?',
		tranDate,
		entity: nameOf(entity),
		tranId,
		dueDate,
		terms: nameOf(terms),
		exchangeRate,
		fields: nonEmpty(Object.fromEntries(Object.entries(fields).map(([field, value]) => [field, String(value)]))),
		net,
		costs: sums(lines, (line) => (line.department ? [`${nameOf(line.account)}/${nameOf(line.department)}`] : [])),
		lineFields: nonEmpty(sums(lines, fieldKeys)),
		billable: nonEmpty(sums(lines, (line) => (line.billable ? [nameOf(line.customer) ?? '?'] : []))),
	};
	return Object.fromEntries(Object.entries(summary).filter(([, value]) => value !== undefined)) as Summary;
}

/** Keys and values as they stand on the wire: texts, or references by external id. */
const fieldKeys = ({ fields }: PostingLine): string[] =>
	Object.entries(fields).map(([field, value]) => `${field}=${typeof value === 'string' ? value : (value as { externalId?: string }).externalId}`);

function sums(lines: readonly PostingLine[], keysOf: (line: PostingLine) => string[]): Record<string, string> {
	const totals = new Map<string, bigint>();
	for (const line of lines)
		for (const key of keysOf(line)) totals.set(key, (totals.get(key) ?? 0n) + signedCents(line));
	const entries = [...totals].filter(([, cents]) => cents !== 0n).sort(([a], [b]) => (a < b ? -1 : 1));
	return Object.fromEntries(entries.map(([key, cents]) => [key, centsText(Number(cents))]));
}

const nonEmpty = <Value extends object>(value: Value): Value | undefined => (Object.keys(value).length > 0 ? value : undefined);
