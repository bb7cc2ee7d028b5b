import { describe, expect, it } from 'vitest';

import { sqlLiteral, withLiterals } from '../../../nodes/NetSuite/transport/sqlLiteral.ts';

describe('sqlLiteral', () => {
	it.each([
		['Taxi', `'Taxi'`],
		["O'Brien", `'O''Brien'`],
		["''", `''''''`],
		['', `''`],
		['a\\', `'a\\'`],
		["\\'; DROP TABLE account", `'\\''; DROP TABLE account'`],
		['"quoted"', `'"quoted"'`],
		['Zürich – 東京 🚕', `'Zürich – 東京 🚕'`],
		['\u2019 \u02bc \uff07', `'\u2019 \u02bc \uff07'`],
		['42', `'42'`],
		['-5', `'-5'`],
		['1e3', `'1e3'`],
		['100%_', `'100%_'`],
		['a\0b', `'a b'`],
		['line\r\nbreak\ttab', `'line  break tab'`],
		['a\u2028b\u0085c', `'a b c'`],
		['half \ud83d of a pair', `'half \ufffd of a pair'`],
		['half \ude95 of a pair', `'half \ufffd of a pair'`],
		["x' OR '1'='1", `'x'' OR ''1''=''1'`],
		["x' UNION SELECT id FROM employee --", `'x'' UNION SELECT id FROM employee --'`],
		['?', `'?'`],
	])('writes %j', (value, literal) => {
		expect(sqlLiteral(value)).toBe(literal);
	});

	it('gives one literal for every text: no quote inside stands alone', () => {
		const nasty = [
			"'",
			'\\',
			'"',
			'\0',
			';',
			'--',
			'/*',
			'*/',
			'?',
			'\n',
			'é',
			'😀',
			'\ud800',
			'%',
			'(',
			')',
		];
		for (const a of nasty) {
			for (const b of nasty) {
				for (const c of nasty) {
					const literal = sqlLiteral(`${a}${b}x${c}`);
					expect(literal).toMatch(/^'(?:[^']|'')*'$/);
					expect(literal).not.toMatch(/[\0-\x1f]/);
				}
			}
		}
	});
});

describe('withLiterals', () => {
	it('fills the placeholders in order', () => {
		expect(withLiterals('SELECT id FROM account WHERE a = ? AND b IN (?,?)', ['1', "x'y", 'z'])).toBe(
			`SELECT id FROM account WHERE a = '1' AND b IN ('x''y','z')`,
		);
	});

	it('leaves question marks in literals, quoted names and comments alone', () => {
		const query = `SELECT 'what?' AS "a?b", 'it''s?' -- really?\n FROM account /* ? */ WHERE id = ?`;
		expect(withLiterals(query, ['7'])).toBe(query.replace(/\?$/, `'7'`));
	});

	it('does not fill a placeholder that a value brings along', () => {
		expect(withLiterals('a = ? AND b = ?', ['?', "' OR b = ? OR '"])).toBe(
			`a = '?' AND b = ''' OR b = ? OR '''`,
		);
	});

	it('refuses too few and too many values', () => {
		expect(() => withLiterals('a = ?', [])).toThrow(RangeError);
		expect(() => withLiterals('a = ?', ['1', '2'])).toThrow(RangeError);
	});
});
