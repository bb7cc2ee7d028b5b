import type { Ref, RefKey, RefType } from '../../shared/documentItem';
import { isPseudonym } from '../document/personal';
import type { MappingKind } from './mappingTable';

interface KindRule {
	type: RefType;
	/** Key that a reference without a prefix means. */
	usual: RefKey;
	keys: readonly RefKey[];
}

const account: KindRule = {
	type: 'account',
	usual: 'acctNumber',
	keys: ['acctNumber', 'externalId', 'id', 'name'],
};
const named = (type: RefType): KindRule => ({ type, usual: 'name', keys: ['name', 'externalId', 'id'] });
const person = (type: RefType, ...more: RefKey[]): KindRule => ({
	type,
	usual: 'entityId',
	keys: ['entityId', 'externalId', 'id', 'name', ...more],
});

/** What a row of each kind points at, and the keys by which NetSuite finds such a record. */
const KIND_RULES: Readonly<Record<MappingKind, KindRule>> = {
	account,
	tax: account,
	wageType: account,
	dueTo: account,
	dueFrom: account,
	department: named('department'),
	class: named('class'),
	location: named('location'),
	subsidiary: named('subsidiary'),
	expenseCategory: named('expenseCategory'),
	terms: named('terms'),
	customer: person('customer'),
	employee: person('employee', 'email'),
	vendor: person('vendor', 'email'),
};

/** Prefixes of the column `netSuiteReference`, in upper case. */
const PREFIXES: Readonly<Record<string, RefKey>> = {
	ID: 'id',
	NUMBER: 'acctNumber',
	ACCTNUMBER: 'acctNumber',
	EXTERNALID: 'externalId',
	NAME: 'name',
	ENTITYID: 'entityId',
	EMAIL: 'email',
};
const PREFIX_WORDS: Readonly<Partial<Record<RefKey, string>>> = { acctNumber: 'number' };

/**
 * Reads `id:210`, `number:474230`, `externalId:X`, `name:Y`, `entityId:Z`, `email:W`, or a text without prefix in the usual key of the
 * kind. The name of a NetSuite record may hold a colon itself ("Sales : East"): only the known prefixes are prefixes.
 * Returns what is wrong as text.
 */
export function readReference(kind: MappingKind, text: string): Ref | string {
	const { type, usual, keys } = KIND_RULES[kind];
	const [prefix, rest] = splitPrefix(text);
	const by = prefix ?? usual;
	if (!keys.includes(by)) {
		const allowed = keys.map((key) => `${word(key)}:`).join(', ');
		return `has the reference "${text}", which does not fit its kind; possible are ${allowed}`;
	}
	if (rest === '') return `has the reference "${text}", which names nothing`;
	if (by === 'id' && !/^-?\d+$/.test(rest))
		return `has the reference "${text}", whose internal ID is not a whole number`;
	if (by === 'email' && !isPseudonym(rest) && !/^[^\s@]+@[^\s@]+$/.test(rest))
		return `has the reference "${text}", which is not an email address`;
	if (by === 'acctNumber' && rest.includes(':'))
		return `has the reference "${text}", whose form is not known; e.g. number:474230 or id:210`;
	return { type, by, value: rest };
}

/** `id:1` is `['id', '1']`; without a known prefix the key is undefined. */
export function splitPrefix(text: string): [RefKey | undefined, string] {
	const colon = text.indexOf(':');
	const word = colon < 0 ? '' : text.slice(0, colon).trim().toUpperCase();
	const key = Object.hasOwn(PREFIXES, word) ? PREFIXES[word] : undefined;
	return key ? [key, text.slice(colon + 1).trim()] : [undefined, text.trim()];
}

/** The reference in the one form that says its key. */
export const referenceText = ({ by, value }: Ref): string => `${word(by)}:${value}`;

const word = (key: RefKey): string => PREFIX_WORDS[key] ?? key;
