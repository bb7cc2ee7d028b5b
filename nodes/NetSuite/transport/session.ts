import type { IDataObject } from 'n8n-workflow';
import { clock } from '../../shared/clock';
import { RetryGate } from '../../shared/retryGate';
import { type NetSuiteAccount, readAccount } from './account';
import { readError } from './fault';
import {
	callNetSuite,
	type NetSuiteAnswer,
	type NetSuiteContext,
	type NetSuiteRequest,
} from './netSuiteRequest';

/** All calls of one run of one node: one gate, one account. */
export interface NetSuiteSession {
	account: NetSuiteAccount;
	/** Names this execution of n8n with this credential; empty when there is none (drop-downs). */
	executionKey: string;
	signal?: AbortSignal;
	/**
	 * Repeats what may be repeated and returns a 2xx answer; throws `NetSuiteReadError`. An answer that
	 * `isWhole` refuses was cut off on the way and counts as a broken connection.
	 */
	read(request: NetSuiteRequest, isWhole?: (answer: NetSuiteAnswer) => boolean): Promise<NetSuiteAnswer>;
	/** As `read`, but any answer below 500 comes back as it is. */
	ask(request: NetSuiteRequest, isWhole?: (answer: NetSuiteAnswer) => boolean): Promise<NetSuiteAnswer>;
	/**
	 * Sends at most once, except that a 429 was blocked before processing (netsuite.md, section 6, step 6).
	 * A 503 may have committed. undefined: never sent, because `mayStart` said no or the execution was
	 * stopped. `request` is made when its turn comes, so that the first of many starts at once. `onAnswer`
	 * hears of each answer before the next waiting call is asked whether it may start.
	 */
	write(
		request: () => NetSuiteRequest,
		mayStart: () => boolean,
		onAnswer: (answer: NetSuiteAnswer) => void,
	): Promise<NetSuiteAnswer | undefined>;
}

export interface SessionOptions {
	/** Calls in flight at most; the account's slots are shared with every other integration. */
	maxParallel: number;
	/** For one answer, milliseconds. NetSuite itself cuts off after 15 minutes. */
	timeoutMs: number;
	/** How long to keep on after "too many requests" without a single success, milliseconds. */
	maxWaitMs: number;
}

const noAnswer = (text: string): NetSuiteAnswer => ({
	statusCode: 0,
	headers: {},
	body: '',
	noAnswer: { kind: 'lost', text },
});

/** Pauses before reads are repeated after a network failure or a 5xx. */
const READ_PAUSES_MS = [1_000, 3_000, 8_000];

export async function openSession(
	context: NetSuiteContext,
	options: SessionOptions,
): Promise<NetSuiteSession> {
	const signal = 'getExecutionCancelSignal' in context ? context.getExecutionCancelSignal() : undefined;
	const gate = new RetryGate({ ...options, signal });
	const call = async (request: NetSuiteRequest) => await callNetSuite(context, request, options.timeoutMs);

	/**
	 * Set while NetSuite does not answer: then the other reads do not all go through their pauses as well.
	 */
	let isDown = false;
	const ask = async (request: NetSuiteRequest, isWhole: (answer: NetSuiteAnswer) => boolean = () => true) => {
		for (let attempt = 0; ; attempt += 1) {
			const answer = await gate.run(async () => await call(request));
			if (!answer) throw readError(noAnswer('the execution was stopped'));
			const cutOff = isSuccess(answer) && !isWhole(answer);
			if (!cutOff && !isBroken(answer) && !isBlocked(answer)) {
				isDown = false;
				return answer;
			}
			const pause = READ_PAUSES_MS[attempt];
			// The gate has waited for a blocked call as long as it may; repeating a sign-in that fails would
			// lock the user out.
			const isFinal = isBlocked(answer) || answer.noAnswer?.kind === 'signIn' || isDown || signal?.aborted;
			if (pause === undefined || isFinal) {
				isDown = true;
				throw readError(cutOff ? noAnswer('the answer was cut off or not JSON') : answer);
			}
			await clock.wait(pause, signal);
		}
	};

	return {
		account: await readAccount(context),
		executionKey: executionKeyOf(context),
		signal,
		ask,
		async read(request, isWhole) {
			const answer = await ask(request, isWhole);
			if (!isSuccess(answer)) throw readError(answer);
			return answer;
		},
		async write(request, mayStart, onAnswer) {
			const sent = async () => {
				const answer = await call(request());
				onAnswer(answer);
				return answer;
			};
			return await gate.run(sent, ({ statusCode }) => statusCode === 429, mayStart);
		},
	};
}

const isSuccess = ({ statusCode }: NetSuiteAnswer) => statusCode >= 200 && statusCode <= 299;
const isBroken = ({ statusCode }: NetSuiteAnswer) => statusCode === 0 || statusCode >= 500;
const isBlocked = ({ statusCode }: NetSuiteAnswer) => statusCode === 429 || statusCode === 503;

function executionKeyOf(context: NetSuiteContext): string {
	const executionId = 'getExecutionId' in context ? context.getExecutionId() : '';
	const credentialId = context.getNode().credentials?.netSuiteApi?.id ?? '';
	return executionId ? `${credentialId}|${executionId}` : '';
}

/** Session options from the operation's `options` collection. */
export function sessionOptions(options: IDataObject): SessionOptions {
	const number = (name: string, fallback: number) => {
		const value = Number(options[name] ?? fallback);
		return Number.isFinite(value) && value > 0 ? value : fallback;
	};
	return {
		maxParallel: number('maxParallelRequests', 2),
		timeoutMs: number('timeout', 120) * 1_000,
		maxWaitMs: number('maxWait', 300) * 1_000,
	};
}
