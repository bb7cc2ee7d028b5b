import { describe, expect, it } from 'vitest';
import { fitsDecimals, formatMoney, parseMoney, sumMoney } from '../../../nodes/shared/money';

describe('money', () => {
	it.each([
		[12, '12.00'],
		['12.5', '12.50'],
		['50.00000000', '50.00'],
		['0E-8', '0.00'],
		[-50, '-50.00'],
		[' 7.1 ', '7.10'],
		['1.005', '1.005'],
		['+3', '3.00'],
	])('reads %j as %s', (source, expected) => {
		const amount = parseMoney(source);
		expect(amount && formatMoney(amount)).toBe(expected);
	});

	it.each([null, undefined, '', ' ', 'n/a', '1,50', '0x10', Number.NaN, Number.POSITIVE_INFINITY, {}, '1e9999', '--1'])(
		'refuses %j',
		(source) => {
			expect(parseMoney(source)).toBeUndefined();
		},
	);

	it('adds without the error of floating point', () => {
		const total = sumMoney(['0.1', '0.2', '-0.3'].map((text) => parseMoney(text)!));
		expect(total.eq(0)).toBe(true);
	});

	it('pads to the decimals of the currency and never rounds', () => {
		expect(formatMoney(parseMoney('1234')!, 0)).toBe('1234');
		expect(formatMoney(parseMoney('1.2')!, 3)).toBe('1.200');
		expect(formatMoney(parseMoney('1.239')!, 2)).toBe('1.239');
	});

	it('knows what fits into the decimals of a currency', () => {
		expect(fitsDecimals(parseMoney('1.20')!, 1)).toBe(true);
		expect(fitsDecimals(parseMoney('1.25')!, 1)).toBe(false);
		expect(fitsDecimals(parseMoney('100')!, 0)).toBe(true);
	});
});
