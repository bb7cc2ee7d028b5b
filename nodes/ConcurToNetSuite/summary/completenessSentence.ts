import type { Completeness, Difference } from './completeness';

/** More than this nobody reads in a sentence; the list has them all. */
const MOST_TOLD = 10;

/**
 * "Not everything adds up: report B104 was read, but nothing is known of what became of it." Empty where everything does. What is only
 * not verified is told after that, in a sentence of its own.
 */
export function completenessSentence({ differences }: Completeness): string {
	const isUnknown = ({ kind }: Difference) => kind === 'notVerified';
	return [
		told(
			'Not everything adds up',
			differences.filter((one) => !isUnknown(one)),
		),
		told('Not verified', differences.filter(isUnknown)),
	]
		.filter(Boolean)
		.join(' ');
}

function told(what: string, differences: readonly Difference[]): string {
	if (differences.length === 0) return '';
	const named = differences.slice(0, MOST_TOLD).map((one) => `${nameOf(one)} ${one.what}`);
	const more = differences.length - named.length;
	return `${what}: ${named.join('; ')}${more > 0 ? `; and ${more} more` : ''}.`;
}

const nameOf = ({ docType, documentId, fiDocumentId }: Difference): string =>
	`${docType || 'document'} ${documentId || fiDocumentId}`;
