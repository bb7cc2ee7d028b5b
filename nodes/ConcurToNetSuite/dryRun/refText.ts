import type { ReadRef } from './readPostings';

/** Keys that say nothing to a person by their value alone. */
const TELLING: Readonly<Record<string, string>> = { id: 'ID ', externalId: 'external ID ' };

/** The name that Validate has found, else what the record is looked up by. */
export function refText(ref: ReadRef | undefined): string {
	if (!ref) return '';
	return ref.name || `${TELLING[ref.by] ?? ''}${ref.value}`;
}

export interface AccountTexts {
	/** Account number; empty where it is not known. */
	account: string;
	accountName: string;
}

/** Validate names an account `474230 Taxi`: the number and the name of it. */
export function accountTexts(ref: ReadRef): AccountTexts {
	const name = ref.name ?? '';
	if (ref.by === 'acctNumber') {
		const numbered = name.toLowerCase().startsWith(`${ref.value.toLowerCase()} `);
		const rest = numbered ? name.slice(ref.value.length).trim() : name;
		return { account: ref.value, accountName: rest || ref.value };
	}
	const [, number, rest] = /^(\S*\d\S*)\s+(\S.*)$/.exec(name) ?? [];
	return number && rest ? { account: number, accountName: rest } : { account: '', accountName: refText(ref) };
}
