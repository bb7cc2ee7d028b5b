import { type INode, NodeOperationError } from 'n8n-workflow';
import { NetSuiteReadError } from './fault';

/**
 * What a person sees when an operation as a whole cannot go on: cause as message, cure as description. Texts
 * of NetSuite and of the network go into the description, because n8n replaces messages that hold a system
 * code (n8n.md, section B).
 */
export function toNodeError(node: INode, error: unknown, itemIndex: number): NodeOperationError {
	if (error instanceof NodeOperationError) return error;
	if (error instanceof NetSuiteReadError) {
		const { message, cure } = textsOf(error);
		return new NodeOperationError(node, message, { description: cure, itemIndex });
	}
	const text = error instanceof Error ? error.message : String(error);
	return new NodeOperationError(node, firstSentence(text), { description: text, itemIndex });
}

function textsOf({ kind, fault, message }: NetSuiteReadError): { message: string; cure: string } {
	if (kind === 'unavailable') {
		return {
			message: 'NetSuite does not answer',
			cure: `${message}. If it is not an outage of NetSuite, check the network of the n8n server and "Base URL" of the credential.`,
		};
	}
	if (kind === 'signIn' && fault.statusCode === 401) {
		return {
			message: 'NetSuite signed in but turned the first call away',
			cure: `Give the role of the credential the permissions REST Web Services and Log in using OAuth 2.0 Access Tokens, and enable the feature REST Web Services. NetSuite's Login Audit Trail tells more. (${message})`,
		};
	}
	if (kind === 'signIn') return { message: `Sign-in to NetSuite: ${firstSentence(message)}`, cure: message };
	if (fault.statusCode === 403) {
		return {
			message: 'The NetSuite role may not do this',
			cure: `Give the role the permission that NetSuite names: ${message}`,
		};
	}
	return { message: 'NetSuite does not accept the request', cure: message };
}

function firstSentence(text: string): string {
	return text.split('. ')[0] ?? text;
}
