import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import assert from 'node:assert/strict';
import { addPublished, publishedReports } from '../sandbox/concur/publishedDocuments.mts';
import { Editor, launchBrowser } from './editor.mts';
import { startStage } from './stage.mts';

/**
 * A finance person's path in the real editor: open the mapping table, add a row, dry run, see the difference, run for real. Takes the
 * pictures in `docs/tour`, and ends with 1 when anything on the way is not as the docs say.
 */
const pictures = resolve(process.argv[2] ?? 'docs/tour');
const VIEWPORT = { width: 2000, height: 900 };
const [OLD_ACCOUNT, NEW_ACCOUNT] = ['474230', '105'];

await mkdir(pictures, { recursive: true });
const stage = await startStage({ n8n: { say: console.log } });
const browser = await launchBrowser();
try {
	// The tables are there after the first night.
	await stage.run();
	const waiting = addPublished(
		stage.concur.documents,
		publishedReports().filter(({ file }) => /Example-(1\.1|1\.3|3\.1)\.json/.test(file)),
	);
	assert.equal(waiting.length, 3);

	const editor = await Editor.open(browser, stage.n8n, VIEWPORT);
	const { page } = editor;
	const picture = async (name: string) => await page.screenshot({ path: join(pictures, `${name}.png`) });

	await editor.openDataTable('concur_netsuite_mapping');
	await editor.addRow('account', OLD_ACCOUNT, `number:${NEW_ACCOUNT}`);
	await picture('1-mapping-table');
	const [row] = await stage.rows('concur_netsuite_mapping');
	assert.deepEqual(
		[row?.kind, row?.concurValue, row?.netSuiteReference],
		['account', OLD_ACCOUNT, `number:${NEW_ACCOUNT}`],
	);

	await editor.openWorkflow(stage.workflowId);
	await editor.openNode('Run Settings');
	await editor.setSwitch('dryRun', true);
	await picture('2-dry-run-switched-on');
	await editor.closeNode();
	assert.match(await editor.execute(), /success/i);
	assert.equal(stage.netSuite.books.size, 0, 'a dry run must not post');
	for (const { id } of waiting) assert.equal(stage.concur.documents.get(id).status, 'READY');

	await editor.openNode('What Would Be Posted');
	await picture('3-what-would-be-posted');
	await editor.showOutput('Totals');
	await picture('4-totals');
	await editor.showOutput('Differences');
	await picture('5-differences');
	await editor.closeNode();

	await editor.openNode('Run Settings');
	await editor.setSwitch('dryRun', false);
	await editor.closeNode();
	assert.match(await editor.execute(), /success/i);
	await editor.openNode('Run Summary');
	await picture('6-summary');
	for (const { id } of waiting) {
		assert.equal(stage.concur.documents.get(id).status, 'POSTING_CONFIRMED_SUCCESS');
	}
	const posted = stage.netSuite.books.transactions;
	assert.equal(posted.length, 3);
	const accounts = posted.map((record) => stage.netSuite.books.netByAccountNumber(record));
	assert.ok(
		accounts.every((net) => !(OLD_ACCOUNT in net)),
		'the old account must not be posted to',
	);
	assert.ok(
		accounts.some((net) => NEW_ACCOUNT in net),
		'the new account must be posted to',
	);
	console.log(`Wrote ${pictures}`);
} finally {
	await browser.close();
	await stage.close();
}
