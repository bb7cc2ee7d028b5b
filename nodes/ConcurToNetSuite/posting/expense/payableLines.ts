import type { PostingLine, Ref } from '../../../shared/documentItem';
import { sumMoney, type Money } from '../../../shared/money';
import { EMPLOYEE } from '../../document/parties';
import type { BuildContext } from './buildContext';
import type { DraftLine } from '../draftLine';
import { fillMemo, LONGEST_LINE_MEMO, payableValues, shorten } from '../memo';
import type { PayableTarget } from './payableAccount';
import { reportSegments } from '../segments';

/** The counterparty's side of one journal line or cash advance; debit positive. */
export interface PayableLeg {
	party: string;
	amount: Money;
	target: PayableTarget;
	from: PostingLine['from'];
}

/**
 * One line per party, account and entity with the net of the report; a net of zero makes none. An employee
 * who owes money over the whole report goes to the account for net debit where one is set: Concur does not
 * carry that debt forward (concur.md, 5.2).
 */
export function payableLines(context: BuildContext, legs: readonly PayableLeg[]): DraftLine[] {
	const { settings, findings } = context;
	const employeeOwes = sumMoney(legs.filter(isEmployee).map((leg) => leg.amount)).gt(0);
	const merged = new Map<string, DraftLine>();
	for (const leg of legs) {
		const account = (isEmployee(leg) && employeeOwes && leg.target.netDebitAccount) || leg.target.account;
		const entity = isEmployee(leg) ? context.employee() : leg.target.vendor;
		const key = JSON.stringify([leg.party, account.by, account.value, entity]);
		const line = merged.get(key);
		if (line) line.amount = line.amount.plus(leg.amount);
		else {
			const text = fillMemo(settings.memos.payable, { ...context.values, ...payableValues(leg.party) });
			const memo = shorten(text, LONGEST_LINE_MEMO, `${leg.party} memo`, findings);
			const segments = reportSegments(context.document, settings);
			merged.set(key, { account, amount: leg.amount, memo, segments, entity: copy(entity), from: leg.from });
		}
	}
	return [...merged.values()].filter((line) => !line.amount.eq(0));
}

const isEmployee = (leg: PayableLeg): boolean => leg.party === EMPLOYEE;
const copy = (ref: Ref | undefined): Ref | undefined => ref && { ...ref };
