import type { Ref } from '../../../nodes/shared/documentItem';
import { demoCompany } from '../../sandbox/netsuite/company/demoCompany.mts';

const company = demoCompany();
const entities = [...company.vendors, ...company.employees, ...company.customers, ...company.jobs];

interface Known {
	id: string;
	externalId?: string;
}

/**
 * What people call the record that a reference points at in the demo company: the number of an account, the entity id of a
 * vendor, employee or customer, the external id of a department, the name of a subsidiary. Keys that the company does not know
 * come back as they are, with a question mark.
 */
export function nameOf(ref: Ref | undefined): string | undefined {
	if (ref === undefined) return undefined;
	const { type, by, value } = ref;
	switch (type) {
		case 'account':
			if (by === 'acctNumber') return value;
			return find(company.accounts, ref, ({ acctName }) => acctName)?.acctNumber ?? `${value}?`;
		case 'department':
			return find(company.departments, ref, ({ name }) => name)?.externalId ?? `${value}?`;
		case 'subsidiary':
			return find(company.subsidiaries, ref, ({ name }) => name)?.name ?? `${value}?`;
		case 'vendor':
		case 'employee':
		case 'customer':
		case 'entity':
			if (by === 'entityId') return value;
			return find(entities, ref, ({ entityId }) => entityId)?.entityId ?? `${value}?`;
		default:
			return value;
	}
}

/** Name of the subsidiary that a vendor or employee belongs to first. */
export function homeOf(ref: Ref | undefined): string | undefined {
	const entity = entities.find(({ entityId }) => entityId === nameOf(ref));
	return company.subsidiaries.find(({ id }) => id === entity?.subsidiaries[0])?.name;
}

function find<Row extends Known>(rows: readonly Row[], { by, value }: Ref, nameIn: (row: Row) => string): Row | undefined {
	const keyIn = (row: Row) => (by === 'id' ? row.id : by === 'externalId' ? row.externalId : nameIn(row));
	return rows.find((row) => keyIn(row) === value);
}
