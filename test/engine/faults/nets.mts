import { parseMoney } from '../../../nodes/shared/money.ts';
import type { ExpectedRecord } from '../../fixtures/generate/generatedDocument.mts';
import type { Transaction } from '../../sandbox/netsuite/books/transaction.mts';
import type { NetSuiteSandbox } from '../../sandbox/netsuite/netSuiteSandbox.mts';
import { bookedRecord } from '../harness/bookedRecord.mts';

/** Thousandths by `currency|subsidiary|account number`, debit positive; without zeros. */
export type Net = ReadonlyMap<string, number>;

export function sumOf(nets: readonly Net[]): Net {
	const sum = new Map<string, number>();
	for (const net of nets) for (const [key, amount] of net) sum.set(key, (sum.get(key) ?? 0) + amount);
	return new Map([...sum].filter(([, amount]) => amount !== 0));
}

export function netOfExpected({ currency, net }: Pick<ExpectedRecord, 'currency' | 'net'>): Net {
	const amounts = Object.entries(net).flatMap(([subsidiary, accounts]) =>
		Object.entries(accounts).map(
			([account, amount]) => [`${currency}|${subsidiary}|${account}`, thousandths(amount)] as const,
		),
	);
	return sumOf(amounts.map(([key, amount]) => new Map([[key, amount]])));
}

export function netOfBooked(netSuite: NetSuiteSandbox, transactions: readonly Transaction[]): Net {
	const plain = { net: {}, costs: {} } as unknown as ExpectedRecord;
	return sumOf(transactions.map((one) => netOfExpected(bookedRecord(netSuite, one, plain))));
}

export const isSameNet = (one: Net, other: Net): boolean =>
	one.size === other.size && [...one].every(([key, amount]) => other.get(key) === amount);

export const netText = (net: Net): string =>
	[...net].map(([key, amount]) => `${key}=${(amount / 1000).toFixed(2)}`).join(', ') || 'nothing';

/**
 * All that may be in the books of a document that came several times: any part of one version of it; where versions are posted beside
 * each other, any part of each.
 */
export function possibleNets(versions: ReadonlyArray<readonly Net[]>, beside: boolean): Net[] {
	const parts = versions.map((records) =>
		records.reduce<Net[]>((sums, net) => [...sums, ...sums.map((sum) => sumOf([sum, net]))], [new Map()]),
	);
	if (!beside) return parts.flat();
	return parts.reduce<Net[]>(
		(sums, more) => sums.flatMap((sum) => more.map((one) => sumOf([sum, one]))),
		[new Map()],
	);
}

const thousandths = (amount: string): number => Math.round(Number(parseMoney(amount)) * 1000);
