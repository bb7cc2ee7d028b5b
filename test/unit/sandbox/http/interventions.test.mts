import { expect, it } from 'vitest';

import type { SandboxRequest } from '../../../sandbox/http/exchange.mts';
import { Interventions } from '../../../sandbox/http/interventions.mts';

const request = (method: string, path: string): SandboxRequest => ({
	method,
	path,
	query: new URLSearchParams(),
	headers: {},
	body: '',
});

it('acts once, before the request that fits, after those to be skipped', async () => {
	const interventions = new Interventions();
	const acts: string[] = [];
	interventions.before({ method: 'post', path: /\/b$/, skip: 1 }, () => void acts.push('skipping'));
	interventions.before({}, () => void acts.push('any'));
	const after: string[][] = [];
	for (const [method, path] of [
		['GET', '/b'],
		['POST', '/a'],
		['POST', '/b'],
		['POST', '/b'],
		['POST', '/b'],
	] as const) {
		await interventions.act(request(method, path));
		after.push([...acts]);
	}
	expect(after).toEqual([['any'], ['any'], ['any'], ['any', 'skipping'], ['any', 'skipping']]);
	expect(interventions.pending).toBe(0);
});
