import { cashAdvanceDocument, type CashAdvanceData } from '../../document/cashAdvanceDocument';
import { cashAdvanceHeader } from '../../document/cashAdvanceHeader';
import { readAs } from '../../document/readDocument';
import type { BuildInput, Built, DocumentKind } from '../documentKind';
import { targetFor } from '../targets/target';
import { buildAdvance } from './buildAdvance';

/** Cash advances that were issued, handed back or carried forward (concur.md, 4.3). */
export const cashAdvanceKind: DocumentKind = { code: 'CA', header: cashAdvanceHeader, build };

/** Issue or return to an administrator, and system advance from a balance carried forward (concur.md, 4.1). */
const POSTED_TYPES = ['1', '3'];
/** Application within a report. */
const APPLICATION = '2';

function build(input: BuildInput): Built {
	const { document, header, settings, findings } = input;
	const read = readAs(cashAdvanceDocument, document);
	if ('problems' in read) {
		findings.problems.push(...read.problems);
		return { postings: [], total: header.total };
	}
	const { cashAdvanceData: data, journalData } = read.document;
	const nothing = whyNot(data, targetFor(settings, { documentType: 'cashadvance' }));
	if (nothing !== undefined) return { postings: [], total: header.total, nothing };
	if (!POSTED_TYPES.includes(data.transactionType ?? '')) {
		findings.refuse('advance-type-unknown', {
			field: 'document.cashAdvanceData.transactionType',
			value: data.cashAdvanceId,
			type: data.transactionType ?? '(blank)',
		});
	}
	const isEmpty = journalData.every((row) => row.amount.eq(0));
	if (isEmpty && data.requestAmount !== undefined && !data.requestAmount.eq(0)) {
		findings.refuse('advance-without-rows', { field: 'document.journalData', value: data.cashAdvanceId });
	}
	if (isEmpty) return { postings: [], total: header.total };
	const { posting, total } = buildAdvance(read.document, input);
	return { postings: posting.lines.length > 0 ? [posting] : [], total };
}

/** What a report uses up of an advance stands in the report too, which is where it is posted (concur.md, 5.2, rule 5). */
function whyNot({ transactionType }: CashAdvanceData, target: string): string | undefined {
	if (target === 'doNotPost') return 'a rule of "Targets" says Do Not Post';
	if (transactionType === APPLICATION)
		return 'it is the application of a cash advance within a report, and is posted with that report';
	return undefined;
}
