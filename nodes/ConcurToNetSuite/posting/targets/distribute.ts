import { formatMoney, sumMoney, type Money } from '../../../shared/money';
import type { DraftLine } from '../draftLine';
import type { BuildContext } from '../expense/buildContext';
import type { PayableLeg } from '../expense/payableLines';
import type { ReportDraft } from '../expense/reportDraft';
import { placeTaxes } from './placeTaxes';
import { Places } from './places';
import type { Place, RecordDraft } from './recordDraft';
import { recordLine, taxesOf } from './recordLine';
import type { Target } from './target';

/**
 * Puts the lines of a report into records, which come in a fixed order: the journal first, then expense reports, bills and card
 * charges by whom they name.
 */
export function distribute(context: BuildContext, draft: ReportDraft, advances: Target): RecordDraft[] {
	const places = new Places(context, legsOn('expenseReport', draft, advances));
	const records = new Map<string, RecordDraft>();
	const into = ({ recordKey, record }: Place, line: DraftLine | undefined, leg?: PayableLeg): void => {
		const made = records.get(recordKey) ?? { ...record, lines: [], legs: [] };
		records.set(recordKey, made);
		if (line) made.lines.push(line);
		if (leg) made.legs.push(leg);
	};
	for (const allocation of draft.allocations) {
		const { entry, field, lines } = allocation;
		const placed = lines.map(({ target, leg }) => places.of(target, leg));
		for (const [index, { cost, leg, taxGuid }] of lines.entries()) {
			const place = placed[index];
			if (!place) continue;
			const source = { entry, field: `${field}.journal[${index}]`, taxes: taxesOf(taxGuid, allocation) };
			into(place, cost && recordLine(context, cost, place, source), leg);
		}
		for (const { place, line } of placeTaxes(allocation, placed, context.findings)) {
			if (place) into(place, recordLine(context, line, place, { entry, field }));
		}
	}
	for (const { line, leg } of draft.advances) {
		const place = places.of(advances, leg);
		if (place) into(place, line, leg);
	}
	tellLeftOut(context, draft, advances);
	return [...records].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, record]) => record);
}

function legsOn(target: Target, { allocations, advances }: ReportDraft, ofAdvances: Target): PayableLeg[] {
	const lines = allocations.flatMap((allocation) => allocation.lines);
	return [
		...lines.filter((line) => line.target === target),
		...(ofAdvances === target ? advances : []),
	].flatMap(({ leg }) => (leg ? [leg] : []));
}

/** What the rules keep out is said, so that nobody looks for it in vain. */
function tellLeftOut(
	{ document, findings, decimals }: BuildContext,
	{ allocations, advances }: ReportDraft,
	ofAdvances: Target,
): void {
	const tell = (amounts: Money[], field: string, what: string): void => {
		if (amounts.length === 0) return;
		const currency = document.report.employeeCurrencyAlphaCode;
		const value = `${formatMoney(sumMoney(amounts), decimals)} ${currency}`;
		findings.warn('lines-left-out', { field, value, what });
	};
	const lines = allocations.flatMap((allocation) => allocation.lines);
	const left = lines.filter(({ target }) => target === 'doNotPost').map(({ gross }) => gross);
	tell(left, 'document.expenseEntry', 'Expenses');
	if (ofAdvances !== 'doNotPost') return;
	const applied = advances.flatMap(({ application }) => application.cashAdvanceApplicationAmount ?? []);
	tell(applied, 'document.cashAdvanceApplication', 'Cash advance applications');
}
