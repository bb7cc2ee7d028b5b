import type { DocumentItem, Posting } from '../../../../nodes/shared/documentItem.ts';
import type { NetSuiteSandbox } from '../../../sandbox/netsuite/netSuiteSandbox.mts';
import { acknowledged, prepared } from './documents.mts';
import { DocumentResult, NetSuiteNode, type NodeRun } from './netSuiteNode.mts';

export const [TO_CONFIRM, NOT_YET] = [0, 1];

/** Validates documents and hands them to Post as Acknowledge would, in one execution. */
export class PostingRun {
	readonly node: NetSuiteNode;

	constructor(readonly sandbox: NetSuiteSandbox) {
		this.node = new NetSuiteNode(sandbox);
	}

	async validated(keys: readonly string[], changes: Partial<Posting> = {}): Promise<DocumentItem[]> {
		const result = await this.node.documents(
			'validate',
			keys.map((key) => prepared(key, {}, changes)),
		);
		return result.at(0).map((document) => acknowledged(document, this.node.executionId));
	}

	async post(documents: object[], more: Partial<NodeRun> = {}): Promise<DocumentResult> {
		return await this.node.documents('post', documents, more);
	}

	/** Journals in the books under the external id of a key. */
	booked(key: string): number {
		return this.sandbox.books.allByExternalId(`CNQR-EXP-${key}-R1`).length;
	}
}
