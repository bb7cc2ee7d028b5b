import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startConcurSandbox } from '../sandbox/concur/concurSandbox.mts';
import { addPublished, publishedReports } from '../sandbox/concur/publishedDocuments.mts';
import { startNetSuiteSandbox } from '../sandbox/netsuite/netSuiteSandbox.mts';
import { makeCertificate } from '../sandbox/netsuite/auth/certificates.mts';
import { builtNodes, LOADING_TIMEOUT_MS } from './harness/builtNodes.mts';
import { expectPostedOnce, expectUntouched } from './harness/judge.mts';
import { World } from './harness/world.mts';

let world: World;
beforeAll(async () => void (await builtNodes()), LOADING_TIMEOUT_MS);
afterEach(async () => await world.close());

const READ = 'Get Documents';
const CLAIMED = 'Write Claims';
const ACKNOWLEDGED = 'Acknowledge in Concur';
const POSTED = 'Post to NetSuite';

describe('tokens that end in the middle of a run', () => {
	for (const expiredTokenStatus of [401, 403] as const) {
		it(`on both sides, after every step (Concur answers ${expiredTokenStatus})`, async () => {
			world = await World.start({ concur: { modes: { expiredTokenStatus } } });
			const documents = world.addReports();
			const run = await world.run({
				afterNode: (node) => {
					if (![READ, CLAIMED, ACKNOWLEDGED, POSTED].includes(node)) return;
					world.concur.oauth.expireAccessTokens();
					world.netSuite.expireTokens();
				},
			});
			expect(run.error).toBeUndefined();
			for (const document of documents) expectPostedOnce(world, document);
			// Sign-in, acknowledgement, confirmation; and sign-in, validation, posting.
			expect(world.engine.credentials.renewals.get('sapConcurApi')).toBeGreaterThanOrEqual(3);
			expect(world.engine.credentials.renewals.get('netSuiteApi')).toBeGreaterThanOrEqual(3);
		});
	}

	it('with a refresh token that changes at each use and dies at once', async () => {
		world = await World.start({ concur: { modes: { refreshRotation: 'newOldDies' } } });
		const seen = new Set<unknown>();
		for (const example of ['1.1', '1.2', '1.3']) {
			const [document] = world.addReports(example);
			const run = await world.run({
				afterNode: (node) => (node === CLAIMED ? world.concur.oauth.expireAccessTokens() : undefined),
			});
			expect(run.error).toBeUndefined();
			if (document) expectPostedOnce(world, document);
			seen.add(world.engine.credentials.read('sapConcurApi').refreshToken);
			world.concur.oauth.expireAccessTokens();
		}
		expect(seen.size).toBe(3);
	});

	it('when the company request token is older than a day: the refresh token carries on', async () => {
		world = await World.start();
		await world.run();
		world.clock.advance(25 * 3_600_000);
		const [document] = world.addReports('1.1');
		const run = await world.run();
		expect(run.error).toBeUndefined();
		if (document) expectPostedOnce(world, document);
	});
});

describe('data centres', () => {
	it('finds the way from a wrong first one', async () => {
		world = await World.start({ concur: { home: 'eu2' } });
		world.engine.credentials.save('sapConcurApi', {
			...world.concur.credential(),
			tokenHost: world.concur.hosts.us2,
		});
		const [document] = world.addReports('1.1');
		const run = await world.run();
		expect(run.error).toBeUndefined();
		if (document) expectPostedOnce(world, document);
		expect(world.engine.credentials.read('sapConcurApi').geolocation).toBe(world.concur.hosts.eu2);
	});

	it('follows a company that has moved between two runs', async () => {
		world = await World.start();
		await world.run();
		world.concur.oauth.moveTo('eu2');
		world.concur.oauth.expireAccessTokens();
		const [document] = world.addReports('1.1');
		const run = await world.run();
		expect(run.error).toBeUndefined();
		if (document) expectPostedOnce(world, document);
	});
});

describe('a credential that was edited', () => {
	it('works for the new company at once, with no call to the old one', async () => {
		world = await World.start();
		await world.run();
		const [oldDocument] = world.addReports('1.2');
		const other = await startConcurSandbox({ clock: world.clock });
		try {
			// The form keeps the hidden state of the old company; a person changes what is seen.
			const { tokenHost, clientId, clientSecret, companyUuid, companyRequestToken, additionalAllowedHosts } =
				other.credential();
			const edited = {
				tokenHost,
				clientId,
				clientSecret,
				companyUuid,
				companyRequestToken,
				additionalAllowedHosts,
			};
			world.engine.credentials.save('sapConcurApi', {
				...world.engine.credentials.read('sapConcurApi'),
				...edited,
			});
			world.concur.log.clear();
			const [document] = addPublished(
				other.documents,
				publishedReports().filter(({ file }) => file.includes('-Example-1.1')),
			);
			const run = await world.run();
			expect(run.error).toBeUndefined();
			if (document) expectPostedOnce({ concur: other, netSuite: world.netSuite }, document);
			if (oldDocument) expectUntouched(world, oldDocument);
			expect(world.concur.log.count()).toBe(0);
		} finally {
			await other.close();
		}
	});
});

describe('a NetSuite credential that was edited', () => {
	it('posts to the new account at once, and to the old one no more', async () => {
		world = await World.start();
		await world.run();
		const other = await startNetSuiteSandbox({ clock: world.clock });
		try {
			const { accessToken: _token, accessExpiresAt: _end, issuedFor: _for, ...edited } = other.credential();
			world.engine.credentials.save('netSuiteApi', {
				...world.engine.credentials.read('netSuiteApi'),
				...edited,
			});
			world.netSuite.log.clear();
			const [document] = world.addReports('1.1');
			const run = await world.run();
			expect(run.error).toBeUndefined();
			if (document) expectPostedOnce({ concur: world.concur, netSuite: other }, document);
			expect(world.netSuite.log.count()).toBe(0);
		} finally {
			await other.close();
		}
	});
});

describe('a credential that does not work stops the run before anything', () => {
	const broken: Array<[what: string, type: 'sapConcurApi' | 'netSuiteApi', change: () => object]> = [
		['wrong client secret at Concur', 'sapConcurApi', () => ({ clientSecret: 'wrong' })],
		['company request token that was withdrawn', 'sapConcurApi', () => ({ companyRequestToken: 'wrong' })],
		[
			'private key that NetSuite does not know',
			'netSuiteApi',
			() => {
				const { privateKey, certificate } = makeCertificate({ kind: 'ec', name: 'unknown to NetSuite' });
				return { privateKey, certificate };
			},
		],
		['certificate id that NetSuite does not know', 'netSuiteApi', () => ({ certificateId: 'wrong' })],
	];
	for (const [what, type, change] of broken) {
		it(what, async () => {
			world = await World.start();
			world.engine.credentials.save(type, { ...world.engine.credentials.read(type), ...change() });
			const documents = world.addReports();
			const run = await world.run();
			expect(run.status).toBe('error');
			expect(run.error?.message).not.toBe('');
			expect(run.error?.description, 'says what to do').not.toBe('');
			expect(run.nodes).not.toContain('Create Work Table');
			for (const document of documents) expectUntouched(world, document);
		});
	}

	it('an app without the scope of financial documents', async () => {
		world = await World.start({ concur: { scopes: ['company.read'] } });
		const [document] = world.addReports('1.1');
		const run = await world.run();
		expect(`${run.error?.message} ${run.error?.description}`).toContain('FISVC');
		if (document) expectUntouched(world, document);
	});

	it('a NetSuite role that may not make journals', async () => {
		world = await World.start();
		world.netSuite.role.denyRecord('journalEntry', 'view', 'create', 'edit');
		const [document] = world.addReports('1.1');
		const run = await world.run();
		expect(run.error?.message).toContain('Make Journal Entry');
		if (document) expectUntouched(world, document);
	});
});
