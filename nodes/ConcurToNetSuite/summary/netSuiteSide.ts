import type { DocumentItem, Posting } from '../../shared/documentItem';
import { formatMoney, parseMoney, ZERO, type Money } from '../../shared/money';
import { sentTotal } from './sentTotal';

/** What NetSuite has of a document, seen from its Concur total. */
export interface NetSuiteSide {
	/** What was sent less what NetSuite is known to have stored; zero where all is as it was sent. */
	difference: Money;
	/** What is wrong, in words. */
	findings: string[];
	/** What is not known, in words: that is no difference, and nobody can do anything about it. */
	unknown: string[];
}

const EQUAL: NetSuiteSide = { difference: ZERO, findings: [], unknown: [] };

/** Compares what was sent for a posted document with what NetSuite says that it has stored. */
export function netSuiteSide(item: DocumentItem): NetSuiteSide {
	// Keyed by a person under a number of its own: nothing was sent.
	if (item.purpose === 'postedElsewhere') return EQUAL;
	if (item.postings.length === 0) {
		const total = parseMoney(item.total) ?? ZERO;
		return {
			difference: total,
			findings: ['is said to be posted, but the run holds no posting of it'],
			unknown: [],
		};
	}
	const sides = item.postings.map((posting) => sideOf(posting, item.currency));
	return {
		difference: sides.reduce((sum, { difference }) => sum.plus(difference), ZERO),
		findings: sides.flatMap(({ findings }) => findings),
		unknown: sides.flatMap(({ unknown }) => unknown),
	};
}

function sideOf(posting: Posting, currency: string): NetSuiteSide {
	const { result, externalId } = posting;
	const stored = parseMoney(result?.total);
	const sent = sentTotal(posting);
	const name = result?.tranId || result?.id || externalId;
	if (!stored) {
		const what = `is posted as ${name}, but its amount could not be read back from NetSuite`;
		return { difference: sent ?? ZERO, findings: [], unknown: [what] };
	}
	// Validate has compared a record that an earlier run made with its document.
	if (!sent || stored.eq(sent)) return EQUAL;
	const what = `was sent as ${formatMoney(sent)} ${currency}, and NetSuite has ${formatMoney(stored)} ${currency} (${name})`;
	return { difference: sent.minus(stored), findings: [what], unknown: [] };
}
