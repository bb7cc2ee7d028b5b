import type { UnmappedValue } from './unmapped';

/** More than this nobody reads in a sentence; the list has them all. */
const MOST_VALUES = 20;

/** "3 values have no NetSuite record: account 999999 (seen in 14 documents, first in report W4JPAB), ..." */
export function unmappedSentence(values: readonly UnmappedValue[]): string {
	if (values.length === 0) return '';
	const told = values.slice(0, MOST_VALUES).map(({ kind, concurValue, documents, first }) => {
		const seen = documents === 1 ? `seen in ${first}` : `seen in ${documents} documents, first in ${first}`;
		return `${words(kind)} ${concurValue} (${seen})`;
	});
	const more = values.length - told.length;
	const counted = values.length === 1 ? '1 value has' : `${values.length} values have`;
	return `${counted} no NetSuite record: ${told.join(', ')}${more > 0 ? ` and ${more} more` : ''}.`;
}

/** `wageType` as "wage type". */
const words = (kind: string): string => kind.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
