import { formatMoney, isZero, negative, ZERO, type Money } from '../../../shared/money';
import type { Allocation, ExpenseEntry, JournalLine } from '../../document/expenseDocument';
import { entryLabel } from '../../document/entryLabel';
import { counterparty, EMPLOYEE } from '../../document/parties';
import type { PostingSettings } from '../../settings/postingSettings';
import { expenseAccount } from '../accountCode';
import { customFieldValues } from '../customFields/customFields';
import type { DraftLine } from '../draftLine';
import { otherSubsidiary } from '../intercompany/otherSubsidiary';
import { entryValues, fillMemo, shorten, LONGEST_LINE_MEMO, type MemoValues } from '../memo';
import { expenseSegments, type LineSegments } from '../segments';
import { lineTarget } from '../targets/lineTarget';
import type { Target } from '../targets/target';
import type { BuildContext } from './buildContext';
import { payableTarget } from './payableAccount';
import type { AllocationDraft, LineDraft } from './reportDraft';
import { reclaimPerLine } from './taxLines';
import { taxDrafts } from './taxDrafts';

/** What the lines of one allocation share. */
interface Shared {
	entry: ExpenseEntry;
	allocation: Allocation;
	settings: PostingSettings;
	values: MemoValues;
	line: Pick<DraftLine, 'fields' | 'subsidiary'> & { segments: LineSegments };
}

/**
 * All lines of one allocation by concur.md 5.2: per journal line with signed gross `g` the account by `g`
 * less its reclaimable tax, and the counterparty by the opposite of `g`; per tax row its reclaimable part.
 * The pair of a personal card item (+x and -x on the clearing account) needs no rule of its own. Lines that
 * the rules keep out get neither account nor segments, so nothing about them stands in the way.
 */
export function draftAllocation(
	context: BuildContext,
	entry: ExpenseEntry,
	allocation: Allocation,
	field: string,
): AllocationDraft {
	const { document, findings } = context;
	const sides = allocation.journal.map((line, index) =>
		sideOf(context, entry, line, `${field}.journal[${index}]`),
	);
	const isPosted = sides.some(
		({ target }, index) => target !== 'doNotPost' && !isZero(allocation.journal[index]?.amountGross ?? ZERO),
	);
	// Lines over zero alone do not keep an allocation in.
	const isKept = isPosted || sides.every(({ target }) => target !== 'doNotPost');
	const subsidiary = isPosted
		? otherSubsidiary(
				context,
				entry,
				allocation,
				sides.map(({ target }) => target),
				field,
			)
		: undefined;
	const settings = subsidiary ? context.settingsFor(subsidiary) : context.settings;
	const levels = [allocation, entry, document.report];
	const split = settings.taxHandling === 'taxAccounts' && isKept;
	const reclaims = split ? reclaimPerLine(entry, allocation, findings, `${field}.tax`) : undefined;
	const shared: Shared = {
		entry,
		allocation,
		settings,
		values: { ...context.values, ...entryValues(entry) },
		line: {
			subsidiary,
			segments: isPosted ? expenseSegments(document, entry, allocation, settings, findings, field) : {},
			fields: isPosted ? customFieldValues(settings.customFields, 'line', levels, findings) : {},
		},
	};
	const lines = allocation.journal.map((line, index) =>
		draftLine(
			context,
			shared,
			line,
			sides[index] ?? { target: 'journalEntry' },
			reclaims?.[index] ?? ZERO,
			`${field}.journal[${index}]`,
		),
	);
	const taxes = split ? taxDrafts(context, { ...shared, field }) : [];
	return { entry, field, lines, taxes, tax: allocation.tax };
}

interface Side {
	target: Target;
	/** Absent where the amount is zero or the two sides make no sense. */
	party?: string;
}

/** A line over zero has no counterparty that it could go to and stays with the journal. */
function sideOf(context: BuildContext, entry: ExpenseEntry, line: JournalLine, field: string): Side {
	const { document, settings, findings } = context;
	if (isZero(line.amountGross)) return { target: 'journalEntry' };
	const { journalPayer: payer, journalPayee: payee } = line;
	const side = counterparty(line);
	if ('refused' in side) {
		const between = { value: `${payer} to ${payee}`, payer, payee };
		findings.refuse('party-pair-invalid', { field, ...between, entry: entryLabel(entry) });
		return { target: 'journalEntry' };
	}
	if (!side.usual) {
		const amount = formatMoney(line.amountGross);
		findings.warn('direction-unusual', { field, value: entryLabel(entry), payer, payee, amount });
	}
	return {
		party: side.party,
		target: lineTarget(document, entry, side.party, settings, findings, field),
	};
}

function draftLine(
	context: BuildContext,
	shared: Shared,
	line: JournalLine,
	{ target, party }: Side,
	reclaim: Money,
	field: string,
): LineDraft {
	const { document, findings } = context;
	const { entry, allocation, settings } = shared;
	const draft: LineDraft = { target, party, reclaim, gross: line.amountGross, taxGuid: line.taxGuid };
	if (target === 'doNotPost') return draft;
	const from = {
		entryId: entry.entryId,
		allocationId: allocation.allocationId,
		payer: line.journalPayer,
		payee: line.journalPayee,
	};
	const amount = isZero(reclaim) ? line.amountGross : line.amountGross.minus(reclaim);
	if (!isZero(amount)) {
		const account = expenseAccount(entry, line, settings, findings, `${field}.journalAccountCode`);
		const text = fillMemo(settings.memos.line, shared.values);
		const memo = shorten(text, LONGEST_LINE_MEMO, `${field} memo`, findings);
		// A journal line has one name: the customer's, if there is one (netsuite.md, 8.1, `entity`).
		const named =
			target === 'journalEntry' && settings.employee.on === 'allLines' && !shared.line.segments.customer;
		const entity = named ? context.employee() : undefined;
		if (account) draft.cost = { account, amount, memo, ...shared.line, entity, from };
	}
	if (party !== undefined) {
		const payable = payableTarget(document, entry, party, context.settings, findings, field);
		if (payable)
			draft.leg = { party, amount: negative(line.amountGross), target: payable, from: { ...from } };
		if (party === EMPLOYEE && target === 'journalEntry') context.employee();
	}
	return draft;
}
