import 'reflect-metadata';
import { existsSync, mkdtempSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { ICredentialType, INodeTypes } from 'n8n-workflow';
import { ensureN8n } from '../../e2e/n8nCache.mts';

// n8n-core would otherwise make its settings file in the home folder as soon as it is loaded.
process.env.N8N_USER_FOLDER ??= mkdtempSync(join(tmpdir(), 'n8n-engine-'));
process.env.N8N_ENCRYPTION_KEY ??= 'key-of-the-engine-tests';

export const REPOSITORY = resolve(import.meta.dirname, '../../..');
const OWN = 'n8n-nodes-concur-netsuite';

// n8n-core is CommonJS and must be loaded after the environment is set. Its companions are taken in the same form: imported, they would
// be second copies with classes and a clock of their own.
const requireHere = createRequire(import.meta.url);
export const core = requireHere('n8n-core') as typeof import('n8n-core');
export const n8nWorkflow = requireHere('n8n-workflow') as typeof import('n8n-workflow');
export const luxon = requireHere('luxon') as typeof import('luxon');

// n8n gives a regular expression 250 ms of wall-clock time. On a loaded machine that would end runs in which nothing is wrong.
n8nWorkflow.setSafeRegexEngine({
	exec: (pattern, input, flags) => new RegExp(pattern, flags).exec(input),
	test: (pattern, input, flags) => new RegExp(pattern, flags).test(input),
	replace: (pattern, input, flags, replacement) => input.replace(new RegExp(pattern, flags), replacement),
	matchAll: (pattern, input, flags) =>
		Array.from(input.matchAll(new RegExp(pattern, `${(flags ?? '').replace('g', '')}g`))),
	split: (pattern, input, flags) => input.split(new RegExp(pattern, flags)),
});

export interface BuiltNodes {
	nodeTypes: INodeTypes;
	credentialType(name: string): ICredentialType;
	/** A module of the build, as the nodes have it: `nodes/shared/clock` for instance. */
	module<T>(path: string): T;
}

let loaded: Promise<BuiltNodes> | undefined;

/** The built package (`dist`) and n8n's own nodes, loaded by n8n's loaders; once per test file. */
export async function builtNodes(): Promise<BuiltNodes> {
	loaded ??= load();
	return await loaded;
}

/** Loading may have to install n8n's own nodes first: give a `beforeAll` that calls `builtNodes` this much time. */
export const LOADING_TIMEOUT_MS = 900_000;

async function load(): Promise<BuiltNodes> {
	if (!existsSync(join(REPOSITORY, 'dist'))) throw new Error('There is no build: run `npm run build` first');
	const { modules } = await ensureN8n();
	const own = new core.PackageDirectoryLoader(REPOSITORY);
	const base = new core.LazyPackageDirectoryLoader(join(modules, 'n8n-nodes-base'));
	await Promise.all([own.loadAll().catch(() => {}), base.loadAll()]);
	const loaders = { [OWN]: own, 'n8n-nodes-base': base };

	const nodeOf = (type: string) => {
		const dot = type.lastIndexOf('.');
		const loader = loaders[type.slice(0, dot) as keyof typeof loaders];
		if (!loader) throw new Error(`No package of the tests has the node type ${type}`);
		return loader.getNode(type.slice(dot + 1)).type;
	};
	return {
		nodeTypes: {
			getByName: nodeOf,
			getByNameAndVersion: (type, version) =>
				n8nWorkflow.NodeHelpers.getVersionedNodeType(nodeOf(type), version),
			getKnownTypes: () => ({}),
		},
		credentialType: (name) => own.getCredential(name).type,
		module: <T,>(path: string) => requireHere(join(REPOSITORY, 'dist', path)) as T,
	};
}
