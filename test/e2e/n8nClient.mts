import { z } from 'zod';
import { Execution } from '../engine/harness/execution.mts';
import { readFlatted } from './flatted.mts';

/** What the tests need of n8n's own REST interface: the calls that the editor makes (n8n 2.40.7, `dist/**\/*.controller.js`). */
export class N8nClient {
	private cookie = '';
	private projectId = '';

	constructor(readonly url: string) {}

	async setUpOwner(login: { email: string; password: string }): Promise<void> {
		await this.post('/rest/owner/setup', { ...login, firstName: 'Test', lastName: 'Owner' });
		await this.readProject();
	}

	async signIn(login: { email: string; password: string }): Promise<void> {
		await this.post('/rest/login', { emailOrLdapLoginId: login.email, password: login.password });
		await this.readProject();
	}

	/** Creates a credential and gives its id. */
	async createCredential(name: string, type: string, data: Record<string, unknown>): Promise<string> {
		return idOf(await this.post('/rest/credentials', { name, type, data, projectId: this.projectId }));
	}

	async updateCredential(
		id: string,
		name: string,
		type: string,
		data: Record<string, unknown>,
	): Promise<void> {
		await this.call('PATCH', `/rest/credentials/${id}`, { name, type, data });
	}

	/** What the credential form's own test says. */
	async testCredential(
		id: string,
		name: string,
		type: string,
		data: Record<string, unknown>,
	): Promise<{ status: string; message: string }> {
		const answer = await this.post('/rest/credentials/test', { credentials: { id, name, type, data } });
		return z.object({ status: z.string(), message: z.string() }).parse(answer);
	}

	/** Imports a workflow as the editor does and gives its id. */
	async createWorkflow(workflow: object): Promise<string> {
		return idOf(await this.post('/rest/workflows', { ...workflow, projectId: this.projectId }));
	}

	async getWorkflow(id: string): Promise<unknown> {
		return await this.get(`/rest/workflows/${id}`);
	}

	/** Starts the workflow as "Execute workflow" does and gives the execution's id. */
	async startWorkflow(id: string, trigger: string): Promise<string> {
		const answer = await this.post(`/rest/workflows/${id}/run`, { triggerToStartFrom: { name: trigger } });
		return z.object({ executionId: z.string() }).parse(answer).executionId;
	}

	/** Runs the workflow to its end. */
	async runWorkflow(id: string, trigger: string, timeoutMs = 120_000): Promise<Execution> {
		return await this.untilEnded(await this.startWorkflow(id, trigger), timeoutMs);
	}

	async untilEnded(executionId: string, timeoutMs = 120_000): Promise<Execution> {
		await this.untilStopped(executionId, timeoutMs);
		return await this.getExecution(executionId);
	}

	/** What the editor's Stop button does. */
	async stopExecution(executionId: string): Promise<void> {
		await this.post(`/rest/executions/${executionId}/stop`, {});
	}

	/** What "Retry with currently saved workflow" does in the list of executions; gives the new execution's id. */
	async retryExecution(executionId: string): Promise<string> {
		const answer = await this.post(`/rest/executions/${executionId}/retry`, { loadWorkflow: true });
		return z.object({ id: z.coerce.string() }).parse(answer).id;
	}

	/** Waits without reading any data of the execution. */
	async untilStopped(executionId: string, timeoutMs = 120_000, askEveryMs = 200): Promise<void> {
		const giveUpAt = Date.now() + timeoutMs;
		for (;;) {
			const status = await this.executionStatus(executionId);
			if (!['new', 'running', 'waiting', 'unknown'].includes(status)) return;
			if (Date.now() > giveUpAt)
				throw new Error(`Execution ${executionId} is still ${status} after ${timeoutMs} ms`);
			await new Promise((done) => setTimeout(done, askEveryMs));
		}
	}

	/** Asks for the list, as the editor's sidebar does: reading one execution makes n8n load all its data. */
	async executionStatus(executionId: string): Promise<string> {
		const list = z.object({ results: z.array(z.object({ id: z.coerce.string(), status: z.string() })) });
		const { results } = list.parse(await this.get('/rest/executions?limit=50'));
		return results.find(({ id }) => id === executionId)?.status ?? 'unknown';
	}

	/** An ended execution with its data; while it runs n8n has none. */
	async getExecution(executionId: string): Promise<Execution> {
		const row = executionRow.parse(await this.get(`/rest/executions/${executionId}`));
		return new Execution(executionId, row.status, readFlatted(row.data), row);
	}

	/** All rows of the Data Table of exactly this name; empty when there is no such table. */
	async dataTableRows(name: string): Promise<Array<Record<string, unknown>>> {
		const id = (await this.dataTables()).find((table) => table.name === name)?.id;
		if (!id) return [];
		const rows: Array<Record<string, unknown>> = [];
		for (;;) {
			const page = await this.get(
				`/rest/projects/${this.projectId}/data-tables/${id}/rows?skip=${rows.length}&take=200`,
			);
			const { data } = z.object({ data: z.array(z.record(z.unknown())) }).parse(page);
			rows.push(...data);
			if (data.length < 200) return rows;
		}
	}

	/** Changes the rows whose key is this, as a person does in the table's view. */
	async changeRows(name: string, key: string, data: Record<string, unknown>): Promise<void> {
		const id = (await this.dataTables()).find((table) => table.name === name)?.id;
		const filter = { type: 'and', filters: [{ columnName: 'key', condition: 'eq', value: key }] };
		await this.call('PATCH', `/rest/projects/${this.projectId}/data-tables/${id}/rows`, { filter, data });
	}

	async dataTables(): Promise<Array<{ id: string; name: string }>> {
		const page = await this.get(`/rest/projects/${this.projectId}/data-tables`);
		return z.object({ data: z.array(z.object({ id: z.string(), name: z.string() })) }).parse(page).data;
	}

	async createDataTable(name: string, columns: Array<{ name: string; type: string }>): Promise<string> {
		return idOf(await this.post(`/rest/projects/${this.projectId}/data-tables`, { name, columns }));
	}

	/** Cookie of the session, for a browser that should be signed in. */
	get session(): string {
		return this.cookie;
	}

	private async readProject(): Promise<void> {
		this.projectId = idOf(await this.get('/rest/projects/personal'));
	}

	async get(path: string): Promise<unknown> {
		return await this.call('GET', path);
	}

	async post(path: string, body: object): Promise<unknown> {
		return await this.call('POST', path, body);
	}

	async call(method: string, path: string, body?: object): Promise<unknown> {
		const headers: Record<string, string> = {
			'content-type': 'application/json',
			'browser-id': 'tests',
			cookie: this.cookie,
		};
		const answer = await fetch(this.url + path, { method, headers, body: body && JSON.stringify(body) });
		const text = await answer.text();
		if (!answer.ok)
			throw new Error(`n8n answered ${answer.status} to ${method} ${path}: ${text.slice(0, 1000)}`);
		const session = answer.headers.getSetCookie().find((cookie) => cookie.startsWith('n8n-auth='));
		if (session) this.cookie = session.split(';')[0] ?? '';
		return z.object({ data: z.unknown() }).parse(JSON.parse(text)).data;
	}
}

const idOf = (answer: unknown): string => z.object({ id: z.string() }).parse(answer).id;

const executionRow = z.object({
	status: z.string(),
	startedAt: z.string().nullish(),
	stoppedAt: z.string().nullish(),
	data: z.string(),
});
