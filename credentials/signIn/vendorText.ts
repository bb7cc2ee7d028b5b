const LONGEST = 200;

/** n8n replaces a message that contains one of these in any letter case, even inside a word (n8n.md, B). */
const N8N_REPLACES =
	/ECONN|ENOTFOUND|ETIMEDOUT|ERRADDRINUSE|EADDRNOTAVAIL|EHOSTUNREACH|EAI_AGAIN|ENOENT|EISDIR|ENOTDIR|EACCES|EEXIST|EPERM|GETADDRINFO/i;

/**
 * What a service said of its own accord, fit for an error text: one line, short, with every secret masked (a service may echo
 * what it was sent). Empty when it said nothing, or nothing that n8n would show.
 */
export function vendorText(said: unknown, secrets: readonly string[]): string {
	if (typeof said !== 'string') return '';
	let text = said.replace(/\s+/g, ' ').trim();
	for (const secret of secrets) {
		if (secret.length > 0)
			text = text.replaceAll(secret, '***').replaceAll(encodeURIComponent(secret), '***');
	}
	text = text.slice(0, LONGEST).replace(/\.$/, '');
	return N8N_REPLACES.test(text) ? '' : text;
}
