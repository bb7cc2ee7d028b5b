import type { SandboxResponse } from '../../http/exchange.mts';
import type { Company } from '../company/company.mts';
import type { Role } from '../role.mts';
import { accountFields } from './accountFields.mts';
import { notFound } from './errors.mts';
import { READABLE_TYPES, recordTypeOf, WRITABLE_TYPES } from './fieldCatalogue.mts';

/** `GET /metadata-catalog?select=a,b`: the record types that exist and that the role may see. */
export function catalogList(
	role: Role,
	select: string | null,
	urlOf: (type: string) => string,
): SandboxResponse {
	const wanted = select?.split(',').map((name) => name.trim());
	const types = wanted ? wanted.map((name) => recordTypeOf(name)) : [...WRITABLE_TYPES, ...READABLE_TYPES];
	const items = types.flatMap((type) => {
		if (type === undefined) throw notFound();
		return role.may('view', type) ? [{ name: type, links: [{ rel: 'canonical', href: urlOf(type) }] }] : [];
	});
	return { status: 200, body: { items, links: [] } };
}

/** `GET /metadata-catalog/{type}`: a JSON schema of the fields. Mandatory fields are not marked (netsuite.md 3.10). */
export function catalogEntry(company: Company, role: Role, name: string): SandboxResponse {
	const type = recordTypeOf(name);
	if (type === undefined || !role.may('view', type)) throw notFound();
	const { body, sublists } = accountFields(company, type);
	const properties = Object.fromEntries(
		Object.entries(body).map(([field, { type: kind, label }]) => [
			field,
			{ type: JSON_TYPES[kind] ?? 'object', title: label },
		]),
	);
	for (const sublist of Object.keys(sublists)) properties[sublist] = { type: 'object', title: undefined };
	return {
		status: 200,
		headers: { 'content-type': 'application/schema+json' },
		body: { type: 'object', properties },
	};
}

const JSON_TYPES: Record<string, string> = {
	string: 'string',
	date: 'string',
	'date-time': 'string',
	boolean: 'boolean',
	number: 'number',
	integer: 'integer',
};
