import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { generateReports } from '../fixtures/generate/expenseReports.mts';
import { LOADING_TIMEOUT_MS } from '../engine/harness/builtNodes.mts';
import { databaseTexts, otherFiles } from '../secrets/databaseTexts.mts';
import { SecretScan, type Hit } from '../secrets/secretScan.mts';
import { BREAKS, ECHOES } from '../secrets/troubles.mts';
import { addCredential, addIssued } from '../secrets/usedSecrets.mts';
import { ensureN8n } from './n8nCache.mts';
import { startStage, TRIGGER, type Stage } from './stage.mts';

const TIMEOUT_MS = 600_000;
/** A wrong secret is a secret too: people paste the right one into the wrong place. */
const WRONG = 'wrong-but-still-a-secret-0123456789';

let stage: Stage;
const scan = new SecretScan();
beforeAll(async () => {
	stage = await startStage({
		n8n: { environment: { N8N_LOG_LEVEL: 'debug', N8N_LOG_OUTPUT: 'console,file' } },
		concur: { modes: { refreshRotation: 'newOldDies' } },
	});
}, LOADING_TIMEOUT_MS);
afterAll(async () => await stage.close());

let seed = 900;
async function run(name: string): Promise<void> {
	for (const { fiDocumentId, document } of generateReports({ seed: ++seed, count: 2 }))
		stage.concur.documents.add('expense', document, { id: fiDocumentId });
	stage.concur.oauth.expireAccessTokens();
	stage.netSuite.expireTokens();
	const { client } = stage.n8n;
	const ended = await client.untilEnded(await client.startWorkflow(stage.workflowId, TRIGGER), TIMEOUT_MS);
	expect(ended.nodes.length, name).toBeGreaterThan(0);
	// What the editor shows of it is what a person sees.
	texts.push([`execution (${name})`, JSON.stringify(ended.data)]);
}
const texts: Array<[place: string, text: string]> = [];

async function hits(): Promise<Hit[]> {
	for (const service of [stage.concur, stage.netSuite])
		addCredential(scan, 'credential', service.credential());
	scan.add('wrong client secret', WRONG);
	addIssued(scan, stage);
	const { node } = await ensureN8n();
	const { userFolder } = stage.n8n;
	const database = await databaseTexts(node, userFolder);
	expect([...database.keys()].some((place) => place.startsWith('execution_data.'))).toBe(true);
	const files = await otherFiles(userFolder);
	// The log at its most talkative.
	expect([...files].find(([name]) => name.endsWith('n8n.log'))?.[1]).toContain('Workflow execution');
	const places: Array<[string, string]> = [
		...texts,
		...[...database].map(([place, values]): [string, string] => [place, values.join('\n')]),
		...files,
		['what n8n printed', stage.n8n.output()],
		[
			'addresses',
			[stage.concur, stage.netSuite]
				.flatMap(({ log }) => log.entries.map(({ path, query }) => `${path}?${query}`))
				.join('\n'),
		],
		['confirmations', JSON.stringify(stage.concur.documents.all())],
		['records', JSON.stringify(stage.netSuite.books.transactions)],
	];
	return places.flatMap(([place, text]) => scan.hitsIn(place, text));
}

describe('secrets in the real n8n', () => {
	it(
		'are nowhere in its database, its files, its output and its addresses, after good runs and bad ones',
		async () => {
			await run('good');
			// One of each place where the services are called; all of them run in the engine (test/engine/secrets.test.mts).
			for (const { name, make } of [...ECHOES.filter((_, index) => index % 4 === 3), ...BREAKS.slice(-1)]) {
				make(stage);
				await run(name);
				stage.concur.faults.clear();
				stage.netSuite.faults.clear();
				await stage.n8n.client.changeRows('concur_netsuite_work', 'run', {
					leaseUntil: '2020-01-01T00:00:00.000Z',
				});
			}
			for (const [type, change] of [
				['sapConcurApi', { clientSecret: WRONG }],
				['netSuiteApi', { privateKey: WRONG }],
			] as const) {
				const { client } = stage.n8n;
				const data = { ...(type === 'sapConcurApi' ? stage.concur : stage.netSuite).credential(), ...change };
				const id = await client.createCredential(`Wrong ${type}`, type, data);
				const answer = await client.testCredential(id, `Wrong ${type}`, type, data);
				expect(answer.status).toBe('Error');
				texts.push([`credential test of ${type}`, JSON.stringify(answer)]);
			}
			await run('good again');
			expect(await hits()).toEqual([]);
			expect(scan.count).toBeGreaterThan(20);
		},
		TIMEOUT_MS,
	);

	it(
		'are found when they are planted in a Data Table',
		async () => {
			const [token] = stage.concur.oauth.issuedTokens;
			await stage.n8n.client.changeRows('concur_netsuite_work', 'run', { reason: `Bearer ${String(token)}` });
			const places = (await hits()).map(({ place }) => place);
			expect(
				places.some((place) => /^data_table_user_\w+\.reason$/.test(place)),
				places.join(),
			).toBe(true);
			await stage.n8n.client.changeRows('concur_netsuite_work', 'run', { reason: '' });
		},
		TIMEOUT_MS,
	);
});
