const MASK = '(hidden)';

/** `Authorization: Bearer ...` and its kin, whatever stands before; words of a sentence have neither digits nor signs. */
const SCHEME = /\b(bearer|basic|digest|negotiate)\s+(?=[\w\-.~+/=]*[\d+/=])[\w\-.~+/=]{8,}/gi;
/** Signed tokens and assertions, also when they are cut off. */
const TOKEN = /\beyJ[\w-]{8,}(?:\.[\w-]*)*/g;
const KEY = /-----BEGIN [A-Z ]*PRIVATE KEY-----(?:[^-]|-(?!----))*(?:-----END [A-Z ]*PRIVATE KEY-----)?/g;
/** Parameters of a sign-in, as form, JSON or header: `client_secret=...`, `"refresh_token": "..."`. */
const PARAMETER =
	/\b(client_secret|client_assertion|refresh_token|access_token|id_token|password|passphrase|authorization|cookie|set-cookie)(\\?["']?\s*[=:]\s*\\?["']?)(?!\(hidden\)|(?:bearer|basic|digest|negotiate)\s)[^\s&"'\\,;]{4,}/gi;

/**
 * The text of a service without what may be a secret: services and proxies give a request back, authorization and all, and such texts end
 * up in items, in the audit table and in messages to Concur. The nodes do not know the secrets, so they go by form; what a person needs of
 * a refusal never has one of these forms.
 */
export function withoutSecrets(text: string): string {
	return text
		.replace(KEY, MASK)
		.replace(SCHEME, `$1 ${MASK}`)
		.replace(TOKEN, MASK)
		.replace(PARAMETER, `$1$2${MASK}`);
}
