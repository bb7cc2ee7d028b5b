import { NetSuiteError } from '../rest/errors.mts';

/** A query that the service refuses: 400 INVALID_PARAMETER on `q`, in the words of its search engine. */
export function searchError(text: string): NetSuiteError {
	return new NetSuiteError(
		400,
		'INVALID_PARAMETER',
		{ text: `Invalid search query. Detailed unprocessed description follows. ${text}` },
		{ queryParam: 'q' },
	);
}

export function unsupported(what: string): NetSuiteError {
	return searchError(`Search error occurred: Invalid or unsupported search: ${what}`);
}
