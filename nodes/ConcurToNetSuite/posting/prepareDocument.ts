import type { DocType, DocumentItem } from '../../shared/documentItem';
import { nextStepOf, problem, reasonOf, uniqueProblems, type Problem } from '../../shared/problems/problem';
import { documentHash } from '../document/documentHash';
import type { DocumentHeader } from '../document/documentHeader';
import type { PostingSettings } from '../settings/postingSettings';
import { findSkipReasons } from './cutOver';
import { DOCUMENT_KINDS } from './documentKinds';
import { externalId, recordExternalId } from './externalId';
import { Findings } from './findings';
import { makeStamp } from './stamp';

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
	| 'mappingHash'
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
 * From the Concur document to its postings. Pure: the same document and settings give the same result.
 * Whatever stands in the way is told in one pass, and the postings are filled as far as they go, so that
 * Validate adds what it finds.
 */
export function prepareDocument(source: DocumentSource, settings: PostingSettings): Preparation {
	const kind = Object.hasOwn(DOCUMENT_KINDS, source.docType)
		? DOCUMENT_KINDS[source.docType as DocType]
		: undefined;
	if (!kind) {
		const unsupported = problem('document-type-unsupported', { field: 'docType', value: source.docType });
		return told({ ...newPreparation(source, NAMELESS), status: 'skipped' }, [unsupported]);
	}
	const header = kind.header(source.document, settings.dates.timeZone, settings);
	const findings = new Findings();
	const base = newPreparation(source, header);
	base.documentHash = documentHash(source.document ?? null);
	base.mappingHash = settings.mapping.hash;
	if (header.id !== '')
		base.externalId = externalId(settings.externalIdPrefix, kind.code, header.id, header.revision, findings);
	if (source.documentId !== '' && header.id !== '' && source.documentId !== header.id) {
		const value = `"${header.id}" is not the id ${source.documentId} under which Concur lists the document`;
		findings.refuse('document-invalid', { field: header.idField, value });
	}
	const built = kind.build({
		document: source.document,
		header,
		settings,
		findings,
		stamp: makeStamp(settings.stampField, source.fiDocumentId || header.id, base.documentHash),
		externalId: (index) => recordExternalId(base.externalId, index),
	});
	base.postings = built.postings;
	base.postingDate = built.postings[0]?.tranDate ?? '';
	base.total = built.total;
	// What is not posted cannot have been keyed by hand before the cut-over.
	if (header.approvedOn === '' && header.id !== '' && built.nothing === undefined) {
		findings.refuse('approval-date-missing', { field: 'document', value: header.id });
	}

	const skip = new Findings();
	findSkipReasons(header, settings, skip);
	base.warnings = uniqueProblems([...base.warnings, ...findings.warnings]);
	return decide(base, source, settings, {
		problems: findings.problems,
		skipReasons: skip.problems,
		nothing: built.nothing,
	});
}

/** A document of a kind that is not read. */
const NAMELESS: DocumentHeader = {
	id: '',
	idField: 'document',
	number: '',
	name: '',
	owner: '',
	revision: '',
	currency: '',
	total: '',
	isTest: false,
	approvedOn: '',
};

/**
 * Reasons to skip come before obstacles, since nobody has to mend what is not posted. But a document that an
 * earlier run of ours knew and that has left the Concur queue may be acknowledged or posted by us: it is
 * never skipped silently, the same reasons then go to Validate, which decides by Concur's status.
 */
function decide(
	base: Preparation,
	source: DocumentSource,
	settings: PostingSettings,
	{ problems, skipReasons, nothing = 'all its amounts are zero' }: Decided,
): Preparation {
	const hasLeftQueue = source.workState !== '' && source.docStatus !== 'READY';
	if (skipReasons.length > 0 && !hasLeftQueue) return told({ ...base, status: 'skipped' }, skipReasons);
	const found = uniqueProblems([...skipReasons, ...problems]);
	if (found.length > 0) return told({ ...base, status: 'notReady' }, found);
	if (base.postings.length > 0) return { ...base, status: 'prepared' };
	const why = problem('nothing-to-post', { field: 'document', value: nothing });
	const { nothingToPost: choice } = settings;
	const confirmAs = choice === 'leave' ? undefined : choice === 'confirmSuccess' ? 'success' : 'error';
	return told({ ...base, status: 'nothingToPost', ...(confirmAs ? { confirmAs } : {}) }, [why]);
}

interface Decided {
	problems: readonly Problem[];
	skipReasons: readonly Problem[];
	nothing?: string;
}

function newPreparation(source: DocumentSource, header: DocumentHeader): Preparation {
	const { id, number, name, owner, revision, currency, total, isTest, approvedOn } = header;
	return {
		documentId: source.documentId || id,
		number,
		name,
		owner,
		revision,
		currency,
		total,
		isTest,
		approvedOn,
		documentHash: '',
		mappingHash: '',
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
