import { signInProblem } from '../signIn/signInProblem';

export interface PemBlock {
	/** `PRIVATE KEY`, `CERTIFICATE`, ... */
	label: string;
	/** The block in standard form: markers on their own lines, base64 in lines of 64. */
	pem: string;
}

const LEGACY_ENCRYPTION =
	/^\s*Proc-Type:\s*4,ENCRYPTED\s*DEK-Info:\s*(AES-\d{3}-CBC,[0-9A-Fa-f]{32}|[A-Z0-9-]+,[0-9A-Fa-f]{16})/;

/**
 * Reads the PEM blocks of a pasted text. n8n's password fields strip newlines on paste, so keys come as one line, with the
 * two characters `\n` in place of line ends, with spaces in place of them, or with the markers glued to the body
 * (n8n.md, A5). Text outside the markers is ignored. Empty when the text is blank.
 * Throws a UserError that names `field` when there is text but no whole block.
 */
export function pemBlocks(text: string, field: string): PemBlock[] {
	const unescaped = text.replace(/\\+[rn]|\r/g, '\n');
	if (unescaped.trim() === '') return [];

	const blocks: PemBlock[] = [];
	const marked = /-----\s*BEGIN ([A-Z0-9 ]+?)\s*-----([\s\S]*?)-----\s*END ([A-Z0-9 ]+?)\s*-----/g;
	for (const [, label = '', body = '', endLabel] of unescaped.matchAll(marked)) {
		if (body.includes('BEGIN') || label !== endLabel) throw damaged(field);
		blocks.push({ label, pem: standardForm(label, body, field) });
	}
	const begins = unescaped.match(/-----\s*BEGIN /g)?.length ?? 0;
	if (blocks.length === 0 || blocks.length !== begins) throw damaged(field);
	return blocks;
}

/** Reads a text that has to hold exactly one block; undefined when it is blank. */
export function singlePemBlock(text: string, field: string): PemBlock | undefined {
	const blocks = pemBlocks(text, field);
	if (blocks.length > 1) {
		throw signInProblem(
			`"${field}" holds ${blocks.length} PEM blocks (${blocks.map((block) => block.label).join(', ')})`,
			'Paste one block only, from its BEGIN line to its END line',
		);
	}
	return blocks[0];
}

/** Whether a private key block is protected by a passphrase, in the modern or in OpenSSL's old form. */
export function isEncrypted(block: PemBlock): boolean {
	return block.label === 'ENCRYPTED PRIVATE KEY' || block.pem.includes('Proc-Type: 4,ENCRYPTED');
}

function standardForm(label: string, body: string, field: string): string {
	const encryption = LEGACY_ENCRYPTION.exec(body);
	const base64 = body.slice(encryption?.[0].length ?? 0).replace(/\s+/g, '');
	if (!/^[A-Za-z0-9+/]+={0,2}$/.test(base64)) throw damaged(field);
	const headers = encryption ? `Proc-Type: 4,ENCRYPTED\nDEK-Info: ${encryption[1]}\n\n` : '';
	const lines = base64.match(/.{1,64}/g) ?? [];
	return `-----BEGIN ${label}-----\n${headers}${lines.join('\n')}\n-----END ${label}-----\n`;
}

function damaged(field: string): Error {
	return signInProblem(
		`"${field}" does not hold a whole PEM block`,
		'Paste the file as text, from "-----BEGIN" to the last dash of the END line',
	);
}
