import type { Ref } from '../../../shared/documentItem';
import type { Money } from '../../../shared/money';
import type { CashAdvanceRow } from '../../document/cashAdvanceDocument';
import { counterparty, EMPLOYEE } from '../../document/parties';
import { accountRef } from '../accountCode';
import { customFieldValues } from '../customFields/customFields';
import type { DraftLine } from '../draftLine';
import { fillMemo, LONGEST_LINE_MEMO, payableValues, shorten } from '../memo';
import { headerSegments } from '../segments';
import { advanceAmount } from './advanceAmount';
import type { AdvanceContext } from './advanceContext';
import { advanceTarget } from './advanceTarget';

/** The lines of an advance, and what it moves on its accounts in all: debit positive, negative when handed back. */
export interface AdvanceLines {
	lines: DraftLine[];
	amounts: Money[];
}

/**
 * Per journal row its account by its amount, and per counterparty the opposite in one line (concur.md, 4.3
 * and 5.2).
 */
export function advanceLines(context: AdvanceContext): AdvanceLines {
	const lines: DraftLine[] = [];
	const sides: DraftLine[] = [];
	const amounts: Money[] = [];
	for (const [index, row] of context.document.journalData.entries()) {
		const field = `document.journalData[${index}]`;
		if (row.amount.eq(0)) continue;
		const amount = advanceAmount(context, row, field);
		if (amount !== undefined) amounts.push(amount);
		const line = accountLine(context, row, field, amount);
		const side = otherSide(context, row, field, amount);
		if (line) lines.push(line);
		if (side) sides.push(side);
	}
	return { lines: [...lines, ...merged(sides)], amounts };
}

function accountLine(
	{ document, settings, findings, values, employee }: AdvanceContext,
	row: CashAdvanceRow,
	field: string,
	amount: Money | undefined,
): DraftLine | undefined {
	const { cashAdvanceData: data } = document;
	const code = row.accountCode ?? data.clearingAccountCode;
	const { cashAdvanceId } = data;
	const at = `${field}.accountCode`;
	if (code === undefined)
		return findings.refuse('advance-account-missing', { field: at, value: cashAdvanceId });
	if (row.accountCode === undefined)
		findings.warn('advance-account-from-header', { field: at, value: cashAdvanceId, account: code });
	if (amount === undefined) return undefined;
	const text = fillMemo('Cash advance {cashAdvanceId} {name}', values);
	return {
		account: accountRef(code, settings),
		amount,
		memo: shorten(text, LONGEST_LINE_MEMO, `${field} memo`, findings),
		segments: headerSegments(data, settings),
		entity: settings.employee.on === 'allLines' ? employee() : undefined,
		fields: customFieldValues(settings.customFields, 'line', [row, data], findings),
		from: { cashAdvanceId, payer: row.payer, payee: row.payee },
	};
}

function otherSide(
	context: AdvanceContext,
	row: CashAdvanceRow,
	field: string,
	amount: Money | undefined,
): DraftLine | undefined {
	const { document, settings, findings, values } = context;
	const { payer, payee } = row;
	const { cashAdvanceId } = document.cashAdvanceData;
	const side = counterparty({ journalPayer: payer, journalPayee: payee, amountGross: row.amount });
	if ('refused' in side) {
		const entry = `cash advance ${cashAdvanceId}`;
		const value = `${payer} to ${payee}`;
		return findings.refuse('party-pair-invalid', { field, value, payer, payee, entry });
	}
	const target = advanceTarget(context, row, side.party, field);
	const entity = side.party === EMPLOYEE ? context.employee() : target?.vendor;
	if (!target || amount === undefined) return undefined;
	const text = fillMemo(settings.memos.payable, { ...values, ...payableValues(side.party) });
	return {
		account: target.account,
		amount: amount.times(-1),
		memo: shorten(text, LONGEST_LINE_MEMO, `${side.party} memo`, findings),
		segments: headerSegments(document.cashAdvanceData, settings),
		entity,
		from: { cashAdvanceId, payer, payee },
	};
}

/** One line per account and name with the net; a net of zero makes none. */
function merged(sides: readonly DraftLine[]): DraftLine[] {
	const byKey = new Map<string, DraftLine>();
	const key = ({ by, value }: Ref) => [by, value];
	for (const side of sides) {
		const name = JSON.stringify([key(side.account), side.entity && key(side.entity), side.memo]);
		const line = byKey.get(name);
		if (line) line.amount = line.amount.plus(side.amount);
		else byKey.set(name, { ...side });
	}
	return [...byKey.values()].filter((line) => !line.amount.eq(0));
}
