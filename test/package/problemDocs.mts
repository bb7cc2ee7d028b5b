/** Writes docs/problems.md from the problem catalogue (`npm run docs`); a test refuses a file that is out of date. */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { CATALOGUE, type ProblemCode } from '../../nodes/shared/problems/catalogue';
import { OWNER_LABELS } from '../../nodes/shared/problems/problem';

const FILE = fileURLToPath(new URL('../../docs/problems.md', import.meta.url));

const cell = (text: string) => text.replace(/\|/g, '\\|').replace(/\{(\w+)\}/g, '`$1`');

export function problemDocs(): string {
	const rows = (Object.keys(CATALOGUE) as ProblemCode[]).map((code) => {
		const { message, fix, owner } = CATALOGUE[code];
		return `| \`${code}\` | ${cell(message)} | ${cell(fix)} | ${OWNER_LABELS[owner]} |`;
	});
	return [
		'# Problem codes',
		'',
		'Made from `nodes/shared/problems/catalogue.ts` by `npm run docs`; do not edit. Words in `code` type stand for the value at hand.',
		'',
		'| Code | What it says | How to fix it | Who |',
		'| --- | --- | --- | --- |',
		...rows,
		'',
	].join('\n');
}

export const writtenProblemDocs = () => readFileSync(FILE, 'utf8');

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(FILE, problemDocs());
