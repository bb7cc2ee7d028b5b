import { describe, expect, it } from 'vitest';
import { CATALOGUE } from '../../../nodes/shared/problems/catalogue';
import { Random } from '../../fixtures/generate/random.mts';
import { balanceOf, cents } from './demoSettings.mts';
import { allocation, byNumber, header, invoice, journal, lineItem, prepareInvoice } from './invoices.mts';

type Fields = Record<string, unknown>;

const NONSENSE: unknown[] = [
	null, undefined, '', ' ', 0, -1, 1e21, 1e-9, NaN, Infinity, true, 'x', 'Y', '12.345', '-7', '1e400', '{total}', '\u0000', '\uD83D', [], {}, [null], [[]],
	{ toString: 'x' }, '2026-13-01', '03/04/2026', '13/13/2026', '9999-12-31T23:59:59Z', '0E-8', '99999999999999999999.99',
];

/** Every place in a document: its holder and key. */
function places(value: unknown, found: Array<[Fields, string]> = []): Array<[Fields, string]> {
	if (typeof value !== 'object' || value === null) return found;
	for (const [key, part] of Object.entries(value)) {
		found.push([value as Fields, key]);
		places(part, found);
	}
	return found;
}

/** An invoice of one to four rows, with tax and shipping in one of the forms that Concur may send; its total in cents is counted here. */
function randomInvoice(random: Random): Fields {
	const sign = random.int(1, 6) === 1 ? -1 : 1;
	const amount = (value: number) => ((sign * value) / 100).toFixed(2);
	const hasTax = random.int(1, 2) === 1;
	let total = 0;
	const rows = Array.from({ length: random.int(1, 4) }, () => {
		const net = random.int(100, 50_000);
		const tax = hasTax ? random.int(1, 9_000) : 0;
		total += net + tax;
		const row = { amountTax: amount(tax), taxCode: 'S', taxField: 'VAT1' };
		return journal(amount(net + tax), { amountNet: amount(net), tax: tax === 0 ? null : random.int(1, 2) === 1 ? row : [row] });
	});
	const shipping = random.int(1, 3) === 1 ? random.int(1, 900) : 0;
	total += shipping;
	const lines = rows.map((row, index) => lineItem([allocation(random.int(1, 2) === 1 ? row : [row])], { lineItemSequenceOrder: index + 1 }));
	return invoice(lines, header(amount(total), { amountShippingTotal: amount(shipping) }));
}

function mutate(random: Random, document: Fields): void {
	const [holder, key] = random.pick(places(document));
	const choice = random.int(1, 5);
	if (choice === 1) delete holder[key];
	else if (choice === 2) holder[key] = structuredClone(random.pick(places(document))[0]);
	else if (choice === 3 && typeof holder[key] === 'string') holder[key] = `-${String(holder[key])}`;
	else holder[key] = random.pick(NONSENSE);
}

const SETTINGS: Fields[] = [
	{ shippingAccount: byNumber('62000') },
	{ shippingAccount: byNumber('62000'), taxAccount: byNumber('13400'), invoiceTax: 'taxAccount', dateOrder: 'mdy' },
	{ invoiceTax: 'taxAccount', appendRemitTo: true },
];

describe('random invoices', () => {
	it('are all posted with lines that make the total', () => {
		const random = new Random(7);
		for (let count = 0; count < 200; count++) {
			const document = randomInvoice(random);
			const { status, problems, postings, total } = prepareInvoice(document, SETTINGS[count % 2]);
			expect({ status, problems }).toEqual({ status: 'prepared', problems: [] });
			const [posting] = postings;
			expect(posting?.recordType).toBe(total.startsWith('-') ? 'vendorCredit' : 'vendorBill');
			expect(posting && balanceOf(posting)).toBe(cents(String((document.requestHeader as Fields).requestTotal)));
		}
	});
});

describe('mutated invoices', () => {
	it('end in a named problem or in lines that make the total, 900 of them', () => {
		const random = new Random(2024);
		const statuses = new Map<string, number>();
		const codes = new Set<string>();
		for (let count = 0; count < 900; count++) {
			const document = randomInvoice(random);
			for (let left = random.int(1, 2); left > 0; left--) mutate(random, document);
			const prepared = prepareInvoice(document, SETTINGS[count % SETTINGS.length]);
			statuses.set(prepared.status, (statuses.get(prepared.status) ?? 0) + 1);
			for (const { code, message, fix } of [...prepared.problems, ...prepared.warnings]) {
				codes.add(code);
				expect(CATALOGUE).toHaveProperty(code);
				expect(fix).not.toBe('');
				expect(message).not.toMatch(/\(unknown\)|undefined|NaN|\[object/);
			}
			if (prepared.status === 'prepared') {
				expect(prepared.problems).toEqual([]);
				expect(prepared.postings).toHaveLength(1);
				for (const posting of prepared.postings) {
					expect(balanceOf(posting)).toBe(cents(prepared.total));
					expect(posting.recordType).toBe(prepared.total.startsWith('-') ? 'vendorCredit' : 'vendorBill');
				}
			} else {
				expect(prepared.problems.length).toBeGreaterThan(0);
				expect(prepared.reason).not.toBe('');
			}
		}
		// The mutations must reach both ends, or this test proves nothing.
		expect(statuses.get('prepared')).toBeGreaterThan(200);
		expect(statuses.get('notReady')).toBeGreaterThan(200);
		expect(codes.size).toBeGreaterThan(8);
	}, 60_000);
});
