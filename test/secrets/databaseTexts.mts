import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** Every value of every table as a line of JSON: `["table","column",value]`. Node.js 24 carries SQLite, and reads what is in the WAL too. */
const DUMP = `
const { DatabaseSync } = require('node:sqlite');
const database = new DatabaseSync(process.argv[1], { readOnly: true });
for (const { name } of database.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").all())
	for (const row of database.prepare('SELECT * FROM "' + name + '"').all())
		for (const [column, value] of Object.entries(row))
			if (value !== null) console.log(JSON.stringify([name, column, value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : String(value)]));
`;

/** All that n8n keeps in its database, by table and column. */
export async function databaseTexts(node: string, userFolder: string): Promise<Map<string, string[]>> {
	const file = join(userFolder, '.n8n', 'database.sqlite');
	const { stdout } = await promisify(execFile)(node, ['--no-warnings', '-e', DUMP, file], {
		maxBuffer: 2 ** 30,
	});
	const texts = new Map<string, string[]>();
	for (const line of stdout.split('\n').filter(Boolean)) {
		const [table, column, value] = JSON.parse(line) as [string, string, string];
		const place = `${table}.${column}`;
		texts.set(place, [...(texts.get(place) ?? []), value]);
	}
	return texts;
}

/** All other files that n8n writes: event log, settings, binary data. */
export async function otherFiles(userFolder: string): Promise<Map<string, string>> {
	const folder = join(userFolder, '.n8n');
	const files = await readdir(folder, { recursive: true, withFileTypes: true });
	const texts = new Map<string, string>();
	for (const file of files) {
		const path = join(file.parentPath, file.name);
		if (!file.isFile() || path.includes('node_modules') || file.name.startsWith('database.sqlite')) continue;
		texts.set(path.slice(folder.length), await readFile(path, 'latin1'));
	}
	return texts;
}
