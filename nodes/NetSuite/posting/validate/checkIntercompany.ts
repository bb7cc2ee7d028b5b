import type { PostingLine } from '../../../shared/documentItem';
import { formatMoney, parseMoney, sumMoney, ZERO } from '../../../shared/money';
import type { HeaderCheck } from './checkHeader';
import type { Findings } from './findings';

/**
 * An intercompany journal is between two subsidiaries, and the lines of each balance among themselves (netsuite.md, 8.2). The
 * period is checked once: both sides have the same date, and every fiscal calendar's period of it must be open.
 */
export function checkIntercompany(
	lines: readonly PostingLine[],
	{ subsidiaryRecord: own, toSubsidiaryRecord: other, changes }: HeaderCheck,
	findings: Findings,
): void {
	const named = new Map(
		lines.map(({ subsidiary }) => [subsidiary?.id ?? subsidiary?.value ?? '', subsidiary]),
	);
	const wanted = [own?.id ?? '', other?.id ?? ''];
	const fits = own && other && own !== other && named.size === 2 && wanted.every((id) => named.has(id));
	if (!fits) {
		const names = [...named.values()].map((ref) => ref?.name ?? ref?.value ?? 'a line without one');
		const header = [changes.subsidiary, changes.toSubsidiary].flatMap((ref) => ref?.name ?? ref?.value ?? []);
		const value = [...new Set([...header, ...names])].join(', ') || 'none';
		findings.stop('intercompany-subsidiaries', 'toSubsidiary', { value });
		return;
	}
	for (const { id, label } of [own, other]) {
		const side = lines.filter(({ subsidiary }) => subsidiary?.id === id);
		const difference = sumMoney(
			side.map(({ debit, credit }) => (parseMoney(debit) ?? ZERO).minus(parseMoney(credit) ?? ZERO)),
		);
		if (!difference.eq(ZERO))
			findings.stop('intercompany-not-balanced', 'lines', {
				value: formatMoney(difference.abs()),
				subsidiary: label,
			});
	}
}
