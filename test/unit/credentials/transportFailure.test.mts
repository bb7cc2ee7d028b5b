import { NodeApiError, UserError, type INode } from 'n8n-workflow';
import { describe, expect, it } from 'vitest';

import { postForm } from '../../../credentials/signIn/tokenAnswer.ts';
import { transportFailure } from '../../../credentials/signIn/transportFailure.ts';
import { startHost, type SandboxResponse } from '../../sandbox/http/host.mts';
import { failureOf } from './fakeHttp.mts';
import { n8nHttp } from './n8nCalls.mts';

const ORIGIN = 'https://us2.api.concursolutions.com';
const node: INode = {
	id: '1',
	name: 'Node',
	type: 'test.node',
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
};
const axiosError = (code: string | undefined) =>
	Object.assign(new Error(`connect ${code}`), {
		code,
		isAxiosError: true,
		config: { data: 'client_secret=x' },
	});

describe('a token request without an answer', () => {
	it.each([
		['ECONNREFUSED', 'the connection was refused', /network/],
		['ECONNRESET', 'the connection was cut', /network/],
		['ECONNABORTED', 'there was no answer in time', /network/],
		['ETIMEDOUT', 'there was no answer in time', /network/],
		['ENOTFOUND', 'the host name does not exist', /DNS/],
		['EAI_AGAIN', 'the host name could not be looked up', /DNS/],
		['EHOSTUNREACH', 'there is no way to the host', /network/],
		['ERR_CANCELED', 'the run was stopped', /Start it again/],
		['CERT_HAS_EXPIRED', 'the server certificate has expired', /proxy of your network/],
		['SELF_SIGNED_CERT_IN_CHAIN', 'the server certificate is not trusted', /proxy of your network/],
		['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'the server certificate is not trusted', /proxy of your network/],
		['ERR_TLS_CERT_ALTNAME_INVALID', 'the server certificate is for another host', /proxy of your network/],
		[
			'ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED',
			'the service refused the TLS connection',
			/client certificate/,
		],
		['EPROTO', 'the TLS connection could not be set up', /client certificate/],
		['ESOMETHING', 'the connection failed', /network/],
		[undefined, 'the connection failed', /network/],
	])('%s: %s', (code, reason, cure) => {
		const error = transportFailure(axiosError(code), 'SAP Concur', ORIGIN);
		const [cause, toDo] = error.message.split('. ');
		expect(cause).toBe(`SAP Concur could not be reached at ${ORIGIN}: ${reason}`);
		expect(toDo).toMatch(cure);
		// n8n shows it as it is, and finds no code, response or secret in it.
		expect(new NodeApiError(node, error as never).message).toBe(error.message);
		expect(Object.keys(error)).not.toContain('code');
		expect(JSON.stringify([{ ...error }, error.cause, error.stack])).not.toMatch(
			/client_secret|isAxiosError/,
		);
	});

	it.each([new Error('boom'), 'boom', null, undefined])('anything else thrown: %s', (thrown) => {
		expect(transportFailure(thrown, 'NetSuite', ORIGIN).message).toContain(
			`NetSuite could not be reached at ${ORIGIN}: the connection failed. `,
		);
	});

	it("keeps n8n's own words when n8n does not let the request out", () => {
		const blocked = new UserError('The request was blocked because it resolves to a restricted IP address', {
			description: 'Ask your administrator.',
		});
		expect(transportFailure(blocked, 'NetSuite', ORIGIN).message).toBe(
			`NetSuite could not be reached at ${ORIGIN}: The request was blocked because it resolves to a restricted IP address. Ask your administrator.`,
		);
		expect(transportFailure(new UserError('Domain not allowed'), 'NetSuite', ORIGIN).message).toContain(
			'Domain not allowed. Ask your n8n administrator',
		);
	});

	it('the real thing: a closed port', async () => {
		const host = await startHost({ name: 'closed', handler: () => ({ status: 200 }) });
		await host.close();
		const post = { service: 'NetSuite', origin: host.url, path: '/token', form: { secret: 'x' } };
		expect((await failureOf(postForm(n8nHttp.helpers.httpRequest, post))).message).toContain(
			`at ${host.url}: the connection was refused. `,
		);
	});
});

describe('a token request with an answer', () => {
	it('is a form with Content-Length, and any status and body comes back', async () => {
		const headers: Array<Record<string, string | undefined>> = [];
		const bodies: string[] = [];
		const host = await startHost({
			name: 'token',
			handler: ({ path, headers: sent, body }): SandboxResponse => {
				headers.push(sent);
				bodies.push(body);
				if (path === '/html') return { status: 503, headers: { 'X-Id': '7' }, body: '<html>' };
				if (path === '/redirect') return { status: 307, headers: { location: `${host.url}/json` } };
				return { status: 400, body: { code: 16 } };
			},
		});
		const post = async (path: string) =>
			await postForm(n8nHttp.helpers.httpRequest, {
				service: 'X',
				origin: host.url,
				path,
				form: { a: 'ä&=+ ', b: '1' },
			});
		expect(await post('/json')).toMatchObject({ statusCode: 400, body: { code: 16 } });
		expect(await post('/html')).toMatchObject({ statusCode: 503, body: undefined, headers: { 'x-id': '7' } });
		expect(await post('/redirect')).toMatchObject({
			statusCode: 307,
			headers: { location: `${host.url}/json` },
		});
		await host.close();
		expect(bodies).toEqual(Array(3).fill('a=%C3%A4%26%3D%2B+&b=1'));
		for (const sent of headers) {
			expect(sent).toMatchObject({
				'content-type': 'application/x-www-form-urlencoded',
				'content-length': '22',
			});
			expect(sent['transfer-encoding']).toBeUndefined();
			expect(sent.authorization).toBeUndefined();
		}
	});
});
