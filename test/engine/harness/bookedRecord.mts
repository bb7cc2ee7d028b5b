import type { ExpectedRecord } from '../../fixtures/generate/generatedDocument.mts';
import type { Company } from '../../sandbox/netsuite/company/company.mts';
import type { Books } from '../../sandbox/netsuite/books/books.mts';
import type { FieldValues, ImpactLine, Transaction } from '../../sandbox/netsuite/books/transaction.mts';
import { withoutZeros } from './expectedBooks.mts';

interface Ledger {
	books: Books;
	masterData: Company;
}

type Booked = Omit<ExpectedRecord, 'recordType' | 'subsidiary'> & { recordType: string; subsidiary: string };

/** A transaction of NetSuite's own books in the words of the generator: only what `expected` says something about. */
export function bookedRecord(
	{ books, masterData }: Ledger,
	transaction: Transaction,
	expected: ExpectedRecord,
): Booked {
	const name = namesIn(masterData);
	const { recordType, body, tranDate, entity, tranId, exchangeRate } = transaction;
	const nets = Object.entries(books.netBySubsidiary(transaction)).map(
		([id, net]) => [name.subsidiary(id), withoutZeros(net)] as const,
	);
	const own = Object.keys(expected.fields ?? {});
	const costs = transaction.impact.filter(({ department }) => department !== undefined);
	return {
		recordType,
		subsidiary: name.subsidiary(transaction.subsidiary),
		currency: name.currency(transaction.currency),
		tranDate,
		...(expected.entity === undefined ? {} : { entity: name.entity(entity) }),
		...(expected.tranId === undefined ? {} : { tranId }),
		...(expected.dueDate === undefined ? {} : { dueDate: String(body.dueDate) }),
		...(expected.terms === undefined ? {} : { terms: name.terms(String(body.terms)) }),
		...(expected.exchangeRate === undefined ? {} : { exchangeRate }),
		...(expected.fields === undefined
			? {}
			: { fields: Object.fromEntries(own.map((field) => [field, String(body[field])])) }),
		net: Object.fromEntries(nets.filter(([, net]) => Object.keys(net).length > 0)),
		costs: sums(
			costs.map((line) => [`${name.account(line.account)}/${name.department(line.department)}`, cents(line)]),
		),
		...(expected.lineFields === undefined ? {} : { lineFields: lineFields(transaction, masterData) }),
		...(expected.billable === undefined ? {} : { billable: billable(transaction, name.entity) }),
	};
}

function namesIn(company: Company) {
	const entities = [...company.vendors, ...company.employees, ...company.customers, ...company.jobs];
	return {
		subsidiary: (id?: string) => company.subsidiaries.find((one) => one.id === id)?.name ?? `${id}?`,
		currency: (id: string) => company.currencies.find((one) => one.id === id)?.symbol ?? `${id}?`,
		account: (id: string) => company.accounts.find((one) => one.id === id)?.acctNumber ?? `${id}?`,
		department: (id?: string) => company.departments.find((one) => one.id === id)?.externalId ?? `${id}?`,
		entity: (id?: string) => entities.find((one) => one.id === id)?.entityId ?? `${id}?`,
		terms: (id: string) => company.terms.find((one) => one.id === id)?.name ?? `${id}?`,
	};
}

/** Sums of the sublist lines by `field=value` of their custom fields; segment values by external id. */
function lineFields(transaction: Transaction, company: Company): Record<string, string> {
	const lines = Object.values(transaction.sublists).flat();
	return sums(
		lines.flatMap(({ values }) =>
			Object.entries(values)
				.filter(([field]) => /^(custcol|cseg)/.test(field))
				.map(([field, value]): [string, number] => {
					const segment = company.customSegments.find(({ id }) => id === field);
					const said = segment?.values.find(({ id }) => id === value)?.externalId ?? String(value);
					return [`${field}=${said}`, signed(transaction, values)];
				}),
		),
	);
}

function billable(transaction: Transaction, entity: (id?: string) => string): Record<string, string> {
	const lines = Object.values(transaction.sublists)
		.flat()
		.filter(({ values }) => values.isBillable === true);
	return sums(lines.map(({ values }) => [entity(String(values.customer)), signed(transaction, values)]));
}

/** Debit positive. */
function signed({ recordType }: Transaction, values: FieldValues): number {
	const number = (field: string) => Math.round(Number(values[field] ?? 0) * 100);
	if (/journal/i.test(recordType)) return number('debit') - number('credit');
	return (recordType === 'vendorCredit' ? -1 : 1) * number('amount');
}

const cents = ({ debit, credit }: ImpactLine): number =>
	Math.round(Number(debit ?? 0) * 100) - Math.round(Number(credit ?? 0) * 100);

function sums(amounts: ReadonlyArray<readonly [key: string, cents: number]>): Record<string, string> {
	const totals = new Map<string, number>();
	for (const [key, amount] of amounts) totals.set(key, (totals.get(key) ?? 0) + amount);
	return withoutZeros(
		Object.fromEntries([...totals].map(([key, amount]) => [key, (amount / 100).toFixed(2)])),
	);
}
