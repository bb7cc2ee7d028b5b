import { resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { Editor, launchBrowser } from './editor.mts';
import { startStage } from './stage.mts';

/**
 * Takes the picture of the shipped workflow in n8n's editor: `docs/workflow.png`, or the file given as the argument. With a node's
 * name as second argument it opens that node first.
 */
const target = resolve(process.argv[2] ?? 'docs/workflow.png');
const nodeToOpen = process.argv[3];
/** Wide enough to read the names of the nodes. */
const VIEWPORT = { width: 3200, height: 1900 };

const stage = await startStage({ n8n: { say: console.log } });
const browser = await launchBrowser();
try {
	const editor = await Editor.open(browser, stage.n8n, nodeToOpen ? { width: 1500, height: 1300 } : VIEWPORT);
	const { page } = editor;
	await editor.openWorkflow(stage.workflowId);
	if (nodeToOpen) await editor.openNode(nodeToOpen);
	else {
		await page.locator('[data-test-id=zoom-to-fit]').click();
		await page.waitForTimeout(1500);
	}
	await page.screenshot({ path: target, clip: nodeToOpen ? undefined : await workflowOn(page) });
	console.log(`Wrote ${target}`);
} finally {
	await browser.close();
	await stage.close();
}

/** The part of the page that the nodes and notes take, with a margin. */
async function workflowOn(page: Page): Promise<{ x: number; y: number; width: number; height: number }> {
	const margin = 24;
	const boxes = await Promise.all(
		(await page.locator('.vue-flow__node').all()).map(async (node) => await node.boundingBox()),
	);
	const found = boxes.filter((box) => box !== null);
	const x = Math.min(...found.map((box) => box.x)) - margin;
	const y = Math.min(...found.map((box) => box.y)) - margin;
	const right = Math.max(...found.map((box) => box.x + box.width)) + margin;
	const bottom = Math.max(...found.map((box) => box.y + box.height)) + margin;
	return { x, y, width: right - x, height: bottom - y };
}
