import type { PostingLine, Ref } from '../../../shared/documentItem';
import { isZero, sumMoney, ZERO, type Money } from '../../../shared/money';
import { EMPLOYEE } from '../../document/parties';
import { customFieldValues } from '../customFields/customFields';
import type { DraftLine } from '../draftLine';
import { fillMemo, LONGEST_LINE_MEMO, payableValues, shorten } from '../memo';
import { reportSegments } from '../segments';
import type { BuildContext } from './buildContext';
import type { PayableTarget } from './payableAccount';

/** The counterparty's side of one journal line or cash advance; debit positive. */
export interface PayableLeg {
	party: string;
	amount: Money;
	target: PayableTarget;
	from: PostingLine['from'];
}

/**
 * Payable lines of a journal: one per party, account and entity with the net of the journal; a net of zero makes none. An employee
 * who owes money over all its lines goes to the account for net debit where one is set: Concur does not
 * carry that debt forward (concur.md, 5.2).
 */
export function payableLines(context: BuildContext, legs: readonly PayableLeg[]): DraftLine[] {
	const { document, settings, findings } = context;
	const employeeOwes = sumMoney(legs.filter(isEmployee).map((leg) => leg.amount)).gt(ZERO);
	const merged = new Map<string, DraftLine>();
	for (const leg of legs) {
		const account = (isEmployee(leg) && employeeOwes && leg.target.netDebitAccount) || leg.target.account;
		const entity = isEmployee(leg) ? context.employee() : leg.target.vendor;
		const key = JSON.stringify([leg.party, account.by, account.value, entity]);
		const line = merged.get(key);
		if (line) line.amount = line.amount.plus(leg.amount);
		else {
			const text = fillMemo(settings.memos.payable, { ...context.values, ...payableValues(leg.party) });
			merged.set(key, {
				account,
				amount: leg.amount,
				memo: shorten(text, LONGEST_LINE_MEMO, `${leg.party} memo`, findings),
				segments: reportSegments(document, settings),
				entity: copy(entity),
				fields: settings.segmentsOnOtherLines
					? customFieldValues(settings.customFields, 'line', [document.report], findings)
					: {},
				from: leg.from,
			});
		}
	}
	return [...merged.values()].filter((line) => !isZero(line.amount));
}

const isEmployee = (leg: PayableLeg): boolean => leg.party === EMPLOYEE;
const copy = (ref: Ref | undefined): Ref | undefined => ref && { ...ref };
