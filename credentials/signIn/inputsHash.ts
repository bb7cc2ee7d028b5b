import { createHash } from 'node:crypto';

/**
 * Hash of the inputs a token was issued for. When the stored one differs, the credential was edited since and its stored
 * tokens belong to another company, account or secret: they are ignored (design.md, section 3).
 */
export function inputsHash(kind: string, inputs: readonly string[]): string {
	return createHash('sha256')
		.update(JSON.stringify([kind, ...inputs]))
		.digest('hex');
}
