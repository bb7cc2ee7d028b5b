import { importPKCS8, SignJWT, type JWTHeaderParameters, type JWTPayload } from 'jose';
import { createPrivateKey, randomUUID } from 'node:crypto';
import { z } from 'zod';

import type { NetSuiteCredential, NetSuiteSandbox } from '../../../sandbox/netsuite/netSuiteSandbox.mts';

export interface Answer {
	status: number;
	headers: Headers;
	body: unknown;
	/** First detail and its code, of an error. */
	detail: string;
	code: string;
	errorPath: string | undefined;
}

const errorSchema = z.object({
	'o:errorDetails': z
		.array(z.object({ detail: z.string(), 'o:errorCode': z.string(), 'o:errorPath': z.string().optional() }))
		.min(1),
});
const tokenSchema = z.object({ access_token: z.string() });
/** Values are strings, without exception. */
const rowsSchema = z.object({ items: z.array(z.object({ links: z.array(z.never()) }).catchall(z.string())) });

export interface AssertionChanges {
	alg?: string;
	header?: Partial<JWTHeaderParameters>;
	claims?: JWTPayload;
}

/** A client assertion as it should be, with changes. */
export async function assertion(
	sandbox: NetSuiteSandbox,
	credential: NetSuiteCredential,
	changes: AssertionChanges = {},
): Promise<string> {
	const now = Math.floor(sandbox.clock.now() / 1000);
	const alg = changes.alg ?? 'ES256';
	const pem = createPrivateKey(credential.privateKey).export({ type: 'pkcs8', format: 'pem' }).toString();
	return await new SignJWT({
		iss: credential.clientId,
		scope: 'rest_webservices',
		aud: `${sandbox.url}/services/rest/auth/oauth2/v1/token`,
		iat: now - 30,
		exp: now + 300,
		jti: randomUUID(),
		...changes.claims,
	})
		.setProtectedHeader({ typ: 'JWT', alg, kid: credential.certificateId, ...changes.header })
		.sign(await importPKCS8(pem, alg));
}

export async function askToken(
	sandbox: NetSuiteSandbox,
	clientAssertion: string,
	form: Record<string, string> = {},
): Promise<Answer> {
	const body = new URLSearchParams({
		grant_type: 'client_credentials',
		client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
		client_assertion: clientAssertion,
		...form,
	});
	return await answerOf(
		await fetch(`${sandbox.url}/services/rest/auth/oauth2/v1/token`, { method: 'POST', body }),
	);
}

/** A caller with a token, who sends the strict header on writes unless told otherwise. */
export class Client {
	private constructor(
		private readonly sandbox: NetSuiteSandbox,
		readonly token: string,
	) {}

	static async connect(sandbox: NetSuiteSandbox): Promise<Client> {
		const { body } = await askToken(sandbox, await assertion(sandbox, sandbox.credential()));
		return new Client(sandbox, tokenSchema.parse(body).access_token);
	}

	async send(
		method: string,
		path: string,
		body?: unknown,
		headers: Record<string, string> = {},
	): Promise<Answer> {
		const response = await fetch(
			path.startsWith('http') ? path : `${this.sandbox.url}/services/rest/record/v1/${path}`,
			{
				method,
				headers: {
					authorization: `Bearer ${this.token}`,
					...(body !== undefined && {
						'content-type': 'application/json',
						'x-netsuite-propertynamevalidation': 'Error',
					}),
					...headers,
				},
				...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
			},
		);
		return await answerOf(response);
	}

	/** Creates and returns the internal id from `Location`. */
	async create(type: string, body: unknown): Promise<string> {
		const answer = await this.send('POST', type, body);
		if (answer.status !== 204) throw new Error(`${answer.status} ${answer.code}: ${answer.detail}`);
		return answer.headers.get('location')?.split('/').pop() ?? '';
	}

	async query(
		q: string,
		params?: unknown[],
		paging = '',
		headers: Record<string, string> = { prefer: 'transient' },
	): Promise<Answer> {
		return await this.send(
			'POST',
			`${this.sandbox.url}/services/rest/query/v1/suiteql${paging}`,
			{ q, ...(params && { params }) },
			headers,
		);
	}

	/** The rows of a query, without their `links`. */
	async rows(q: string, params?: unknown[]): Promise<Record<string, string>[]> {
		const { status, body, detail } = await this.query(q, params);
		if (status !== 200) throw new Error(`${status}: ${detail}`);
		return rowsSchema.parse(body).items.map(({ links: _links, ...row }) => row);
	}
}

async function answerOf(response: Response): Promise<Answer> {
	const text = await response.text();
	const body: unknown = text === '' ? undefined : JSON.parse(text);
	const first = errorSchema.safeParse(body).data?.['o:errorDetails'][0];
	return {
		status: response.status,
		headers: response.headers,
		body,
		detail: first?.detail ?? '',
		code: first?.['o:errorCode'] ?? '',
		errorPath: first?.['o:errorPath'],
	};
}

/** Ids of master data by the numbers and codes that people use. */
export function idsOf({ masterData }: NetSuiteSandbox) {
	const must = (found: { id: string } | undefined, what: string): string => {
		if (!found) throw new Error(`No ${what}`);
		return found.id;
	};
	return {
		account: (number: string) =>
			must(
				masterData.accounts.find(({ acctNumber }) => acctNumber === number),
				number,
			),
		department: (code: string) =>
			must(
				masterData.departments.find(({ externalId }) => externalId === code),
				code,
			),
		employee: (entityId: string) =>
			must(
				masterData.employees.find((one) => one.entityId === entityId),
				entityId,
			),
		vendor: (entityId: string) =>
			must(
				masterData.vendors.find((one) => one.entityId === entityId),
				entityId,
			),
		category: (name: string) =>
			must(
				masterData.expenseCategories.find((one) => one.name === name),
				name,
			),
		terms: (name: string) =>
			must(
				masterData.terms.find((one) => one.name === name),
				name,
			),
		order: (tranId: string) =>
			must(
				masterData.purchaseOrders.find((one) => one.tranId === tranId),
				tranId,
			),
		customer: (entityId: string) =>
			must(
				masterData.customers.find((one) => one.entityId === entityId),
				entityId,
			),
		currency: (symbol: string) =>
			must(
				masterData.currencies.find((one) => one.symbol === symbol),
				symbol,
			),
		period: (name: string) =>
			must(
				masterData.periods.find(({ periodName }) => periodName === name),
				name,
			),
	};
}

/** A journal of one debit and one credit that the demo account takes. */
export function journal(
	sandbox: NetSuiteSandbox,
	changes: Record<string, unknown> = {},
	lines?: Record<string, unknown>[],
) {
	const ids = idsOf(sandbox);
	const { oneWorld } = sandbox.masterData.features;
	return {
		...(oneWorld && { subsidiary: { id: '1' } }),
		tranDate: '2026-10-31',
		memo: 'Concur report',
		line: {
			items: lines ?? [
				{
					account: { id: ids.account('474230') },
					debit: 187.5,
					memo: 'Taxi',
					department: { id: ids.department('21-KING') },
				},
				{ account: { id: ids.account('21010') }, credit: 187.5, memo: 'Employee payable' },
			],
		},
		...changes,
	};
}

/** A bill of the vendor V1001 that the demo account takes; the fields of the others are the same. */
export function bill(
	sandbox: NetSuiteSandbox,
	changes: Record<string, unknown> = {},
	lines?: Record<string, unknown>[],
) {
	const ids = idsOf(sandbox);
	return {
		entity: { id: ids.vendor('V1001') },
		subsidiary: { id: '1' },
		tranDate: '2026-10-31',
		expense: { items: lines ?? [{ account: { id: ids.account('64000') }, amount: 100, memo: 'Licences' }] },
		...changes,
	};
}
