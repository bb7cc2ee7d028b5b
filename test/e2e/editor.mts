import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium, type Browser, type Page } from 'playwright-core';
import type { N8nServer } from './n8nServer.mts';

const CHROMIUM = '/usr/bin/chromium';

/** Debian's Chromium; installed when it is missing. */
export async function launchBrowser(): Promise<Browser> {
	if (!existsSync(CHROMIUM))
		execFileSync('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], { stdio: 'inherit' });
	return await chromium.launch({
		executablePath: CHROMIUM,
		args: ['--no-sandbox', '--force-color-profile=srgb'],
	});
}

/** What a person does in n8n's editor, signed in. */
export class Editor {
	private constructor(
		readonly page: Page,
		private readonly n8n: N8nServer,
	) {}

	static async open(
		browser: Browser,
		n8n: N8nServer,
		viewport: { width: number; height: number },
	): Promise<Editor> {
		const page = await browser.newPage({ viewport });
		await page.goto(`${n8n.url}/signin`);
		await page.locator('input[type=email], input[name=emailOrLdapLoginId]').first().fill(n8n.login.email);
		await page.locator('input[type=password]').fill(n8n.login.password);
		await page.locator('[data-test-id=form-submit-button]').click();
		await page.waitForURL((url) => !url.pathname.includes('signin'));
		return new Editor(page, n8n);
	}

	async openWorkflow(id: string): Promise<void> {
		await this.page.goto(`${this.n8n.url}/workflow/${id}`);
		await this.page.locator('[data-test-id=canvas-node]').first().waitFor();
		await this.page.waitForTimeout(1500);
	}

	async openDataTable(name: string): Promise<void> {
		await this.page.goto(`${this.n8n.url}/home/datatables`);
		await this.page.locator('[data-test-id=data-table-card-name]', { hasText: name }).first().click();
		await this.page.locator('[data-test-id=data-table-grid]').waitFor();
		await this.page.waitForTimeout(500);
	}

	/** Adds a row to the open table and types its cells, from the first column on. */
	async addRow(...cells: string[]): Promise<void> {
		await this.page.locator('[data-test-id=data-table-header-add-row-button]').click();
		// n8n opens the first cell of the new row.
		await this.page.locator('.ag-popup textarea, [data-test-id=data-table-grid] textarea').first().waitFor();
		for (const cell of cells) {
			await this.page.keyboard.type(cell);
			await this.page.keyboard.press('Tab');
			await this.page.waitForTimeout(600);
		}
		await this.page.keyboard.press('Escape');
		await this.page.waitForTimeout(600);
	}

	async openNode(name: string): Promise<void> {
		await this.page.locator(`[data-node-name="${name}"]`).first().dblclick();
		await this.page.locator('[data-test-id=ndv]').waitFor();
		await this.page.waitForTimeout(800);
	}

	async closeNode(): Promise<void> {
		await this.page.locator('[data-test-id=ndv-close-button]').click();
		await this.page.locator('[data-test-id=ndv]').waitFor({ state: 'detached' });
	}

	/** Sets the value of the assignment `name` in the open Edit Fields node to true or false. */
	async setSwitch(name: string, value: boolean): Promise<void> {
		const assignment = this.page
			.locator('[data-test-id=assignment]')
			.filter({ has: this.page.locator(`[data-test-id=assignment-name] input`) })
			.nth(await this.positionOf(name));
		await assignment.locator('[data-test-id=assignment-value] input').first().click();
		await this.page
			.getByRole('option', { name: String(value), exact: true })
			.last()
			.click();
		await this.page.waitForTimeout(500);
	}

	private async positionOf(assignment: string): Promise<number> {
		const inputs = await this.page.locator('[data-test-id=assignment-name] input').all();
		const names = await Promise.all(inputs.map(async (input) => await input.inputValue()));
		return names.indexOf(assignment);
	}

	/** In the open node: shows one of its outputs, as a table. */
	async showOutput(name: string): Promise<void> {
		const panel = this.page.locator('[data-test-id=output-panel]');
		await panel.getByText(name, { exact: false }).first().click();
		const table = panel.locator('[data-test-id=radio-button-table]');
		if (await table.isVisible()) await table.click();
		await this.page.waitForTimeout(700);
	}

	/** Presses Execute Workflow and waits for the end; the text of n8n's message. */
	async execute(): Promise<string> {
		await this.page.locator('[data-test-id=execute-workflow-button]').first().click();
		const message = this.page.locator('.el-notification', { hasText: /execut|problem|error/i }).first();
		await message.waitFor({ timeout: 120_000 });
		const text = (await message.textContent()) ?? '';
		await message.waitFor({ state: 'detached', timeout: 30_000 });
		return text;
	}
}
