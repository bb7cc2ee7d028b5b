/** What must not be seen anywhere, and where it was looked for. */
export interface Hit {
	/** What secret, in words: never its value. */
	secret: string;
	form: string;
	place: string;
	/** What stands around it, with the secret taken out. */
	around: string;
}

/** Shorter texts come about by chance. */
const SHORTEST = 12;

/**
 * Secrets as they were used, each in the forms in which a text may hold it: plain, base64 at all three alignments (as in a Basic
 * authorization or a data URL), URL-encoded, JSON-escaped once and twice, hexadecimal. Of a PEM key every line counts, of a JWT its
 * signature too.
 */
export class SecretScan {
	/** Form to what it is a form of. */
	private readonly needles = new Map<string, { secret: string; form: string }>();
	private readonly names = new Set<string>();

	/** How many different secrets are looked for. */
	get count(): number {
		return this.names.size;
	}

	add(name: string, value: unknown): void {
		if (typeof value !== 'string' || value.length < SHORTEST) return;
		if (value.includes('-----BEGIN')) {
			// First and last line are the same in all keys.
			value
				.split('\n')
				.filter((line) => line.length >= SHORTEST && !line.startsWith('-----'))
				.forEach((line, index) => this.addOne(`${name}, line ${index + 1}`, line));
			return;
		}
		this.addOne(name, value);
		const [, start, signature] = /^(eyJ[\w-]+\.[\w-]{24})[\w-]*\.([\w-]{20,})$/.exec(value) ?? [];
		// Texts are cut off, and half a token has no business there either.
		if (start) this.addOne(`${name}, start`, start);
		if (signature) this.addOne(`${name}, signature`, signature);
	}

	private addOne(secret: string, value: string): void {
		const json = JSON.stringify(value).slice(1, -1);
		const forms: Array<[string, string]> = [
			['plain', value],
			['URL-encoded', encodeURIComponent(value)],
			['JSON', json],
			['JSON within JSON', JSON.stringify(json).slice(1, -1)],
			['hexadecimal', Buffer.from(value).toString('hex')],
			...[0, 1, 2].flatMap((before): Array<[string, string]> => {
				const text = inBase64(value, before);
				return [
					['base64', text],
					['base64url', text.replaceAll('+', '-').replaceAll('/', '_')],
				];
			}),
		];
		this.names.add(secret);
		for (const [form, text] of forms)
			if (text.length >= SHORTEST && !this.needles.has(text)) this.needles.set(text, { secret, form });
	}

	/** All hits in a text; one per form. */
	hitsIn(place: string, text: string): Hit[] {
		const hits: Hit[] = [];
		for (const [needle, { secret, form }] of this.needles) {
			const at = text.indexOf(needle);
			if (at < 0) continue;
			const around = `${text.slice(Math.max(0, at - 80), at)}<${secret}>${text.slice(at + needle.length, at + needle.length + 40)}`;
			hits.push({ secret, form, place, around });
		}
		return hits;
	}
}

/** The part of a text's base64 that does not depend on what stands around it, when `before` bytes modulo 3 come first. */
function inBase64(value: string, before: number): string {
	const text = Buffer.concat([Buffer.alloc(before), Buffer.from(value)])
		.toString('base64')
		.replaceAll('=', '');
	return text.slice(before === 0 ? 0 : before + 1, -2);
}
