import { sumMoney, ZERO, type Money } from '../../../shared/money';
import { entryLabel } from '../../document/entryLabel';
import type { DraftLine } from '../draftLine';
import type { AllocationDraft, TaxDraft } from '../expense/reportDraft';
import type { Findings } from '../findings';
import { accountKey } from './places';
import type { Place } from './recordDraft';

export interface PlacedTax {
	/** Undefined: left out. */
	place: Place | undefined;
	line: DraftLine;
}

/**
 * Puts reclaimable tax where its cost is. As long as all journal lines of the allocation go to one place, that is simple. Else a tax
 * row that belongs to the lines of one place goes there, and a row that is shared is split by what the lines of each place
 * reclaim; which only works while the shared rows go to one account.
 */
export function placeTaxes(
	{ entry, field, lines, taxes }: AllocationDraft,
	places: ReadonlyArray<Place | undefined>,
	findings: Findings,
): PlacedTax[] {
	const byKey = new Map(places.map((place) => [keyOf(place), place] as const));
	if (byKey.size <= 1) return taxes.map(({ line }) => ({ place: places[0], line }));

	const owed = new Map<string, Money>();
	const owe = (key: string, amount: Money): void => void owed.set(key, (owed.get(key) ?? ZERO).plus(amount));
	lines.forEach((line, index) => owe(keyOf(places[index]), line.reclaim));

	const placed: PlacedTax[] = [];
	const shared: TaxDraft[] = [];
	for (const tax of taxes) {
		const owners = new Set(
			places.filter((_, index) => tax.taxGuid !== undefined && lines[index]?.taxGuid.includes(tax.taxGuid)),
		);
		const keys = new Set([...owners].map(keyOf));
		const [owner] = keys;
		if (owner === undefined || keys.size > 1) shared.push(tax);
		else {
			placed.push({ place: byKey.get(owner), line: tax.line });
			owe(owner, tax.line.amount.times(-1));
		}
	}
	const open = [...owed].filter(([, amount]) => !amount.eq(0));
	const rest = sharedTaxes(shared, open);
	if (!rest) {
		findings.refuse('tax-unattributed', { field: `${field}.tax`, value: entryLabel(entry) });
		return placed;
	}
	return [...placed, ...rest.map(([key, line]) => ({ place: byKey.get(key), line }))];
}

/** `open`: what the lines of each place still want. Undefined where that cannot be told. */
function sharedTaxes(
	shared: readonly TaxDraft[],
	open: ReadonlyArray<readonly [string, Money]>,
): Array<readonly [string, DraftLine]> | undefined {
	const amounts = shared.map(({ line }) => line.amount);
	if (!sumMoney(amounts).eq(sumMoney(open.map(([, amount]) => amount)))) return undefined;
	const [first] = shared;
	const [only, ...others] = open;
	if (!first || !only) return [];
	if (others.length === 0) return shared.map(({ line }) => [only[0], line] as const);
	if (shared.some(({ line }) => accountKey(line.account) !== accountKey(first.line.account)))
		return undefined;
	return open.map(([key, amount]) => [key, { ...first.line, amount }] as const);
}

const keyOf = (place: Place | undefined): string => place?.key ?? '';
