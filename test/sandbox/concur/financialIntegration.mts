import type { z } from 'zod';

import type { SandboxRequest, SandboxResponse } from '../http/exchange.mts';
import { acknowledge } from './acknowledgements.mts';
import { refuseCaller } from './authorization.mts';
import { DOC_TYPES, type DocType } from './documentStatus.mts';
import { confirmPayments } from './paymentConfirmations.mts';
import { confirmPostings } from './postingConfirmations.mts';
import { getTransactions } from './queue.mts';
import type { RateLimit } from './rateLimit.mts';
import type { ConcurState, DataCentre } from './state.mts';
import { acknowledgement, paymentConfirmations, postingConfirmations } from './validation.mts';

const PATH =
	/^\/financialintegration\/fi\/v4\/companies\/transactiontypes\/([a-z]+)\/transactions(?:\/(acknowledgements|postingconfirmations|paymentconfirmations))?$/;

/** FIS v4 of one data centre (concur.md, section 3). */
export function answerFinancialIntegration(
	state: ConcurState,
	dataCentre: DataCentre,
	rateLimit: RateLimit,
	request: SandboxRequest,
): SandboxResponse {
	const match = PATH.exec(request.path);
	const docType = DOC_TYPES.find((type) => type === match?.[1]);
	if (!match || !docType) return { status: 404, body: { message: 'Not found' } };
	const refusal = refuseCaller(state, dataCentre, request) ?? rateLimit.refuse(state, request.path);
	if (refusal) return refusal;
	const call = match[2];
	if (request.method !== (call ? 'POST' : 'GET'))
		return { status: 405, body: { message: `${request.method} is not allowed` } };
	const { http202 } = state.modes;
	if (http202 === 'beforeCommit') return { status: 202 };
	const answer = call ? post(state, docType, call, request) : getTransactions(state, docType, request);
	return http202 === 'afterCommit' && answer.status === 200 ? { status: 202 } : answer;
}

function post(state: ConcurState, docType: DocType, call: string, request: SandboxRequest): SandboxResponse {
	if ([...request.query.keys()].length > 0) return badRequest('Unknown query parameters');
	const type = request.headers['content-type']?.split(';')[0]?.trim().toLowerCase();
	if (type !== 'application/json') return badRequest('Content-Type must be application/json');
	// The page leaves this type out of the lists for all POSTs.
	if (docType === 'reportobligation') return badRequest('reportobligation takes no confirmations');
	switch (call) {
		case 'acknowledgements':
			return rows(
				state,
				request.body,
				acknowledgement,
				({ ids }) => ids,
				({ systemId, ids }) => acknowledge(state, docType, systemId, ids),
			);
		case 'postingconfirmations':
			return rows(
				state,
				request.body,
				postingConfirmations,
				(body) => body.postingConfirmations.map(({ docId }) => docId),
				(body) => confirmPostings(state, docType, body.systemId, body.postingConfirmations),
			);
		default:
			if (docType !== 'expense') return badRequest('Payment confirmation is supported for expense only');
			return rows(
				state,
				request.body,
				paymentConfirmations,
				(body) => body.processingConfirmation.map(({ docId }) => docId),
				(body) => confirmPayments(state, docType, body.systemId, body.processingConfirmation),
			);
	}
}

/** Checks the whole body first: a body that is wrong anywhere changes nothing. */
function rows<T>(
	{ modes }: ConcurState,
	text: string,
	schema: z.ZodType<T, z.ZodTypeDef, unknown>,
	idsOf: (body: T) => string[],
	answer: (body: T) => unknown[],
): SandboxResponse {
	let json: unknown;
	try {
		json = JSON.parse(text);
	} catch {
		return badRequest('The body is not valid JSON');
	}
	const parsed = schema.safeParse(json);
	if (!parsed.success) {
		return badRequest(
			parsed.error.issues.map(({ path, message }) => `${path.join('.') || 'body'}: ${message}`).join('; '),
		);
	}
	const ids = idsOf(parsed.data);
	if (ids.length > modes.maxIds) return badRequest(`At most ${modes.maxIds} documents in one call`);
	if (new Set(ids).size !== ids.length) return badRequest('A document is named twice');
	const body = answer(parsed.data);
	return { status: 200, body: modes.rowOrder === 'reversed' ? body.reverse() : body };
}

function badRequest(message: string): SandboxResponse {
	return { status: 400, body: { message } };
}
