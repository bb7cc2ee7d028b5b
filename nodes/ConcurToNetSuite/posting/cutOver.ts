import type { PostingSettings } from '../settings/postingSettings';
import type { DocumentHeader } from '../document/documentHeader';
import type { Findings } from './findings';

/**
 * Why a document is left alone: a test user's report, or approved before the cut-over date. Neither is an
 * obstacle in the document, so they are kept apart from its problems.
 */
export function findSkipReasons(header: DocumentHeader, settings: PostingSettings, skip: Findings): void {
	const { cutOver } = settings.dates;
	const { approvedOn: approved } = header;
	if (header.isTest && !settings.includeTestDocuments) {
		skip.refuse('test-document', { field: 'isTest', value: header.id });
	}
	if (approved !== '' && approved < cutOver) {
		skip.refuse('approved-before-cut-over', {
			field: 'approvedOn',
			value: header.id,
			approvedOn: approved,
			cutOver,
		});
	}
}
