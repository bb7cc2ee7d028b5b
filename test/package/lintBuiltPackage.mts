/** Lints what `npm pack` would publish as n8n's own package scanner does: no inline exceptions, built JavaScript and JSON. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { analyzePackage } from '@n8n/scan-community-package/scanner/scanner.mjs';

const directory = mkdtempSync(path.join(tmpdir(), 'concur-netsuite-pack-'));
try {
	const [packed] = JSON.parse(
		execFileSync('npm', ['pack', '--json', '--pack-destination', directory], { encoding: 'utf8' }),
	) as Array<{ filename: string; files: Array<{ path: string }> }>;
	if (!packed) throw new Error('npm pack made no package');
	const strangers = packed.files
		.map((file) => file.path)
		.filter((file) => !/^(dist\/|workflows\/|README\.md$|LICENSE$|package\.json$)/.test(file));
	if (strangers.length > 0) throw new Error(`The package holds files that do not belong there: ${strangers.join(', ')}`);
	execFileSync('tar', ['-xzf', path.join(directory, packed.filename), '-C', directory]);
	const result = await analyzePackage(path.join(directory, 'package'));
	if (!result.passed) throw new Error(`${result.message ?? 'The scan failed'}\n${result.details ?? ''}`);
	console.log(`n8n's package scanner found nothing in the ${packed.files.length} published files.`);
} finally {
	rmSync(directory, { recursive: true, force: true });
}
