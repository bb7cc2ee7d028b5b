import { NodeConnectionTypes } from 'n8n-workflow';

const named = (...names: string[]) =>
	names.map((displayName) => ({ type: NodeConnectionTypes.Main, displayName }));

/** Outputs by operation of the resource Posting, in the order in which the operations return them. */
export const POSTING_OUTPUTS = {
	validate: named('Ready', 'Already Posted', 'Not Ready'),
	post: named('To Confirm', 'Not Yet'),
} as const;

/** n8n evaluates it whenever a parameter changes; other operations have one output. */
export const OUTPUTS =
	`={{ ($parameter.resource === "posting" && ${JSON.stringify(POSTING_OUTPUTS)}[$parameter.operation]) || ["${NodeConnectionTypes.Main}"] }}` as const;
