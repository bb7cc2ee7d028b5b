import { UserError } from 'n8n-workflow';
import { signInProblem } from './signInProblem';

interface Words {
	reason: string;
	cure: string;
}

const NETWORK =
	'Check the network, DNS and proxy settings of the n8n server; in an outage of the service the next run goes on';
const TRUST =
	'If a proxy of your network inspects TLS traffic, make the n8n server trust its certificate authority ' +
	'(NODE_EXTRA_CA_CERTS, or "CA Certificate" of the credential where it has one)';

/** System codes in words: n8n replaces a whole message that contains one of its known codes (n8n.md, B). */
const WORDS: Readonly<Record<string, Words>> = {
	ECONNREFUSED: { reason: 'the connection was refused', cure: NETWORK },
	ECONNRESET: { reason: 'the connection was cut', cure: NETWORK },
	EPIPE: { reason: 'the connection was cut', cure: NETWORK },
	ECONNABORTED: { reason: 'there was no answer in time', cure: NETWORK },
	ETIMEDOUT: { reason: 'there was no answer in time', cure: NETWORK },
	ENOTFOUND: { reason: 'the host name does not exist', cure: NETWORK },
	EAI_AGAIN: { reason: 'the host name could not be looked up', cure: NETWORK },
	EHOSTUNREACH: { reason: 'there is no way to the host', cure: NETWORK },
	ENETUNREACH: { reason: 'there is no way to the network', cure: NETWORK },
	ERR_CANCELED: { reason: 'the run was stopped', cure: 'Start it again' },
	CERT_HAS_EXPIRED: { reason: 'the server certificate has expired', cure: TRUST },
	DEPTH_ZERO_SELF_SIGNED_CERT: { reason: 'the server certificate is not trusted', cure: TRUST },
	SELF_SIGNED_CERT_IN_CHAIN: { reason: 'the server certificate is not trusted', cure: TRUST },
	UNABLE_TO_GET_ISSUER_CERT: { reason: 'the server certificate is not trusted', cure: TRUST },
	UNABLE_TO_GET_ISSUER_CERT_LOCALLY: { reason: 'the server certificate is not trusted', cure: TRUST },
	UNABLE_TO_VERIFY_LEAF_SIGNATURE: { reason: 'the server certificate is not trusted', cure: TRUST },
	ERR_TLS_CERT_ALTNAME_INVALID: { reason: 'the server certificate is for another host', cure: TRUST },
	EPROTO: {
		reason: 'the TLS connection could not be set up',
		cure: 'Check whether the service wants a client certificate',
	},
};

const TLS_ALERT: Words = {
	reason: 'the service refused the TLS connection',
	cure: 'Check whether it wants a client certificate, and whether the right one is in the credential',
};
const OTHER: Words = { reason: 'the connection failed', cure: NETWORK };

/**
 * A token request that got no answer, in words. Refusals by n8n itself (allowed domains, SSRF protection) keep n8n's text.
 */
export function transportFailure(error: unknown, service: string, origin: string): UserError {
	const refusedByN8n = n8nRefusal(error);
	const { reason, cure } = refusedByN8n ?? wordsFor(codeOf(error));
	return signInProblem(`${service} could not be reached at ${origin}: ${reason}`, cure);
}

function n8nRefusal(error: unknown): Words | undefined {
	if (!(error instanceof UserError)) return undefined;
	return {
		reason: error.message.replace(/\.$/, ''),
		cure: error.description?.replace(/\.$/, '') ?? 'Ask your n8n administrator to allow this address',
	};
}

function wordsFor(code: string): Words {
	return WORDS[code] ?? (/^ERR_(SSL|TLS)_/.test(code) ? TLS_ALERT : OTHER);
}

function codeOf(error: unknown): string {
	if (typeof error !== 'object' || error === null || !('code' in error)) return '';
	return typeof error.code === 'string' ? error.code : '';
}
