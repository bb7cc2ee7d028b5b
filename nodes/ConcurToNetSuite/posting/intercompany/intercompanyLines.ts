import type { Ref } from '../../../shared/documentItem';
import { sumMoney, type Money } from '../../../shared/money';
import type { MappingKind } from '../../mapping/mappingTable';
import type { DraftLine } from '../draftLine';
import type { BuildContext } from '../expense/buildContext';
import { reportSegments } from '../segments';

export interface Intercompany {
	toSubsidiary: Ref;
	/** Each with its subsidiary; each subsidiary balances by itself. */
	lines: DraftLine[];
}

/**
 * Lines of an intercompany journal (netsuite.md, 8.2): costs charged to the other subsidiary are in its books, the payables in those
 * of the report's own, and a due-from on the own side and a due-to on the other carry the difference. Undefined where all
 * lines belong to the own subsidiary.
 */
export function intercompanyLines(
	context: BuildContext,
	lines: readonly DraftLine[],
): Intercompany | undefined {
	const { subsidiary: own, findings } = context;
	const others = new Map(
		lines.flatMap(({ subsidiary }) => (subsidiary ? [[keyOf(subsidiary), subsidiary]] : [])),
	);
	const [other, ...further] = others.values();
	if (!own || !other) return undefined;
	if (further.length > 0) {
		const names = [own, other, ...further].map(nameOf).join(', ');
		findings.refuse('subsidiaries-too-many', { field: 'document', value: names });
		return undefined;
	}
	const placed = lines.map((line) => ({ ...line, subsidiary: line.subsidiary ?? own }));
	const charged = sumMoney(lines.filter((line) => line.subsidiary).map((line) => line.amount));
	return { toSubsidiary: other, lines: [...placed, ...dueLines(context, own, other, charged)] };
}

/** `charged`: what the own subsidiary paid for the other, negative when it is the other way round. */
function dueLines(context: BuildContext, own: Ref, other: Ref, charged: Money): DraftLine[] {
	if (charged.eq(0)) return [];
	const dueFrom = dueAccount(context, 'dueFrom', other, own);
	const dueTo = dueAccount(context, 'dueTo', own, other);
	if (!dueFrom || !dueTo) return [];
	const { document, settings } = context;
	const due = (subsidiary: Ref, account: Ref, amount: Money, memo: string): DraftLine => {
		const segments = reportSegments(document, settings);
		return { account, amount, memo, segments, subsidiary, eliminate: true, from: {} };
	};
	return [
		due(own, dueFrom, charged, `Due from ${nameOf(other)}`),
		due(other, dueTo, charged.times(-1), `Due to ${nameOf(own)}`),
	];
}

/** Account in the books of `where` for what is between it and `partner`; the mapping knows subsidiaries by their names. */
function dueAccount(
	{ settings, findings }: BuildContext,
	kind: Extract<MappingKind, 'dueFrom' | 'dueTo'>,
	partner: Ref,
	where: Ref,
): Ref | undefined {
	const found =
		settings.mapping.find(kind, nameOf(partner), where) ?? settings.mapping.find(kind, partner.value, where);
	if (found) return found;
	return findings.refuse('intercompany-account-missing', {
		field: 'mappingRows',
		value: nameOf(partner),
		kind,
		subsidiary: nameOf(where),
	});
}

const nameOf = ({ name, value }: Ref): string => name ?? value;
const keyOf = ({ by, value }: Ref): string => JSON.stringify([by, value.toUpperCase()]);
