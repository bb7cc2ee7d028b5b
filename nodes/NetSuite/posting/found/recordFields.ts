import type { DocumentItem, Posting } from '../../../shared/documentItem';
import { parseMoney } from '../../../shared/money';
import { type Problem, problem } from '../../../shared/problems/problem';
import { type Calendar, fiscalYearOf, periodsOf } from '../../masterData/periods';
import { transactionUrl, type NetSuiteAccount } from '../../transport/account';
import { isJournal, recordTypeOf } from '../recordKinds';
import { type FoundTransaction, stateOf } from './foundTransaction';
import { totalOf } from './identity';

/**
 * Where a posting was written to: its number, period and address, for the posting itself and, of the first
 * one, for the item.
 */
export function withRecord<Item extends DocumentItem>(
	item: Item,
	records: readonly (FoundTransaction | undefined)[],
	account: NetSuiteAccount,
	calendar: Calendar,
): Item {
	const postings = item.postings.map((posting, index) => withResult(posting, records[index], account));
	const [first] = records;
	if (!first) return { ...item, postings };
	const periods = calendar.state === 'read' ? calendar.periods : [];
	const period = periods.find(({ id }) => id === first.periodId);
	return {
		...item,
		postings,
		netSuiteType: recordTypeOf(first.type, item.postings[0]),
		netSuiteId: first.id,
		netSuiteNumber: first.tranId,
		netSuiteUrl: transactionUrl(account, first.id, first.type),
		subsidiaryId: first.subsidiaryId || (item.postings[0]?.subsidiary?.id ?? ''),
		postingPeriod: period?.name ?? first.periodName,
		fiscalYear: fiscalYearOf(period, periods) || first.tranDate.slice(0, 4),
		postingDate: first.tranDate || item.postingDate,
	};
}

function withResult(
	posting: Posting,
	record: FoundTransaction | undefined,
	account: NetSuiteAccount,
): Posting {
	if (!record) return posting;
	const { id, tranId, type, approvalStatus } = record;
	const total = storedTotal(posting, record);
	const posts = stateOf(record) === 'posted';
	return {
		...posting,
		result: {
			id,
			tranId,
			url: transactionUrl(account, id, type),
			posts,
			...(approvalStatus && { approvalStatus }),
			...(total !== undefined && { total }),
		},
	};
}

/** The main line has it, of all but journals; where NetSuite splits that line (company cards), the debits do. */
function storedTotal(posting: Posting, { total, mainTotal }: FoundTransaction): string | undefined {
	if (isJournal(posting)) return total;
	const sent = posting.lines.length > 0 ? totalOf(posting) : undefined;
	return sent && parseMoney(total)?.eq(sent) ? total : (mainTotal ?? total);
}

/** NetSuite may put a transaction into another period than that of its date (netsuite.md, 8.1). */
export function periodWarnings(item: DocumentItem, record: FoundTransaction, calendar: Calendar): Problem[] {
	if (calendar.state !== 'read' || record.periodId === '') return [];
	const day = item.postings[0]?.tranDate ?? '';
	const dated = periodsOf(day, calendar.periods);
	if (dated.length === 0 || dated.some(({ id }) => id === record.periodId)) return [];
	const period = calendar.periods.find(({ id }) => id === record.periodId)?.name ?? record.periodName;
	return [problem('period-differs', { field: 'postings[0].tranDate', value: day, period })];
}
