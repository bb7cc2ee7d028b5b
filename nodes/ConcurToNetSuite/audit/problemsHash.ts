import { createHash } from 'node:crypto';
import type { DocumentItem } from '../../shared/documentItem';

const DIGITS = 16;

/**
 * Hash of what is to be told of a document: its status and problems, in any order. The work table keeps it,
 * so that nothing is told twice.
 */
export function problemsHash({ status, problems }: Pick<DocumentItem, 'status' | 'problems'>): string {
	const told = problems.map(({ code, message }) => JSON.stringify([code, message])).sort();
	return createHash('sha256')
		.update(JSON.stringify([status, told]))
		.digest('hex')
		.slice(0, DIGITS);
}
