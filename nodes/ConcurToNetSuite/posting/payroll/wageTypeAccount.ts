import type { Ref } from '../../../shared/documentItem';
import type { PostingSettings } from '../../settings/postingSettings';
import type { Findings } from '../findings';

/** Account of a wage type: by the mapping table, else by "Wage Types"; one without is refused, never a default. */
export function wageTypeAccount(
	wageType: string | undefined,
	{ mapping, payroll }: Pick<PostingSettings, 'mapping' | 'payroll'>,
	findings: Findings,
	field: string,
	label: string,
): Ref | undefined {
	const found = wageType === undefined ? undefined : accountOf(wageType, { mapping, payroll });
	if (found) return { ...found };
	return findings.refuse('wage-type-unmapped', { field, value: wageType ?? '(blank)', entry: label });
}

const accountOf = (
	wageType: string,
	{ mapping, payroll }: Pick<PostingSettings, 'mapping' | 'payroll'>,
): Ref | undefined => mapping.find('wageType', wageType) ?? payroll.wageTypes.get(wageType.toUpperCase());
