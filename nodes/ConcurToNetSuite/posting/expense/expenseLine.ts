import { formatMoney } from '../../../shared/money';
import type { Allocation, ExpenseEntry } from '../../document/expenseDocument';
import { entryLabel } from '../../document/entryLabel';
import { counterparty, EMPLOYEE } from '../../document/parties';
import { expenseAccount } from '../accountCode';
import type { BuildContext } from './buildContext';
import type { DraftLine } from '../draftLine';
import { entryValues, fillMemo, shorten, LONGEST_LINE_MEMO, taxValues } from '../memo';
import { payableTarget } from './payableAccount';
import type { PayableLeg } from './payableLines';
import { expenseSegments } from '../segments';
import { reclaimPerLine, taxAccount } from './taxLines';

/**
 * All lines of one allocation by concur.md 5.2: per journal line with signed gross `g` the account by `g`
 * less its reclaimable tax, and the counterparty by the opposite of `g`; per tax row its reclaimable part.
 * The pair of a personal card item (+x and -x on the clearing account) needs no rule of its own.
 */
export function allocationLines(
	context: BuildContext,
	entry: ExpenseEntry,
	allocation: Allocation,
	field: string,
): { lines: DraftLine[]; legs: PayableLeg[] } {
	const { document, settings, findings } = context;
	const lines: DraftLine[] = [];
	const legs: PayableLeg[] = [];
	const split = settings.taxHandling === 'taxAccounts';
	const reclaims = split ? reclaimPerLine(entry, allocation, findings, `${field}.tax`) : undefined;
	const values = { ...context.values, ...entryValues(entry) };
	const isPosted = allocation.journal.some((line) => !line.amountGross.eq(0));
	const segments = isPosted ? expenseSegments(document, entry, allocation, settings, findings, field) : {};

	for (const [index, line] of allocation.journal.entries()) {
		const at = `${field}.journal[${index}]`;
		const cost = line.amountGross.minus(reclaims?.[index] ?? 0);
		const side = counterparty(line);
		const from = {
			entryId: entry.entryId,
			allocationId: allocation.allocationId,
			payer: line.journalPayer,
			payee: line.journalPayee,
		};
		if (!cost.eq(0)) {
			const account = expenseAccount(entry, line, settings, findings, `${at}.journalAccountCode`);
			const memo = shorten(fillMemo(settings.memos.line, values), LONGEST_LINE_MEMO, `${at} memo`, findings);
			// A journal line has one name: the customer's, if there is one (netsuite.md, 8.1, `entity`).
			const entity =
				settings.employee.on === 'allLines' && !segments.customer ? context.employee() : undefined;
			if (account) lines.push({ account, amount: cost, memo, segments, entity, from });
		}
		if (line.amountGross.eq(0)) continue;
		if ('refused' in side) {
			const { journalPayer: payer, journalPayee: payee } = line;
			findings.refuse('party-pair-invalid', {
				field: at,
				value: `${payer} to ${payee}`,
				payer,
				payee,
				entry: entryLabel(entry),
			});
			continue;
		}
		if (!side.usual) {
			const { journalPayer: payer, journalPayee: payee } = line;
			const amount = formatMoney(line.amountGross);
			findings.warn('direction-unusual', { field: at, value: entryLabel(entry), payer, payee, amount });
		}
		const target = payableTarget(document, entry, side.party, settings, findings, at);
		const amount = line.amountGross.times(-1);
		if (target) legs.push({ party: side.party, amount, target, from: { ...from } });
		if (side.party === EMPLOYEE) context.employee();
	}

	if (!split) return { lines, legs };
	for (const [index, row] of allocation.tax.entries()) {
		if (row.amountReclaim === undefined || row.amountReclaim.eq(0)) continue;
		const at = `${field}.tax[${index}]`;
		const account = taxAccount(settings.taxAccounts, row, findings, at);
		if (!account) continue;
		lines.push({
			account,
			amount: row.amountReclaim,
			memo: shorten(
				fillMemo(settings.memos.tax, { ...values, ...taxValues(row) }),
				LONGEST_LINE_MEMO,
				`${at} memo`,
				findings,
			),
			segments: settings.segmentsOnOtherLines ? { ...segments, customer: undefined } : {},
			from: { entryId: entry.entryId, allocationId: allocation.allocationId, taxGuid: row.taxGuid },
		});
	}
	return { lines, legs };
}
