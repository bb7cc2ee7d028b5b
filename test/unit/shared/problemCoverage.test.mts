import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CATALOGUE, type ProblemCode } from '../../../nodes/shared/problems/catalogue';

const ROOT = resolve(import.meta.dirname, '../../..');
const codes = Object.keys(CATALOGUE) as ProblemCode[];

const textsIn = (folder: string, end: string) =>
	readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
		.filter((file) => file.endsWith(end))
		.map((file) => ({ file: join(folder, file), text: readFileSync(join(ROOT, folder, file), 'utf8') }));

/** Tests, and the generator, which says what it expects of each document; not this file. */
const files = [...textsIn('test', '.test.mts'), ...textsIn('test/fixtures/generate', '.mts')].filter(
	({ file }) => !file.endsWith('problemCoverage.test.mts'),
);
const sources = textsIn('nodes', '.ts').filter(({ file }) => !file.endsWith('catalogue.ts'));

/**
 * Lines on which a test expects the code: it stands there as a text of its own, is not handed to `problem()` (a test's input), and
 * is not what must not happen.
 */
function expectationsOf(code: string): string[] {
	const literal = new RegExp(`(?<!problem\\(\\s*)(['"\`])${code}\\1`);
	return files.flatMap(({ file, text }) =>
		text
			.split('\n')
			.flatMap((line, index) => (literal.test(line) && !/\.not\./.test(line) ? [`${file}:${index + 1}`] : [])),
	);
}

describe('every problem code', () => {
	it('is expected by at least one test', () => {
		expect(codes.length).toBeGreaterThan(100);
		expect(codes.filter((code) => expectationsOf(code).length === 0)).toEqual([]);
	});

	it('is made somewhere in the nodes, whole or as type and kind of fault', () => {
		const isMade = (code: string) =>
			sources.some(({ text }) => text.includes(`'${code}'`)) || /-(not-found|inactive|ambiguous)$/.test(code);
		expect(codes.filter((code) => !isMade(code))).toEqual([]);
	});

	it.each(codes)('%s says what, where, how to cure it and who does it', (code) => {
		const { message, fix, owner } = CATALOGUE[code];
		// {why} of a period that is not open names the period and the date.
		expect(message).toMatch(/\{(value|field|why)\}/);
		expect(fix.trim()).not.toBe('');
		expect(['netsuiteAdmin', 'concurProcessor', 'integrationAdmin']).toContain(owner);
	});
});
