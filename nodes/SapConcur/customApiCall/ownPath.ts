/**
 * Whether a path stays on the host of the credential, which adds the data center and the access token to it.
 * Refused are addresses with a scheme or host (`//host`, `/\host`), and what parsers of addresses drop or
 * read differently: backslashes, blanks, control characters. Other letters have to be percent-encoded.
 */
export function isOwnPath(path: string): boolean {
	if (!path.startsWith('/') || path.startsWith('//')) return false;
	if (/[\\#]|[^\x21-\x7e]/.test(path)) return false;
	return new URL(path, 'https://data-center.invalid').host === 'data-center.invalid';
}
