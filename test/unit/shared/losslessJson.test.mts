import { describe, expect, it } from 'vitest';
import { jsonNumber, parseJson, toJson } from '../../../nodes/shared/losslessJson';

describe('lossless JSON', () => {
	it('keeps numbers that a double holds and turns longer ones into their text', () => {
		expect(parseJson('{"a":12.5,"b":12345678901234567890,"c":50.00000000,"d":0.1}')).toEqual({
			a: 12.5,
			b: '12345678901234567890',
			c: 50,
			d: 0.1,
		});
	});

	it('writes decimal texts digit for digit', () => {
		expect(toJson({ debit: jsonNumber('10.10'), memo: 'x' })).toBe('{"debit":10.10,"memo":"x"}');
		expect(() => jsonNumber('ten')).toThrow();
	});

	it('throws on what is not JSON', () => {
		expect(() => parseJson('<html>')).toThrow(SyntaxError);
	});
});
