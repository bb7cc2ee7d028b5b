import type { FieldValue } from '../books/transaction.mts';
import type { Company } from '../company/company.mts';
import type { AccountFields } from './accountFields.mts';
import { NetSuiteError, invalidContent } from './errors.mts';
import type { FieldMap } from './fieldCatalogue.mts';
import { readFieldValue } from './fieldValues.mts';
import { isObject, type JsonObject } from './jsonBody.mts';

/** Values sent; null (or an empty text, which is the same to NetSuite) clears. */
export type Changes = Record<string, FieldValue | null>;

export interface WriteBody {
	fields: Changes;
	/** Lines sent per sublist; null empties it. */
	sublists: Record<string, Changes[] | null>;
}

export type NameValidation = 'Error' | 'Warning' | 'Ignore';

/** Sublists that can be written; the others are listed in the schema but not accessible (netsuite.md 8.3). */
const WRITABLE_SUBLISTS = new Set(['line', 'expense', 'item', 'apply']);
/** Computed by the service: the catalogue does not mark them read-only, but nothing can set them. */
const COMPUTED = new Set([
	'id',
	'refName',
	'createdDate',
	'lastModifiedDate',
	'transactionNumber',
	'lineCreatedDate',
	'lineLastModifiedDate',
	'status',
	'documentStatus',
	'balance',
	'applied',
	'unapplied',
	'reimbursable',
	'nonreimbursable',
	'corporatecard',
]);

/**
 * Reads a create or update body. Unknown names are refused with `X-NetSuite-PropertyNameValidation: Error`; otherwise they
 * are dropped and the caller is not told (netsuite.md 3.2).
 */
export function readWriteBody(
	company: Company,
	known: AccountFields,
	json: JsonObject,
	validation: NameValidation,
): WriteBody {
	const unknown: string[] = [];
	const result: WriteBody = { fields: {}, sublists: {} };
	const plain: JsonObject = {};
	for (const [name, value] of Object.entries(json)) {
		const sublist = known.sublists[name];
		if (!sublist) plain[name] = value;
		else result.sublists[name] = readSublist(company, name, sublist, value, unknown);
	}
	result.fields = readFields(company, known.body, plain, '', unknown);
	if (unknown.length > 0 && validation === 'Error') {
		throw new NetSuiteError(
			400,
			'NONEXISTENT_FIELD',
			{ text: `Error while accessing a resource. Unknown property: ${unknown.join(', ')}` },
			{ path: unknown[0] },
		);
	}
	return result;
}

function readSublist(
	company: Company,
	name: string,
	fields: FieldMap,
	value: unknown,
	unknown: string[],
): Changes[] | null {
	if (!WRITABLE_SUBLISTS.has(name)) throw invalidContent(name, `The sublist ${name} is not accessible.`);
	if (value === null) return null;
	if (!isObject(value)) throw invalidContent(name, `A sublist is an object with items: ${name}`);
	const { items, links: _links, ...others } = value;
	unknown.push(...Object.keys(others).map((key) => `${name}.${key}`));
	if (items === null) return null;
	if (!Array.isArray(items)) throw invalidContent(`${name}.items`, 'The items of a sublist are an array.');
	return items.map((line: unknown, index) => {
		const path = `${name}.items[${index}]`;
		if (!isObject(line)) throw invalidContent(path, 'A line of a sublist is an object.');
		return readFields(company, fields, line, `${path}.`, unknown);
	});
}

function readFields(
	company: Company,
	fields: FieldMap,
	json: JsonObject,
	prefix: string,
	unknown: string[],
): Changes {
	const changes: Changes = {};
	for (const [name, value] of Object.entries(json)) {
		const path = `${prefix}${name}`;
		const field = fields[name];
		if (name === 'links') continue;
		if (!field || field.type === 'sublist') unknown.push(path);
		else if (COMPUTED.has(name)) throw invalidContent(path, `The field ${name} cannot be set.`);
		else
			changes[name] =
				value === null || value === '' ? null : readFieldValue(company, name, field, value, path);
	}
	return changes;
}
