import type { Ref } from '../../shared/documentItem';
import type { MasterRecord } from './masterRecord';

export type Match =
	{ found: 'one'; record: MasterRecord } | { found: 'several'; records: MasterRecord[] } | { found: 'none' };

/**
 * Which record a Ref means. The full spelling comes first, then the same in other letters of case; a full
 * name comes before its last part. Where several fit, an active one among inactive ones is meant; else it is
 * not decided here.
 */
export function matchRef(ref: Pick<Ref, 'by' | 'value'>, records: readonly MasterRecord[]): Match {
	const value = ref.value.trim();
	const folded = value.toLowerCase();
	const places = Math.max(0, ...records.map(({ keys }) => keys[ref.by]?.length ?? 0));
	for (const sameCase of [true, false]) {
		for (let place = 0; place < places; place += 1) {
			const fitting = records.filter(({ keys }) => {
				const key = keys[ref.by]?.[place];
				return key !== undefined && (sameCase ? key === value : key.toLowerCase() === folded);
			});
			if (fitting.length > 0) return decide(fitting);
		}
	}
	return { found: 'none' };
}

function decide(fitting: MasterRecord[]): Match {
	const active = fitting.filter(({ isInactive }) => !isInactive);
	const [record, ...others] = active.length > 0 ? active : fitting;
	if (!record) return { found: 'none' };
	return others.length === 0 ? { found: 'one', record } : { found: 'several', records: [record, ...others] };
}
