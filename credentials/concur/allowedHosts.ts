import { signInProblem } from '../signIn/signInProblem';

/** At least one label below the gateway domains that SAP Concur documents (concur.md, section 2.5). */
const CONCUR_HOST = /^([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+(api\.concursolutions\.com|api\.concurcdc\.cn)$/;

interface AllowedHost {
	hostname: string;
	/** Empty: any port. */
	port: string;
}

/**
 * The origin of an address that may get our token, client secret and client certificate. Allowed is https on the standard
 * port of a host under `*.api.concursolutions.com` or `*.api.concurcdc.cn`, and http or https on a host of
 * `additionalAllowedHosts` (comma list of `host` or `host:port`); design.md, section 9.
 * Throws a UserError that begins with `what` for any other address.
 */
export function concurOrigin(address: string, additionalAllowedHosts: string, what: string): string {
	const additional = parseAdditionalHosts(additionalAllowedHosts);
	const url = parsed(address);
	if (!url || !isAllowed(url, additional)) {
		throw signInProblem(
			`${what} is "${shown(url)}", which is not an address of SAP Concur, so nothing was sent there`,
			'If the address is right, add its host to "Additional Allowed Hosts" of the SAP Concur credential',
		);
	}
	return url.origin;
}

function isAllowed(url: URL, additional: readonly AllowedHost[]): boolean {
	if (url.username !== '' || url.password !== '') return false;
	if (url.protocol === 'https:' && url.port === '' && CONCUR_HOST.test(url.hostname)) return true;
	if (url.protocol !== 'https:' && url.protocol !== 'http:') return false;
	const port = url.port || (url.protocol === 'https:' ? '443' : '80');
	return additional.some(
		(host) => host.hostname === url.hostname && (host.port === '' || host.port === port),
	);
}

function parseAdditionalHosts(list: string): AllowedHost[] {
	return list
		.split(',')
		.map((entry) => entry.trim())
		.filter((entry) => entry !== '')
		.map(parseEntry);
}

function parseEntry(entry: string): AllowedHost {
	const match = /^(\[[0-9a-f:.]+\]|[a-z0-9]([a-z0-9.-]*[a-z0-9])?)(?::(\d{1,5}))?$/i.exec(entry);
	const url = match ? parsed(`https://${match[1]}`) : undefined;
	if (!match || !url) {
		throw signInProblem(
			`"${entry}" in "Additional Allowed Hosts" is not a host`,
			'Write host names separated by commas, e.g. proxy.example.com or proxy.example.com:8443, without https:// and without a path',
		);
	}
	return { hostname: url.hostname, port: match[3] ?? '' };
}

function parsed(address: string): URL | undefined {
	try {
		return new URL(address);
	} catch {
		return undefined;
	}
}

/** Only scheme, host and port are shown: user name, password and query of an address may be secret. */
function shown(url: URL | undefined): string {
	return url && url.host !== '' ? `${url.protocol}//${url.host}` : '(unreadable)';
}
