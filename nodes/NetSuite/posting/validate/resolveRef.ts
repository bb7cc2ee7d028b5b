import type { Ref } from '../../../shared/documentItem';
import type { ProblemCode } from '../../../shared/problems/catalogue';
import type { MasterData } from '../../masterData/masterData';
import type { MasterRecord } from '../../masterData/masterRecord';
import { type Table, TABLES } from '../../masterData/tables';
import { isLookedUp } from '../../masterData/lookUpQuery';
import type { Findings } from './findings';

export interface Resolved {
	ref: Ref;
	/** undefined when the problem is told already. */
	record?: MasterRecord;
}

const TYPE_WORDS: Record<Ref['type'], string> = {
	account: 'Account',
	department: 'Department',
	class: 'Class',
	location: 'Location',
	entity: 'Name',
	vendor: 'Vendor',
	employee: 'Employee',
	customer: 'Customer or project',
	currency: 'Currency',
	subsidiary: 'Subsidiary',
	terms: 'Payment terms',
	expenseCategory: 'Expense category',
	purchaseOrder: 'Purchase order',
	taxCode: 'Tax code',
};

export const typeWord = (type: Ref['type']) => TYPE_WORDS[type];

/**
 * Finds the record that a Ref names and says what stands against using it. The result carries internal id
 * and name.
 */
export function resolveRef(ref: Ref, field: string, master: MasterData, findings: Findings): Resolved {
	const named: Ref = { type: ref.type, by: ref.by, value: ref.value };
	const value = describe(ref);
	const match = master.find(named);
	switch (match.found) {
		case 'one': {
			const { record } = match;
			if (record.isInactive) findings.stop(code(ref, 'inactive'), field, { value: record.label || value });
			return { ref: { ...named, id: record.id, name: record.label }, record };
		}
		case 'several':
			findings.stop(code(ref, 'ambiguous'), field, {
				value,
				records: match.records.map(({ label, id }) => label || id).join(', '),
			});
			return { ref: named };
		case 'unreadable':
			findings.stop('list-unreadable', field, { value, type: typeWord(ref.type), list: typeWord(ref.type) });
			return { ref: named };
		case 'none':
			if (canBeLookedUp(named)) findings.stop(code(ref, 'not-found'), field, { value });
			else findings.stop('reference-unusable', field, { value, type: typeWord(ref.type), by: ref.by });
			return { ref: named };
	}
}

function code(ref: Ref, what: 'inactive' | 'ambiguous' | 'not-found'): ProblemCode {
	return `${ref.type}-${what}`;
}

/** What a person calls it; an internal id only where nothing else is known. */
function describe(ref: Ref): string {
	return ref.by === 'id' ? (ref.name ?? `with the internal ID ${ref.value}`) : ref.value;
}

function canBeLookedUp(ref: Ref): boolean {
	if (ref.type === 'subsidiary')
		return ['id', 'name', 'externalId'].includes(ref.by) && ref.value.trim() !== '';
	if (ref.type === 'currency') return ['id', 'name', 'symbol'].includes(ref.by) && ref.value.trim() !== '';
	return TABLES.some(
		(table: Table) => (ref.type === 'entity' || table.kind === ref.type) && isLookedUp(table, ref),
	);
}
