import type { PostingLine, RefType } from '../../shared/documentItem';
import { readAmount, readBy, readFields, readFlag, readRef, readText } from './fieldTypes';

const ENTITIES: readonly RefType[] = ['entity', 'vendor', 'employee', 'customer'];

/** A line of a posting, as it arrives after whatever lies between two nodes. */
export const postingLine = readBy<PostingLine>((line, refuse) => {
	const account = readRef(line, 'account', ['account'], refuse);
	if (!account) refuse(['account'], 'is missing');
	const read: PostingLine = {
		account: account ?? { type: 'account', by: 'id', value: '' },
		memo: readText(line, 'memo', refuse),
		fields: readFields(line, 'fields', refuse),
		from: readFields(line, 'from', refuse),
	};
	const optional = {
		debit: readAmount(line, 'debit', refuse),
		credit: readAmount(line, 'credit', refuse),
		department: readRef(line, 'department', ['department'], refuse),
		class: readRef(line, 'class', ['class'], refuse),
		location: readRef(line, 'location', ['location'], refuse),
		entity: readRef(line, 'entity', ENTITIES, refuse),
		customer: readRef(line, 'customer', ['customer'], refuse),
		billable: readFlag(line, 'billable', refuse),
	};
	return { ...read, ...optional };
});
