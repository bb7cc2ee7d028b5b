import { NodeConnectionTypes } from 'n8n-workflow';

const named = (...names: string[]) =>
	names.map((displayName) => ({ type: NodeConnectionTypes.Main, displayName }));

/** Operations with several outputs, in the order in which they return them; named by where the item goes next. */
export const DOCUMENT_OUTPUTS = {
	getMany: named('Documents', 'No Documents'),
	acknowledge: named('Acknowledged', 'Not Acknowledged'),
	findOrphans: named('Orphans', 'In Order', 'Summary'),
} as const;

/** n8n evaluates it whenever a parameter changes; other operations have one output. */
export const OUTPUTS =
	`={{ ($parameter.resource === "financialDocument" && ${JSON.stringify(DOCUMENT_OUTPUTS)}[$parameter.operation]) || ["${NodeConnectionTypes.Main}"] }}` as const;
