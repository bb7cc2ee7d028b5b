import type { INodeTypeDescription } from 'n8n-workflow';

/** Acknowledge has two outputs, named by where the item goes next; everything else has one. */
export const outputsByOperation: INodeTypeDescription['outputs'] = `={{
	$parameter["resource"] === "financialDocument" && $parameter["operation"] === "acknowledge"
		? [{ type: "main", displayName: "Acknowledged" }, { type: "main", displayName: "Not Acknowledged" }]
		: [{ type: "main" }]
}}`;
