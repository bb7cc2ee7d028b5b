import { NodeConnectionTypes } from 'n8n-workflow';

const named = (...names: string[]) =>
	names.map((displayName) => ({ type: NodeConnectionTypes.Main, displayName }));

/** Outputs by operation of the resource Posting, in the order in which the operations return them. */
export const POSTING_OUTPUTS = {
	validate: named('Ready', 'Already Posted', 'Not Ready', 'Dry Run'),
	post: named('To Confirm', 'Not Yet'),
} as const;

/** Where errors come out that stop the whole operation: what never leads on to a booking or a word to Concur. */
export const ERROR_OUTPUTS: Readonly<Record<keyof typeof POSTING_OUTPUTS, number>> = { validate: 2, post: 1 };

/** n8n evaluates it whenever a parameter changes; other operations have one output. */
export const OUTPUTS =
	`={{ ($parameter.resource === "posting" && ${JSON.stringify(POSTING_OUTPUTS)}[$parameter.operation]) || ["${NodeConnectionTypes.Main}"] }}` as const;
