import type { Random } from '../../fixtures/generate/random.mts';
import type { WorkflowFile } from '../harness/engine.mts';
import { nodeNamed } from '../harness/shippedWorkflow.mts';

/** What an administrator has chosen in the steps of NetSuite, beside what the set of documents wants. */
export interface Choices {
	higherRevision: 'hold' | 'reverse' | 'post';
	recalledAfterPosting: 'review' | 'reverse';
	treatSavedAsPosted: boolean;
	/** Parameter `sendBack` of Validate. */
	sendBack: { problemOwners?: string[]; afterDays?: number };
}

const OWNERS = ['concurProcessor', 'integrationAdmin', 'netsuiteAdmin'];

/** In a third of the schedules all is as by default. */
export function drawChoices(random: Random): Choices {
	const plain = random.chance(0.3);
	const draw = <Value,>(values: readonly [Value, ...Value[]]): Value =>
		plain ? values[0] : random.pick(values);
	return {
		higherRevision: draw(['hold', 'reverse', 'reverse', 'post']),
		recalledAfterPosting: draw(['review', 'reverse']),
		treatSavedAsPosted: draw([false, false, true]),
		sendBack: draw<Choices['sendBack']>([
			...([{}, {}, { problemOwners: OWNERS, afterDays: 0 }] as const),
			...[
				{ problemOwners: ['concurProcessor'], afterDays: 0 },
				{ problemOwners: OWNERS, afterDays: 1 },
			],
		]),
	};
}

export function choose(
	workflow: WorkflowFile,
	{ sendBack, treatSavedAsPosted, ...revisions }: Choices,
): void {
	const validate = nodeNamed(workflow, 'Validate in NetSuite').parameters as Record<string, unknown>;
	const post = nodeNamed(workflow, 'Post to NetSuite').parameters as Record<string, unknown>;
	validate.options = { ...(validate.options as object), ...revisions, treatSavedAsPosted };
	validate.sendBack = structuredClone(sendBack);
	post.options = { ...(post.options as object), treatSavedAsPosted };
}

/** `name=value` of each. */
export const choiceTexts = (choices: Choices): string[] =>
	Object.entries(choices).map(([name, value]) => `${name}=${JSON.stringify(value)}`);
