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

/** Collects all findings, so that a person mends the settings in one go. */
export class SettingsFindings {
	private readonly findings: string[] = [];

	/** `label` as the node's panel shows it. */
	add(label: string, finding: string): void {
		this.findings.push(`"${label}" ${finding}`);
	}

	throwIfAny(): void {
		const [first] = this.findings;
		if (!first) return;
		const all = this.findings.length === 1 ? '' : `All findings: ${this.findings.join('; ')}. `;
		throw new SettingsError(first, `${all}Open the node and correct the settings. No document was prepared.`);
	}
}
