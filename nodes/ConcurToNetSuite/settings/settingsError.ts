/**
 * Settings that cannot be used. The node turns it into a NodeOperationError before it looks at any document.
 */
export class SettingsError extends Error {
	constructor(
		/** Names the parameter by its label. */
		message: string,
		/** Every finding, and what to do. */
		readonly description: string,
	) {
		super(message);
		this.name = 'SettingsError';
	}
}

const NODE_CURE = 'Open the node and correct the settings.';

/** Collects all findings, so that a person mends the settings in one go. */
export class SettingsFindings {
	private readonly findings: string[] = [];
	private readonly cures: string[] = [];

	/** `label` as the node's panel shows it. `cure`: what to do where the fault does not lie in the node's settings. */
	add(label: string, finding: string, cure = NODE_CURE): void {
		this.findings.push(`"${label}" ${finding}`);
		if (!this.cures.includes(cure)) this.cures.push(cure);
	}

	throwIfAny(): void {
		const [first] = this.findings;
		if (!first) return;
		const all = this.findings.length === 1 ? '' : `All findings: ${this.findings.join('; ')}. `;
		throw new SettingsError(first, `${all}${this.cures.join(' ')} No document was prepared.`);
	}
}
