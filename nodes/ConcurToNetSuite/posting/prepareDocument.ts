import { formatMoney, sumMoney } from '../../shared/money';
import type { DocumentItem, Posting } from '../../shared/documentItem';
import { nextStepOf, problem, reasonOf, uniqueProblems, type Problem } from '../../shared/problems/problem';
import { documentHash } from '../document/documentHash';
import { documentHeader, type DocumentHeader } from '../document/documentHeader';
import { readDocument } from '../document/readDocument';
import type { PostingSettings } from '../settings/postingSettings';
import { buildPosting } from './buildPosting';
import { currencyDecimals } from './currencyDecimals';
import { findSkipReasons } from './cutOver';
import { externalId } from './externalId';
import { Findings } from './findings';
import { approvedOn } from './postingDate';
import { makeStamp } from './stamp';
import { grossOf } from './totalsCheck';

/** What is known of a document before it is prepared: the item of Get Many. */
export type DocumentSource = { docType: string } & Pick<
	DocumentItem,
	'documentId' | 'fiDocumentId' | 'docStatus' | 'workState' | 'document' | 'warnings'
>;

export type Preparation = Pick<
	DocumentItem,
	| 'documentId'
	| 'number'
	| 'name'
	| 'owner'
	| 'revision'
	| 'currency'
	| 'total'
	| 'isTest'
	| 'approvedOn'
	| 'documentHash'
	| 'externalId'
	| 'postings'
	| 'postingDate'
	| 'status'
	| 'problems'
	| 'warnings'
	| 'reason'
	| 'nextStep'
	| 'confirmAs'
>;

/**
 * From the Concur document to its posting. Pure: the same document and settings give the same result.
 * Whatever stands in the way is told in one pass, and the posting is filled as far as it goes, so that
 * Validate adds what it finds.
 */
export function prepareDocument(source: DocumentSource, settings: PostingSettings): Preparation {
	const header = documentHeader(source.document);
	const base = newPreparation(source, header);
	if (source.docType !== 'expense') {
		const field = 'docType';
		return told({ ...base, status: 'skipped' }, [
			problem('document-type-unsupported', { field, value: source.docType }),
		]);
	}

	const findings = new Findings();
	base.approvedOn = approvedOn(header.report, settings.dates.timeZone);
	base.documentHash = documentHash(source.document ?? null);
	if (header.reportId !== '')
		base.externalId = externalId(settings.externalIdPrefix, header.reportId, header.revision, findings);
	if (source.documentId !== '' && header.reportId !== '' && source.documentId !== header.reportId) {
		const value = `"${header.reportId}" is not the id ${source.documentId} under which Concur lists the document`;
		findings.refuse('document-invalid', { field: 'document.report.reportId', value });
	}
	fillPosting(base, source, header, settings, findings);
	if (base.approvedOn === '' && header.reportId !== '') {
		findings.refuse('approval-date-missing', { field: 'document.report', value: header.reportId });
	}

	const skip = new Findings();
	findSkipReasons(header, base.approvedOn, settings, skip);
	base.warnings = uniqueProblems([...base.warnings, ...findings.warnings]);
	return decide(base, source, settings, findings.problems, skip.problems);
}

function fillPosting(
	base: Preparation,
	source: DocumentSource,
	header: DocumentHeader,
	settings: PostingSettings,
	findings: Findings,
): void {
	const read = readDocument(source.document);
	if ('problems' in read) {
		findings.problems.push(...read.problems);
		return;
	}
	const { report, expenseEntry } = read.document;
	const decimals = currencyDecimals(report.employeeCurrencyAlphaCode);
	base.total = formatMoney(report.totalApprovedAmount ?? sumMoney(expenseEntry.map(grossOf)), decimals);
	const stamp = makeStamp(settings.stampField, source.fiDocumentId || header.reportId, base.documentHash);
	const { owner, revision } = header;
	const facts = { owner, revision, total: base.total, approvedOn: base.approvedOn };
	const posting: Posting = buildPosting(
		read.document,
		{ externalId: base.externalId, stamp, facts },
		settings,
		findings,
	);
	base.postings = posting.lines.length > 0 ? [posting] : [];
	base.postingDate = posting.tranDate;
}

/**
 * Reasons to skip come before obstacles, since nobody has to mend what is not posted. But a document that an
 * earlier run of ours knew and that has left the Concur queue may be acknowledged or posted by us: it is
 * never skipped silently, the same reasons then go to Validate, which decides by Concur's status.
 */
function decide(
	base: Preparation,
	source: DocumentSource,
	settings: PostingSettings,
	problems: readonly Problem[],
	skipReasons: readonly Problem[],
): Preparation {
	const hasLeftQueue = source.workState !== '' && source.docStatus !== 'READY';
	if (skipReasons.length > 0 && !hasLeftQueue) return told({ ...base, status: 'skipped' }, skipReasons);
	const found = uniqueProblems([...skipReasons, ...problems]);
	if (found.length > 0) return told({ ...base, status: 'notReady' }, found);
	if (base.postings.length > 0) return { ...base, status: 'prepared' };
	const nothing = problem('nothing-to-post', {
		field: 'document.expenseEntry',
		value: 'all its amounts are zero',
	});
	const { nothingToPost: choice } = settings;
	const confirmAs = choice === 'leave' ? undefined : choice === 'confirmSuccess' ? 'success' : 'error';
	return told({ ...base, status: 'nothingToPost', ...(confirmAs ? { confirmAs } : {}) }, [nothing]);
}

function newPreparation(source: DocumentSource, header: DocumentHeader): Preparation {
	const { reportId, number, name, owner, revision, currency, total, isTest } = header;
	return {
		documentId: source.documentId || reportId,
		number,
		name,
		owner,
		revision,
		currency,
		total,
		isTest,
		approvedOn: '',
		documentHash: '',
		externalId: '',
		postings: [],
		postingDate: '',
		status: 'prepared',
		problems: [],
		warnings: source.warnings,
		reason: '',
		nextStep: '',
	};
}

const told = (preparation: Preparation, problems: readonly Problem[]): Preparation => ({
	...preparation,
	problems: [...problems],
	reason: reasonOf(problems),
	nextStep: nextStepOf(problems),
});
