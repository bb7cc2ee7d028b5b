import axios, { type AxiosResponse } from 'axios';

import type { ConcurSandbox } from '../../../sandbox/concur/concurSandbox.mts';
import type { DataCentre } from '../../../sandbox/concur/state.mts';

export interface Answer {
	status: number;
	headers: Record<string, string | undefined>;
	body: unknown;
	text: string;
}

/** A plain client that never throws on a status; knows nothing of the product. */
export class Caller {
	token: string;

	constructor(
		private readonly sandbox: ConcurSandbox,
		readonly dataCentre: DataCentre = 'us2',
	) {
		this.token = sandbox.oauth.accessToken();
	}

	/** GET of the queue; `query` without `?`. */
	async get(query = '', docType = 'expense', headers: Record<string, string> = {}): Promise<Answer> {
		return await this.send('GET', `${docType}/transactions${query && `?${query}`}`, undefined, headers);
	}

	async post(
		call: string,
		body: unknown,
		docType = 'expense',
		headers: Record<string, string> = {},
	): Promise<Answer> {
		const text = typeof body === 'string' ? body : JSON.stringify(body);
		return await this.send('POST', `${docType}/transactions/${call}`, text, {
			'content-type': 'application/json',
			...headers,
		});
	}

	async acknowledge(ids: string[], systemId = 'NS', docType = 'expense'): Promise<Answer> {
		return await this.post('acknowledgements', { systemId, ids }, docType);
	}

	async send(
		method: string,
		path: string,
		data?: string,
		headers: Record<string, string> = {},
	): Promise<Answer> {
		const url = `${this.sandbox.hosts[this.dataCentre]}/financialintegration/fi/v4/companies/transactiontypes/${path}`;
		return answerOf(
			await axios.request<string>({
				method,
				url,
				data,
				headers: { ...(this.token && { authorization: `Bearer ${this.token}` }), ...headers },
				responseType: 'text',
				transformResponse: (text: string) => text,
				validateStatus: () => true,
			}),
		);
	}
}

export async function askToken(
	sandbox: ConcurSandbox,
	form: Record<string, string> | string,
	dataCentre: DataCentre = 'glz',
	headers: Record<string, string> = {},
): Promise<Answer> {
	const data = typeof form === 'string' ? form : new URLSearchParams(form).toString();
	return answerOf(
		await axios.post<string>(`${sandbox.hosts[dataCentre]}/oauth2/v0/token`, data, {
			headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
			responseType: 'text',
			transformResponse: (text: string) => text,
			validateStatus: () => true,
		}),
	);
}

/** Form of the company grant. */
export function companyForm({ company }: ConcurSandbox): Record<string, string> {
	return {
		grant_type: 'password',
		client_id: company.clientId,
		client_secret: company.clientSecret,
		username: company.companyUuid,
		password: company.requestToken,
		credtype: 'authtoken',
	};
}

export function refreshForm({ company }: ConcurSandbox, refreshToken: string): Record<string, string> {
	return {
		grant_type: 'refresh_token',
		client_id: company.clientId,
		client_secret: company.clientSecret,
		refresh_token: refreshToken,
	};
}

/** A small expense document. */
export function expense(reportId: string): object {
	return {
		report: { reportId, revisionNumber: '1' },
		employee: {},
		expenseEntry: [],
		cashAdvanceApplication: [],
	};
}

export function success(docId: string): Record<string, unknown> {
	return {
		docId,
		overallPostingStatusCode: 'success',
		systemMessages: [],
		postingDocs: [
			{
				companyId: '1',
				documentNumber: 'JE1',
				fiscalYear: '2026',
				paymentRelevantLineItems: [],
				postingDate: '2026-11-24',
			},
		],
	};
}

export function failure(docId: string): Record<string, unknown> {
	return {
		docId,
		overallPostingStatusCode: 'error',
		postingDocs: [],
		systemMessages: [
			{
				concurTransactionLineItemId: '',
				messageId: 'X',
				messageLanguage: 'EN',
				messageShortText: 'Not posted.',
				messageLongText: '',
			},
		],
	};
}

function answerOf(response: AxiosResponse<string>): Answer {
	const headers: Record<string, string | undefined> = {};
	for (const [name, value] of Object.entries(response.headers))
		headers[name] = value === undefined ? undefined : String(value);
	const text = response.data;
	let body: unknown;
	try {
		body = JSON.parse(text);
	} catch {
		body = undefined;
	}
	return { status: response.status, headers, body, text };
}
