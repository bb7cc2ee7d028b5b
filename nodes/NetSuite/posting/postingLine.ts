import type { PostingLine, RefType } from '../../shared/documentItem';
import {
	readAmount,
	readFields,
	readFlag,
	readOptionalText,
	readRef,
	readText,
	type Refuse,
} from './fieldTypes';

export const ENTITIES: readonly RefType[] = ['entity', 'vendor', 'employee', 'customer'];

/** A line of a posting, as it arrives after whatever lies between two nodes. */
export function readLine(line: Record<string, unknown>, refuse: Refuse): PostingLine {
	const account = readRef(line, 'account', ['account'], refuse);
	if (!account) refuse(['account'], 'is missing');
	return {
		account: account ?? { type: 'account', by: 'id', value: '' },
		memo: readText(line, 'memo', refuse),
		fields: readFields(line, 'fields', refuse),
		from: readFields(line, 'from', refuse),
		debit: readAmount(line, 'debit', refuse),
		credit: readAmount(line, 'credit', refuse),
		department: readRef(line, 'department', ['department'], refuse),
		class: readRef(line, 'class', ['class'], refuse),
		location: readRef(line, 'location', ['location'], refuse),
		entity: readRef(line, 'entity', ENTITIES, refuse),
		customer: readRef(line, 'customer', ['customer'], refuse),
		billable: readFlag(line, 'billable', refuse),
		subsidiary: readRef(line, 'subsidiary', ['subsidiary'], refuse),
		eliminate: readFlag(line, 'eliminate', refuse),
		category: readRef(line, 'category', ['expenseCategory'], refuse),
		taxCode: readRef(line, 'taxCode', ['taxCode'], refuse),
		expenseDate: readOptionalText(line, 'expenseDate', refuse),
		corporateCard: readFlag(line, 'corporateCard', refuse),
		orderLine: readOptionalText(line, 'orderLine', refuse),
	};
}
