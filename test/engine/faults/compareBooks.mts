import type { ExpectedRecord } from '../../fixtures/generate/generatedDocument.mts';
import type { Transaction } from '../../sandbox/netsuite/books/transaction.mts';
import { bookedRecord } from '../harness/bookedRecord.mts';
import type { FaultWorld } from './faultWorld.mts';

/** Whether somebody else has put the record under an external id of ours (`foreignRecord`). */
export const isForeign = (memo: string | undefined): boolean => memo?.includes('f'.repeat(32)) === true;

const numberOf = ({ tranId, id }: Transaction): string => tranId || id;
export const numbersOf = (records: readonly Transaction[]): string => records.map(numberOf).join(', ');

/** Why the records are not the right ones; undefined when they are. */
export function differing(
	of: FaultWorld,
	booked: readonly Transaction[],
	wanted: readonly ExpectedRecord[],
): string | undefined {
	if (wanted.length === 0) return 'there was nothing to post';
	const notPosting = of.savedIsPosted ? [] : booked.filter(({ posting }) => !posting);
	if (notPosting.length > 0) return `${numbersOf(notPosting)} does not post`;
	if (booked.length !== wanted.length) return `${booked.length} of ${wanted.length} records are in NetSuite`;
	const left = [...booked];
	for (const record of wanted) {
		const text = canonical(record);
		const index = left.findIndex(
			(one) =>
				one.recordType === record.recordType &&
				canonical(bookedRecord(of.world.netSuite, one, record)) === text,
		);
		if (index < 0) {
			const like = left.find((one) => one.recordType === record.recordType);
			const has = like ? canonical(bookedRecord(of.world.netSuite, like, record)) : 'nothing';
			return `the ${record.recordType} should be ${text} and is ${has}`;
		}
		left.splice(index, 1);
	}
	return undefined;
}

/** JSON with sorted keys. */
function canonical(value: unknown): string {
	return JSON.stringify(value, (_key, inner: unknown) =>
		inner !== null && typeof inner === 'object' && !Array.isArray(inner)
			? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
			: inner,
	);
}
