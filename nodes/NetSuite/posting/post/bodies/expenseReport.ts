import type { PostingLine } from '../../../../shared/documentItem';
import type { Features } from '../../../transport/features';
import {
	bodyHead,
	type BodyWriter,
	costAmount,
	type Fields,
	given,
	money,
	oneLine,
	reference,
	segments,
} from './bodyParts';

const MONEY_NAMES = { currency: 'expensereportcurrency', exchangeRate: 'expensereportexchangerate' };

/**
 * An expense report (netsuite.md, 8.6; mind the names in lower case). It is handed in as complete. Until accounting approves it,
 * it does not post; a payable account can be given only together with that approval, so naming an account asks for it. `fields`
 * may say otherwise about the approvals, but about nothing else.
 */
export const expenseReport: BodyWriter = (posting, features) => {
	const namesAccount = (posting.account ?? posting.cardAccount) !== undefined;
	const approved = namesAccount && { supervisorapproval: true, accountingapproval: true };
	return {
		complete: true,
		...approved,
		...bodyHead(posting, features),
		...money(posting, features, MONEY_NAMES),
		...reference('entity', posting.entity),
		...reference('account', posting.account),
		...reference('acctcorpcardexp', posting.cardAccount),
		...given('tranId', posting.tranId),
		...given('duedate', posting.dueDate),
		expense: { items: posting.lines.map((line) => expenseLine(line, features)) },
	};
};

function expenseLine(line: PostingLine, features: Features): Fields {
	return {
		...line.fields,
		// One or the other: the category stands for an account.
		...(line.category ? reference('category', line.category) : reference('expenseaccount', line.account)),
		amount: costAmount(line, 'debit'),
		...given('expensedate', line.expenseDate),
		memo: oneLine(line.memo),
		...segments(line, features),
		...reference('customer', line.customer),
		...given('isBillable', line.billable),
		...given('corporatecreditcard', line.corporateCard),
		...reference('taxCode', line.taxCode),
	};
}
