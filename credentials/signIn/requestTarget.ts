import type { IHttpRequestOptions } from 'n8n-workflow';
import { signInProblem } from './signInProblem';

/** As axios decides it: a scheme or nothing, then two slashes. */
const ABSOLUTE = /^([a-z][a-z\d+\-.]*:)?\/\//i;

/**
 * Fixes where a request goes, before the token is put on it. A relative `url` goes to `baseOrigin`, whatever base an earlier
 * pass had set; an absolute one goes where `assertAllowed` lets it, which throws for any other address.
 * Redirects are not followed: they would carry body and client certificate to a host nobody checked.
 */
export function aimRequest(
	options: IHttpRequestOptions,
	baseOrigin: string,
	assertAllowed: (address: string) => void,
): IHttpRequestOptions {
	const fixed = { ...options, disableFollowRedirect: true, sendCredentialsOnCrossOriginRedirect: false };
	const url = options.url.trim();
	if (ABSOLUTE.test(url)) {
		const target = parse(url);
		assertAllowed(target.href);
		return { ...fixed, url: target.href, baseURL: target.origin };
	}
	// One leading slash, also where a parser would read backslashes as slashes, keeps the path a path.
	const path = `/${url.replace(/^[\\/]+/, '')}`;
	if (parse(path, baseOrigin).origin !== baseOrigin) throw unusable(url);
	return { ...fixed, url: path, baseURL: baseOrigin };
}

/** Headers with the bearer token; an Authorization header of the caller is replaced, its Accept header is kept. */
export function withBearer(
	headers: IHttpRequestOptions['headers'],
	accessToken: string,
): IHttpRequestOptions['headers'] {
	const kept = Object.entries(headers ?? {}).filter(([name]) => name.toLowerCase() !== 'authorization');
	const accepts = kept.some(([name]) => name.toLowerCase() === 'accept');
	return {
		...(accepts ? {} : { Accept: 'application/json' }),
		...Object.fromEntries(kept),
		Authorization: `Bearer ${accessToken}`,
	};
}

function parse(url: string, base?: string): URL {
	try {
		return new URL(url, base);
	} catch {
		throw unusable(url);
	}
}

function unusable(url: string): Error {
	return signInProblem(
		`The request address "${url.slice(0, 200)}" cannot be used`,
		'Give a path that starts with a slash, or a complete https address',
	);
}
