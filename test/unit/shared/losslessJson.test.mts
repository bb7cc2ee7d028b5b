import { describe, expect, it } from 'vitest';
import { jsonNumber, parseJson, SENT_TWICE, toJson } from '../../../nodes/shared/losslessJson';

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

	it('takes neither of two values of one field, and reads on', () => {
		const text = '{"a":{"b":1,"b":2,"b":3},"c":[{"d":[],"d":[1]}],"e":5,"e":5}';
		expect(parseJson(text)).toEqual({ a: { b: SENT_TWICE }, c: [{ d: SENT_TWICE }], e: 5 });
	});

	it('keeps a field called __proto__ to itself', () => {
		const read = parseJson('{"__proto__":{"reportId":"X"}}') as { reportId?: string };
		expect(read.reportId).toBeUndefined();
		expect(Object.keys(read)).toEqual(['__proto__']);
	});

	it('throws on what is not JSON', () => {
		expect(() => parseJson('<html>')).toThrow(SyntaxError);
	});
});
