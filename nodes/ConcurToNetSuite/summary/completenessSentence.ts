import type { Completeness, Difference } from './completeness';

/** More than this nobody reads in a sentence; the list has them all. */
const MOST_TOLD = 10;

/** "Not everything adds up: report B104 was read, but nothing is known of what became of it." Empty where everything does. */
export function completenessSentence({ complete, differences }: Completeness): string {
	if (complete) return '';
	const told = differences.slice(0, MOST_TOLD).map((one) => `${nameOf(one)} ${one.what}`);
	const more = differences.length - told.length;
	return `Not everything adds up: ${told.join('; ')}${more > 0 ? `; and ${more} more` : ''}.`;
}

const nameOf = ({ docType, documentId, fiDocumentId }: Difference): string =>
	`${docType || 'document'} ${documentId || fiDocumentId}`;
