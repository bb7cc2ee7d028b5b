import { type Posting, type PostingResult, RECORD_TYPES } from '../../shared/documentItem';
import {
	isBlank,
	isRecord,
	readAmount,
	readFields,
	readOptionalText,
	readRef,
	readText,
	type Refuse,
} from './fieldTypes';
import { ENTITIES, readLine } from './postingLine';

/**
 * Postings as they arrive: anything may have happened to them between two nodes. `unreadable` says where
 * they make no sense.
 */
export type PostingsRead = { postings: Posting[] } | { unreadable: string };

/**
 * Reads postings by hand and in one go: zod takes several times longer, and a run has thousands of lines. Every key is there
 * afterwards and in the same order, which `postingsHash` relies on.
 */
export function readPostings(value: unknown): PostingsRead {
	let unreadable: string | undefined;
	const refuse: Refuse = (path, message) => {
		unreadable ??= `postings${path.map((part) => (typeof part === 'number' ? `[${part}]` : `.${part}`)).join('')}: ${message}`;
	};
	const postings = readList(value ?? [], refuse, readPosting);
	return unreadable === undefined ? { postings } : { unreadable };
}

function readPosting(posting: Record<string, unknown>, refuse: Refuse): Posting {
	const recordType = RECORD_TYPES.find((type) => type === posting.recordType);
	if (!recordType) refuse(['recordType'], `must be one of ${RECORD_TYPES.join(', ')}`);
	return {
		recordType: recordType ?? 'journalEntry',
		externalId: readText(posting, 'externalId', refuse),
		subsidiary: readRef(posting, 'subsidiary', ['subsidiary'], refuse),
		subsidiaryOf: readRef(posting, 'subsidiaryOf', ['entity', 'vendor', 'employee'], refuse),
		currency: readRef(posting, 'currency', ['currency'], refuse),
		exchangeRate: readAmount(posting, 'exchangeRate', refuse),
		tranDate: readText(posting, 'tranDate', refuse),
		toSubsidiary: readRef(posting, 'toSubsidiary', ['subsidiary'], refuse),
		entity: readRef(posting, 'entity', ENTITIES, refuse),
		account: readRef(posting, 'account', ['account'], refuse),
		cardAccount: readRef(posting, 'cardAccount', ['account'], refuse),
		tranId: readOptionalText(posting, 'tranId', refuse),
		dueDate: readOptionalText(posting, 'dueDate', refuse),
		terms: readRef(posting, 'terms', ['terms'], refuse),
		purchaseOrder: readRef(posting, 'purchaseOrder', ['purchaseOrder'], refuse),
		memo: readText(posting, 'memo', refuse),
		stamp: readStamp(posting.stamp, below(refuse, 'stamp')),
		fields: readFields(posting, 'fields', refuse),
		lines: readList(posting.lines, below(refuse, 'lines'), readLine),
		result: readResult(posting.result, below(refuse, 'result')),
	};
}

const below =
	(refuse: Refuse, ...start: (string | number)[]): Refuse =>
	(path, message) =>
		refuse([...start, ...path], message);

function readList<Item>(
	value: unknown,
	refuse: Refuse,
	read: (item: Record<string, unknown>, refuse: Refuse) => Item,
): Item[] {
	if (!Array.isArray(value)) {
		refuse([], 'is not a list');
		return [];
	}
	return value.flatMap((item: unknown, index) => {
		if (isRecord(item)) return [read(item, below(refuse, index))];
		refuse([index], 'is not a record of fields');
		return [];
	});
}

function readStamp(value: unknown, refuse: Refuse): Posting['stamp'] {
	const stamp = isRecord(value) ? value : {};
	for (const key of ['field', 'text']) if (isBlank(stamp[key])) refuse([key], 'is missing');
	return { field: readText(stamp, 'field', refuse), text: readText(stamp, 'text', refuse) };
}

function readResult(value: unknown, refuse: Refuse): PostingResult | undefined {
	if (isBlank(value)) return undefined;
	if (!isRecord(value)) {
		refuse([], 'is not a record of fields');
		return undefined;
	}
	const approvalStatus = readOptionalText(value, 'approvalStatus', refuse);
	const total = readOptionalText(value, 'total', refuse);
	return {
		id: readText(value, 'id', refuse),
		tranId: readText(value, 'tranId', refuse),
		url: readText(value, 'url', refuse),
		posts: value.posts === true,
		...(approvalStatus !== undefined && { approvalStatus }),
		...(total !== undefined && { total }),
	};
}
