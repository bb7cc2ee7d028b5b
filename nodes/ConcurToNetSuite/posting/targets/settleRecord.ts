import type { Posting, Ref } from '../../../shared/documentItem';
import { formatMoney, sumMoney, ZERO, type Money } from '../../../shared/money';
import type { DraftLine } from '../draftLine';
import type { BuildContext } from '../expense/buildContext';
import { intercompanyLines } from '../intercompany/intercompanyLines';
import { TARGET_WORDS } from './lineTarget';
import type { RecordDraft } from './recordDraft';

/** A record with all its lines, before it has a number and a date. */
export interface Settled extends Pick<Posting, 'recordType' | 'entity' | 'account' | 'cardAccount'> {
	toSubsidiary?: Ref;
	lines: DraftLine[];
}

/** Makes of a draft what NetSuite can hold: usually one record, none where all lines are gone. */
export function settleRecord(
	context: BuildContext,
	draft: RecordDraft,
	payables: readonly DraftLine[],
): Settled[] {
	const { recordType, entity, account, cardAccount, lines } = draft;
	switch (recordType) {
		case 'journalEntry':
			return journal(context, [...lines, ...payables]);
		case 'vendorBill':
			return bill({ entity, account }, lines);
		case 'creditCardCharge':
			checkAboveZero(context, recordType, lines);
			return withLines({ recordType, entity, account, lines });
		case 'expenseReport':
			// Each side is owed by itself: what the card is owed does not make up for an employee who owes.
			checkAboveZero(
				context,
				recordType,
				lines.filter((line) => !line.corporateCard),
			);
			checkAboveZero(
				context,
				recordType,
				lines.filter((line) => line.corporateCard),
			);
			return withLines({ recordType, entity, account, cardAccount, lines });
	}
}

function journal(context: BuildContext, lines: DraftLine[]): Settled[] {
	const between = intercompanyLines(context, lines);
	return withLines(
		between ? { recordType: 'intercompanyJournalEntry', ...between } : { recordType: 'journalEntry', lines },
	);
}

/**
 * A bill holds negative lines as long as it is not below zero. Below, NetSuite wants a vendor credit, whose lines are all credits
 * (netsuite.md, 8.4); lines that still are costs then have their own bill.
 */
function bill(owed: Pick<Posting, 'entity' | 'account'>, lines: DraftLine[]): Settled[] {
	if (totalOf(lines).gte(0)) return withLines({ recordType: 'vendorBill', ...owed, lines });
	const costs = lines.filter(({ amount }) => amount.gt(0));
	const credits = lines.filter(({ amount }) => amount.lt(0));
	return [
		...withLines({ recordType: 'vendorBill', ...owed, lines: costs }),
		...withLines({ recordType: 'vendorCredit', ...owed, lines: credits }),
	];
}

const withLines = (record: Settled): Settled[] => (record.lines.length > 0 ? [record] : []);

function checkAboveZero(
	{ findings, decimals, document }: BuildContext,
	recordType: 'creditCardCharge' | 'expenseReport',
	lines: readonly DraftLine[],
): void {
	const total = totalOf(lines);
	if (total.gte(ZERO)) return;
	findings.refuse('record-below-zero', {
		field: 'document.report',
		value: `${formatMoney(total, decimals)} ${document.report.employeeCurrencyAlphaCode}`,
		record: TARGET_WORDS[recordType],
	});
}

const totalOf = (lines: readonly DraftLine[]): Money => sumMoney(lines.map(({ amount }) => amount));
