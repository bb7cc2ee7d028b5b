import { createHash } from 'node:crypto';

import {
	newDocumentItem,
	type DocumentItem,
	type Posting,
	type PostingLine,
	type Ref,
} from '../../../../nodes/shared/documentItem.ts';

export const SYSTEM_ID = 'NETSUITE-1234567_SB1';

export const ref = (type: Ref['type'], by: Ref['by'], value: string): Ref => ({ type, by, value });
export const account = (value: string) => ref('account', 'acctNumber', value);
export const department = (value: string) => ref('department', 'externalId', value);
export const employee = (value: string) => ref('employee', 'entityId', value);

export function line(
	accountNumber: string,
	side: { debit: string } | { credit: string },
	more: Partial<PostingLine> = {},
): PostingLine {
	return { account: account(accountNumber), ...side, memo: 'Line', fields: {}, from: {}, ...more };
}

const hex = (text: string, length: number) =>
	createHash('sha256').update(text).digest('hex').slice(0, length);

/** A posting as Prepare Posting makes them: 10.10 of travel, owed to an employee. */
export function posting(key: string, more: Partial<Posting> = {}): Posting {
	const externalId = `CNQR-EXP-${key}-R1`;
	const stamp = { field: 'memo', text: `[Concur ${hex(key, 32)} ${hex(`${key} content`, 12)}]` };
	return {
		recordType: 'journalEntry',
		externalId,
		subsidiary: ref('subsidiary', 'id', '1'),
		currency: ref('currency', 'symbol', 'USD'),
		tranDate: '2026-10-31',
		memo: `Concur ${key} ${stamp.text}`,
		stamp,
		fields: {},
		lines: [
			line('474210', { debit: '10.10' }, { department: department('21-KING') }),
			line('21010', { credit: '10.10' }, { entity: employee('1017001') }),
		],
		...more,
	};
}

/** A READY document as Prepare Posting leaves it. */
export function prepared(
	key: string,
	more: Partial<DocumentItem> = {},
	postingChanges: Partial<Posting> = {},
): DocumentItem {
	const one = posting(key, postingChanges);
	return {
		...newDocumentItem(),
		documentId: key,
		fiDocumentId: hex(key, 32),
		docStatus: 'READY',
		systemId: SYSTEM_ID,
		number: key,
		revision: '1',
		currency: 'USD',
		total: '10.10',
		externalId: one.externalId,
		postings: [one],
		status: 'prepared',
		...more,
	};
}

/** The document as Acknowledge hands it to Post. */
export function acknowledged(
	validated: DocumentItem,
	executionId: string,
	more: Partial<DocumentItem> = {},
): DocumentItem {
	return {
		...structuredClone(validated),
		status: 'acknowledged',
		docStatus: 'ACKNOWLEDGED',
		erpSystemId: SYSTEM_ID,
		runId: executionId,
		...more,
	};
}
