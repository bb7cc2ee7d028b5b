import { inspect } from 'node:util';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { generateReports } from '../fixtures/generate/expenseReports.mts';
import { createTestCertificates } from '../sandbox/http/certificates.mts';
import { makeCertificate } from '../sandbox/netsuite/auth/certificates.mts';
import { ConsoleTap } from '../secrets/consoleTap.mts';
import { SecretScan, type Hit } from '../secrets/secretScan.mts';
import { BREAKS, ECHOES, type Trouble } from '../secrets/troubles.mts';
import { addCredential, addIssued } from '../secrets/usedSecrets.mts';
import { builtNodes, LOADING_TIMEOUT_MS } from './harness/builtNodes.mts';
import type { Execution } from './harness/execution.mts';
import { World } from './harness/world.mts';

const TYPES = ['sapConcurApi', 'netSuiteApi'] as const;

/** A world that remembers every secret it ever used and every text that came of it. */
class WatchedWorld {
	readonly scan = new SecretScan();
	readonly runs: Array<{ name: string; run: Execution }> = [];
	private readonly tap = new ConsoleTap();

	private constructor(readonly world: World) {}

	static async start(): Promise<WatchedWorld> {
		return new WatchedWorld(await World.start({ concur: { modes: { refreshRotation: 'newOldDies' } } }));
	}

	async run(name: string, afterNode?: (node: string) => void): Promise<Execution> {
		this.remember();
		const run = await this.world.run({
			afterNode: (node) => {
				this.remember();
				afterNode?.(node);
			},
		});
		this.remember();
		this.runs.push({ name, run });
		return run;
	}

	/** Of the credentials as they are now; they change at each renewal. */
	private remember(): void {
		for (const type of TYPES) addCredential(this.scan, type, this.world.engine.credentials.read(type));
	}

	/** All that anybody could read: items and errors of all nodes, tables, logs, addresses of requests. */
	private texts(): Array<[place: string, text: string]> {
		const { engine, concur, netSuite } = this.world;
		const tables = ['work', 'audit', 'mapping'].map((name) => `concur_netsuite_${name}`);
		return [
			...this.runs.map(({ name, run }): [string, string] => [`execution (${name})`, inspectAll(run)]),
			...this.runs.map(({ name, run }): [string, string] => [
				`execution as JSON (${name})`,
				JSON.stringify(run),
			]),
			...tables.map((name): [string, string] => [name, JSON.stringify(engine.tables.rows(name))]),
			['logs', this.tap.lines.join('\n')],
			[
				'addresses',
				[concur, netSuite]
					.flatMap(({ log }) => log.entries.map(({ path, query }) => `${path}?${query}`))
					.join('\n'),
			],
			['SuiteQL', netSuite.queries.join('\n')],
			['records', JSON.stringify(netSuite.books.transactions)],
			['confirmations', JSON.stringify(concur.documents.all())],
		];
	}

	hits(): Hit[] {
		addIssued(this.scan, this.world);
		return this.texts().flatMap(([place, text]) => this.scan.hitsIn(place, text));
	}

	async close(): Promise<void> {
		this.tap.stop();
		await this.world.close();
	}
}

/** Hidden properties, causes and all. */
const inspectAll = (value: unknown): string =>
	inspect(value, {
		depth: Infinity,
		showHidden: true,
		maxArrayLength: null,
		maxStringLength: null,
		breakLength: Infinity,
	});

/** As a person enters it whose key is encrypted. */
const clientKey = () => {
	const { clientWithPassphrase } = createTestCertificates();
	return {
		useClientCertificate: true,
		clientCertificate: clientWithPassphrase.cert,
		clientKey: clientWithPassphrase.key,
	};
};

let watched: WatchedWorld;
beforeAll(async () => void (await builtNodes()), LOADING_TIMEOUT_MS);
beforeEach(async () => (watched = await WatchedWorld.start()));
afterEach(async () => await watched.close());

/** Each trouble in a run of its own, with documents of its own beside those that earlier ones left, while tokens rotate. */
async function go(troubles: readonly Trouble[]): Promise<void> {
	const { world } = watched;
	for (const [index, { name, make }] of troubles.entries()) {
		for (const { fiDocumentId, document } of generateReports({ seed: 500 + index, count: 2 }))
			world.concur.documents.add('expense', document, { id: fiDocumentId });
		// Signing in is needed again, so that the trouble may start there.
		world.concur.oauth.expireAccessTokens();
		world.netSuite.expireTokens();
		make(world);
		await watched.run(name);
		expect([...world.concur.faults.fired, ...world.netSuite.faults.fired].length, name).toBeGreaterThan(0);
		world.concur.faults.clear();
		world.netSuite.faults.clear();
		world.clock.advance(31 * 60_000);
	}
}

describe('secrets in runs of the shipped workflow', () => {
	it('are nowhere when all goes well and tokens rotate at each step', async () => {
		const { world } = watched;
		world.addReports();
		const run = await watched.run('twelve reports', () => {
			world.concur.oauth.expireAccessTokens();
			world.netSuite.expireTokens();
		});
		expect(run.error).toBeUndefined();
		expect(watched.hits()).toEqual([]);
		// Typed ones, those of every rotation, and each line of the key.
		expect(watched.scan.count).toBeGreaterThan(20);
	});

	it('are nowhere when services and proxies give the request back with the authorization in it', async () => {
		await watched.run('first');
		await go(ECHOES);
		expect(watched.hits()).toEqual([]);
	}, 300_000);

	it('are nowhere when connections break, which the HTTP client tells with the whole request', async () => {
		await watched.run('first');
		await go(BREAKS);
		expect(watched.hits()).toEqual([]);
	}, 300_000);

	const WRONG: Array<[what: string, type: (typeof TYPES)[number], change: () => object]> = [
		['wrong client secret', 'sapConcurApi', () => ({ clientSecret: 'a-wrong-client-secret-of-32-chars' })],
		['wrong request token', 'sapConcurApi', () => ({ companyRequestToken: 'a-wrong-company-request-token' })],
		[
			'secret with characters that URLs and JSON write otherwise',
			'sapConcurApi',
			() => ({ clientSecret: 'a"wrong&secret=with/+\\ é%20chars' }),
		],
		[
			'key that NetSuite does not know',
			'netSuiteApi',
			() => makeCertificate({ kind: 'ec', name: 'unknown' }),
		],
		[
			'key that is cut off',
			'netSuiteApi',
			() => ({ privateKey: makeCertificate({ kind: 'rsa' }).privateKey.slice(0, 900) }),
		],
		[
			'key that is none',
			'netSuiteApi',
			() => ({ privateKey: 'a secret that somebody pasted into the wrong field' }),
		],
		[
			'client key with a wrong passphrase',
			'sapConcurApi',
			() => ({ ...clientKey(), clientKeyPassphrase: 'a-wrong-passphrase-of-someone' }),
		],
		['client key without certificate', 'sapConcurApi', () => ({ ...clientKey(), clientCertificate: '' })],
	];
	it('are nowhere when a credential does not work', async () => {
		for (const [what, type, change] of WRONG) {
			const { credentials } = watched.world.engine;
			const before = credentials.read(type);
			credentials.save(type, { ...before, ...change() });
			const run = await watched.run(what);
			expect(run.status, what).toBe('error');
			expect(run.error?.description, what).not.toBe('');
			credentials.save(type, before);
		}
		expect(watched.hits()).toEqual([]);
	});

	it('are nowhere when certificates have run out and the role or the app may not', async () => {
		const { world } = watched;
		world.addReports();
		await watched.run('first');
		world.clock.advance(3 * 365 * 86_400_000);
		expect((await watched.run('years later')).status).toBe('error');
		for (const [index, code] of [5, 16, 61, 108].entries()) {
			world.concur.oauth.expireAccessTokens();
			world.concur.oauth.failNext(code, { times: 20 });
			await watched.run(`token error ${code} (${index})`);
		}
		expect(watched.hits()).toEqual([]);
	});
});

describe('the scan for secrets', () => {
	it('finds one that is planted, in every form and place', async () => {
		const { world } = watched;
		const [document] = world.addReports('1.1');
		await watched.run('planted', (node) => {
			if (node !== 'Write Audit Rows') return;
			const { accessToken } = world.engine.credentials.read('sapConcurApi');
			const { privateKey } = world.engine.credentials.read('netSuiteApi');
			for (const row of world.engine.tables.table('concur_netsuite_audit').rows) {
				row.reason = `Bearer ${Buffer.from(`id:${String(accessToken)}:x`).toString('base64')}`;
				row.nextStep = JSON.stringify({ key: String(privateKey).split('\n')[1] });
			}
			console.warn(`token=${encodeURIComponent(world.concur.company.clientSecret)}`);
		});
		expect(document).toBeDefined();
		const found = watched.hits().map(({ secret, place }) => `${place}: ${secret}`);
		expect(found.some((text) => /^concur_netsuite_audit: .*token/.test(text))).toBe(true);
		expect(found.some((text) => /^concur_netsuite_audit: .*private key, line 1/.test(text))).toBe(true);
		expect(found.some((text) => /^logs: .*client secret/.test(text))).toBe(true);
	});

	it('knows all forms', () => {
		const scan = new SecretScan();
		const secret = 'p&ss "word" äöü/+12345';
		scan.add('it', secret);
		const forms = [
			secret,
			encodeURIComponent(secret),
			JSON.stringify({ secret }),
			JSON.stringify(JSON.stringify({ secret })),
			Buffer.from(secret).toString('hex'),
		];
		for (const before of ['', 'a', 'ab', 'abc'])
			forms.push(
				Buffer.from(`${before}${secret}:zz`).toString('base64'),
				Buffer.from(`${before}${secret}`).toString('base64url'),
			);
		for (const form of forms) expect(scan.hitsIn('here', `x ${form} y`), form).not.toEqual([]);
		expect(scan.hitsIn('here', 'nothing of it')).toEqual([]);
	});
});
