import type { PostingLine, Posting } from '../../../nodes/shared/documentItem';
import { newDocumentItem } from '../../../nodes/shared/documentItem';
import { prepareDocument, type DocumentSource, type Preparation } from '../../../nodes/ConcurToNetSuite/posting/prepareDocument';
import type { PostingSettings } from '../../../nodes/ConcurToNetSuite/settings/postingSettings';
import { readSettings, type RawSettings } from '../../../nodes/ConcurToNetSuite/settings/readSettings';
import { DEMO_PARAMETERS } from '../../fixtures/generate/demoCodes.mts';

/** Raw parameters of the demo company, with some replaced. */
export function rawSettings(changes: Partial<RawSettings> = {}): RawSettings {
	return { ledgerSubsidiaries: undefined, memo: undefined, expenseLineMemo: undefined, ...DEMO_PARAMETERS, ...changes };
}

export const demoSettings = (changes: Partial<RawSettings> = {}): PostingSettings => readSettings(rawSettings(changes), 'UTC');

/** Prepares one expense document as Get Many hands it over. */
export function prepare(
	document: unknown,
	changes: Partial<RawSettings> = {},
	source: Partial<DocumentSource> = {},
): Preparation {
	const item = { ...newDocumentItem(), fiDocumentId: '2aaff6d927a84156b5b2de638f163eb3', docStatus: 'READY' };
	return prepareDocument({ ...item, ...source, document }, demoSettings(changes));
}

export const codesOf = (preparation: Pick<Preparation, 'problems'>): string[] => preparation.problems.map(({ code }) => code);

/** Cents of a decimal text; counted apart from the product's own money. */
export function cents(text: string): bigint {
	const [, sign, whole, places = ''] = /^(-?)(\d+)(?:\.(\d{1,2}))?$/.exec(text) ?? [];
	if (whole === undefined) throw new Error(`Not an amount with two places: ${text}`);
	return BigInt(`${sign}${whole}${places.padEnd(2, '0')}`);
}

export function signedCents({ debit, credit }: PostingLine): bigint {
	if ((debit === undefined) === (credit === undefined)) throw new Error('A line must have exactly one side');
	const amount = cents(debit ?? credit ?? '');
	if (amount <= 0n) throw new Error('An amount must be positive');
	return debit === undefined ? -amount : amount;
}

/** Debit minus credit by key, in cents, without zeros, sorted. */
export function netBy(posting: Posting | undefined, keyOf: (line: PostingLine) => string | undefined): Record<string, bigint> {
	const net = new Map<string, bigint>();
	for (const line of posting?.lines ?? []) {
		const key = keyOf(line);
		if (key !== undefined) net.set(key, (net.get(key) ?? 0n) + signedCents(line));
	}
	return Object.fromEntries([...net].filter(([, amount]) => amount !== 0n).sort(([a], [b]) => (a < b ? -1 : 1)));
}

export const netByAccount = (posting: Posting | undefined) => netBy(posting, (line) => line.account.value);

export const balanceOf = (posting: Posting): bigint => posting.lines.reduce((sum, line) => sum + signedCents(line), 0n);
