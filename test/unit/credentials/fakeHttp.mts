import type { IHttpRequestHelper, IHttpRequestOptions } from 'n8n-workflow';

export interface FakeAnswer {
	statusCode?: number;
	headers?: Record<string, string>;
	/** An object is sent as JSON text, a string as it is. */
	body?: unknown;
	/** The call throws this instead. */
	fails?: unknown;
}

export interface SentForm {
	url: string;
	form: Record<string, string>;
	options: IHttpRequestOptions;
}

/** `this` of preAuthentication: answers from a function, and what was sent. */
export function fakeHttp(answer: (sent: SentForm, count: number) => FakeAnswer | Promise<FakeAnswer>) {
	const sent: SentForm[] = [];
	const helper: IHttpRequestHelper = {
		helpers: {
			httpRequest: async (options) => {
				const form = Object.fromEntries(new URLSearchParams(String(options.body)));
				const call = { url: options.url, form, options };
				sent.push(call);
				const { statusCode = 200, headers = {}, body = '', fails } = await answer(call, sent.length);
				if (fails !== undefined) throw fails;
				return { statusCode, headers, body: typeof body === 'string' ? body : JSON.stringify(body) };
			},
		},
	};
	return { helper, sent };
}

/** The error that a promise fails with; fails itself when the promise does not. */
export async function failureOf(promise: Promise<unknown>): Promise<Error> {
	const outcome = await promise.then(
		() => undefined,
		(error: unknown) => error,
	);
	if (!(outcome instanceof Error)) throw new Error('An error was expected');
	return outcome;
}

/** The error that a function throws. */
export function thrownBy(action: () => unknown): Error {
	try {
		action();
	} catch (error) {
		if (error instanceof Error) return error;
	}
	throw new Error('An error was expected');
}
