import { isZero } from '../../../shared/money';
import type { Allocation, ExpenseEntry } from '../../document/expenseDocument';
import type { PostingSettings } from '../../settings/postingSettings';
import type { DraftLine } from '../draftLine';
import { fillMemo, LONGEST_LINE_MEMO, shorten, taxValues, type MemoValues } from '../memo';
import type { LineSegments } from '../segments';
import type { BuildContext } from './buildContext';
import type { TaxDraft } from './reportDraft';
import { taxAccount } from './taxLines';

interface TaxSource {
	entry: ExpenseEntry;
	allocation: Allocation;
	settings: PostingSettings;
	values: MemoValues;
	/** As on the cost lines of the allocation. */
	line: Pick<DraftLine, 'fields' | 'subsidiary'> & { segments: LineSegments };
	/** Path of the allocation in the document. */
	field: string;
}

/** One line per tax row with its reclaimable part, in the subsidiary of its allocation. */
export function taxDrafts(
	{ findings }: BuildContext,
	{ entry, allocation, settings, values, line, field }: TaxSource,
): TaxDraft[] {
	return allocation.tax.flatMap((row, index): TaxDraft[] => {
		if (row.amountReclaim === undefined || isZero(row.amountReclaim)) return [];
		const at = `${field}.tax[${index}]`;
		const account = taxAccount(settings, row, findings, at);
		if (!account) return [];
		const text = fillMemo(settings.memos.tax, { ...values, ...taxValues(row) });
		const draft: DraftLine = {
			account,
			amount: row.amountReclaim,
			memo: shorten(text, LONGEST_LINE_MEMO, `${at} memo`, findings),
			...(settings.segmentsOnOtherLines
				? { ...line, segments: { ...line.segments, customer: undefined } }
				: { subsidiary: line.subsidiary, segments: {} }),
			from: { entryId: entry.entryId, allocationId: allocation.allocationId, taxGuid: row.taxGuid },
		};
		return [{ line: draft, taxGuid: row.taxGuid }];
	});
}
