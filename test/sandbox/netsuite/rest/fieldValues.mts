import { isLosslessNumber } from 'lossless-json';

import { parseMoney } from '../../../../nodes/shared/money.ts';
import type { FieldValue } from '../books/transaction.mts';
import type { Company } from '../company/company.mts';
import { invalidContent } from './errors.mts';
import type { FieldDefinition } from './fieldCatalogue.mts';
import { isObject } from './jsonBody.mts';
import { resolveReference, type GivenReference } from './references.mts';

/** Longest texts (netsuite.md 6 and 11; unconfirmed there, enforced here). Line memos may be longer than body memos. */
const MAX_LENGTH: Record<string, number> = { memo: 999, tranId: 45, externalId: 100 };
const MAX_LINE_MEMO = 4000;

/**
 * One value of a request in stored form: text, date, boolean, decimal text of a JSON number, id of a reference.
 * Wrong types are 400 INVALID_CONTENT with the path; nothing is converted.
 */
export function readFieldValue(
	company: Company,
	name: string,
	field: FieldDefinition,
	value: unknown,
	path: string,
): FieldValue {
	const wrong = (expected: string) =>
		invalidContent(path, `Invalid value for the field ${name}: expected ${expected}.`);
	switch (field.type) {
		case 'string': {
			if (typeof value !== 'string') throw wrong('a string');
			const limit = name === 'memo' && path.includes('.') ? MAX_LINE_MEMO : MAX_LENGTH[name];
			if (limit !== undefined && value.length > limit) {
				throw invalidContent(
					path,
					`The field ${name} contained more than the maximum number ( ${limit} ) of characters allowed.`,
				);
			}
			return value;
		}
		case 'boolean':
			if (typeof value !== 'boolean') throw wrong('a boolean');
			return value;
		case 'number':
		case 'integer': {
			if (!isLosslessNumber(value)) throw wrong('a number');
			const amount = parseMoney(value.value);
			if (!amount || (field.type === 'integer' && !amount.eq(amount.round(0))))
				throw wrong(`a number (${field.type})`);
			return amount.toFixed();
		}
		case 'date':
			if (typeof value !== 'string' || !isCalendarDate(value)) throw wrong('a date YYYY-MM-DD');
			return value;
		case 'date-time':
			if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\dT/.test(value) || Number.isNaN(Date.parse(value))) {
				throw wrong('a date and time in ISO 8601');
			}
			return value;
		case 'reference':
			return resolveReference(company, name, field, readReference(value, path), path);
		case 'enum':
		case 'object': {
			const { id } = readReference(value, path);
			if (id === undefined || (field.enum && !field.enum.includes(id)))
				throw wrong(`one of ${field.enum?.join(', ') ?? 'its ids'}`);
			return id;
		}
		case 'collection':
		case 'subrecord':
			if (!isObject(value)) throw wrong('an object');
			return JSON.stringify(value);
		case 'sublist':
			throw wrong('no sublist here');
	}
}

function readReference(value: unknown, path: string): GivenReference {
	if (typeof value === 'string') return { id: value };
	if (isLosslessNumber(value)) return { id: value.value };
	if (!isObject(value))
		throw invalidContent(path, 'A reference is an object with id or externalId, or an id.');
	const { id, externalId, refName: _refName, links: _links, ...others } = value;
	const unknown = Object.keys(others);
	if (unknown.length > 0)
		throw invalidContent(path, `Unknown property in a reference: ${unknown.join(', ')}`);
	return {
		...(id !== undefined && { id: textOf(id, `${path}.id`) }),
		...(externalId !== undefined && { externalId: textOf(externalId, `${path}.externalId`) }),
	};
}

function textOf(value: unknown, path: string): string {
	if (typeof value === 'string' && value !== '') return value;
	if (isLosslessNumber(value)) return value.value;
	throw invalidContent(path, 'An id is a string.');
}

function isCalendarDate(text: string): boolean {
	if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false;
	const date = new Date(`${text}T00:00:00Z`);
	return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}
