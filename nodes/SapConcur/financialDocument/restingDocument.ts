import type { DocumentItem, Posting } from '../../shared/documentItem';
import { readMark } from '../../shared/mark';
import { nextStepOf } from '../../shared/problems/problem';
import type { RunStamp } from './documentOf';
import { fromWorkRow } from './knownDocument';
import { endedWith } from './outcome';
import type { RowData } from './rowData';
import type { WorkRow } from './workRows';

/**
 * What is said of a document from its row alone, without a call to Concur; undefined where it has to be read. Three kinds rest:
 * one that a person closes, one that waits for a person, and one that waits for approval in NetSuite.
 */
export function restingDocument(work: WorkRow, stamp: RunStamp): DocumentItem | undefined {
	const { kind } = readMark(work.released);
	if (kind === 'close') return endedWith(known(work, stamp), 'refused', 'closed-by-person');
	if (kind !== 'none' && kind !== 'unclear') return undefined;
	if (work.state === 'needsReview') return leftAlone(work, stamp);
	if (work.state === 'pendingApproval' && work.data.watch.length > 0) {
		return {
			...known(work, stamp),
			docStatus: 'ACKNOWLEDGED',
			erpSystemId: work.systemId || stamp.systemId,
			status: 'pendingApproval',
			postings: work.data.watch.map(stub),
			reason: work.reason,
			nextStep: work.nextStep,
		};
	}
	return undefined;
}

const HOW_TO_GO_ON =
	'Then write into the column "released" of the work table how to go on: retry, posted and the number, error, or close.';

/** Also while the queue has it: only a person's mark makes a run look at it again. */
function leftAlone(work: WorkRow, stamp: RunStamp): DocumentItem {
	const document = known(work, stamp);
	return {
		...document,
		status: 'needsReview',
		problems: work.data.problems,
		reason: work.reason || 'The work table says that a person has to look at this document',
		nextStep: nextStepOf(document.warnings) || wayOut(work),
	};
}

/** Built from the problems, so that it does not grow from run to run. */
function wayOut({ nextStep, data }: WorkRow): string {
	const first = nextStepOf(data.problems);
	return first === '' ? nextStep : `${first} ${HOW_TO_GO_ON}`;
}

function known(work: WorkRow, stamp: RunStamp): DocumentItem {
	const { docStatus, erpSystemId } = work.data;
	return { ...fromWorkRow(work, stamp), docStatus, erpSystemId };
}

/** Enough of the posting for Validate to look it up; its lines stay in NetSuite. */
function stub({ recordType, externalId, stamp, total, currency }: RowData['watch'][number]): Posting {
	return {
		recordType,
		externalId,
		...(currency !== '' && { currency: { type: 'currency', by: 'symbol', value: currency } }),
		tranDate: '',
		memo: '',
		stamp,
		fields: {},
		lines: [],
		result: { id: '', tranId: '', url: '', posts: false, ...(total !== '' && { total }) },
	};
}
