import { STATUS_NAMES } from '../books/transactionStatus.mts';
import { findEntity, fullName, type Company } from './company.mts';

/** Kinds of references that have a display text. */
export type DisplayKind =
	| 'account'
	| 'department'
	| 'class'
	| 'location'
	| 'subsidiary'
	| 'currency'
	| 'period'
	| 'entity'
	| 'category'
	| 'term'
	| 'transactionType'
	| 'approvalStatus'
	| 'status';

const TYPE_NAMES: Record<string, string> = {
	Journal: 'Journal',
	VendBill: 'Bill',
	VendCred: 'Bill Credit',
	ExpRept: 'Expense Report',
	CardChrg: 'Credit Card',
	PurchOrd: 'Purchase Order',
};
const APPROVAL_NAMES: Record<string, string> = {
	'1': 'Pending Approval',
	'2': 'Approved',
	'3': 'Rejected',
	'11': 'Open',
};
/** What a reference looks like on screen and in BUILTIN.DF; undefined when the id is unknown. */
export function displayName(company: Company, kind: DisplayKind, id: string): string | undefined {
	switch (kind) {
		case 'account': {
			const account = company.accounts.find((one) => one.id === id);
			return (
				account && `${account.acctNumber} ${fullName(account, company.accounts, ({ acctName }) => acctName)}`
			);
		}
		case 'department':
			return nested(company.departments, id);
		case 'class':
			return nested(company.classes, id);
		case 'location':
			return nested(company.locations, id);
		case 'subsidiary':
			return nested(company.subsidiaries, id);
		case 'currency':
			return company.currencies.find((one) => one.id === id)?.name;
		case 'period':
			return company.periods.find((one) => one.id === id)?.periodName;
		case 'entity':
			return findEntity(company, id)?.entityId;
		case 'category':
			return company.expenseCategories.find((one) => one.id === id)?.name;
		case 'term':
			return company.terms.find((one) => one.id === id)?.name;
		case 'transactionType':
			return TYPE_NAMES[id];
		case 'approvalStatus':
			return APPROVAL_NAMES[id];
		case 'status':
			return statusName(id);
	}
}

function nested<T extends { id: string; name: string; parent?: string }>(
	list: T[],
	id: string,
): string | undefined {
	const found = list.find((one) => one.id === id);
	return found && fullName(found, list, ({ name }) => name);
}

/** `VendBill:A` as `Bill : Open`. */
function statusName(typeAndLetter: string): string | undefined {
	const [type = '', letter = ''] = typeAndLetter.split(':');
	const name = STATUS_NAMES[type]?.[letter];
	return name && `${TYPE_NAMES[type] ?? type} : ${name}`;
}
