import http from 'node:http';
import https from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import type { TLSSocket } from 'node:tls';

import type { Handler, SandboxRequest, SandboxResponse } from './exchange.mts';
import type { FaultRule, Faults } from './faults.mts';
import type { LogEntry, RequestLog } from './requestLog.mts';

export type { Handler, SandboxRequest, SandboxResponse } from './exchange.mts';

export interface HostTls {
	key: string;
	cert: string;
	/** Authority that client certificates must come from; with it a client without one is refused at the handshake. */
	clientCa?: string;
}

export interface HostOptions {
	/** Name in log and faults. */
	name: string;
	handler: Handler;
	faults?: Faults;
	log?: RequestLog;
	/** Delay before each request is handled, asked anew each time. */
	latencyMs?: () => number;
	tls?: HostTls;
	/** 0 (default) = any free port. */
	port?: number;
	/** Headers that every answer carries, those of faults too. */
	answerHeaders?: () => Record<string, string>;
}

export interface Host {
	/** `http://127.0.0.1:<port>` (or https), without a slash at the end. */
	url: string;
	port: number;
	/** Drops open connections; waits for nothing in flight. */
	close(): Promise<void>;
}

/** A keep-alive HTTP(S) server on 127.0.0.1 around one handler. */
export async function startHost(options: HostOptions): Promise<Host> {
	let inFlight = 0;
	const listener = (incoming: http.IncomingMessage, outgoing: http.ServerResponse) => {
		inFlight++;
		if (options.log) options.log.maxInFlight = Math.max(options.log.maxInFlight, inFlight);
		void serve(options, incoming, outgoing, inFlight)
			.catch(() => incoming.socket.destroy())
			.finally(() => inFlight--);
	};
	const server = options.tls
		? https.createServer(serverTls(options.tls), listener)
		: http.createServer(listener);
	server.keepAliveTimeout = 60_000;
	await new Promise<void>((resolve, reject) => {
		server.once('error', reject);
		server.listen(options.port ?? 0, '127.0.0.1', resolve);
	});
	const { port } = server.address() as AddressInfo;
	return {
		url: `${options.tls ? 'https' : 'http'}://127.0.0.1:${port}`,
		port,
		async close() {
			await new Promise<void>((resolve) => {
				server.close(() => resolve());
				server.closeAllConnections();
			});
		},
	};
}

function serverTls({ key, cert, clientCa }: HostTls): https.ServerOptions {
	return { key, cert, ...(clientCa ? { ca: clientCa, requestCert: true, rejectUnauthorized: true } : {}) };
}

async function serve(
	options: HostOptions,
	incoming: http.IncomingMessage,
	outgoing: http.ServerResponse,
	inFlight: number,
): Promise<void> {
	const at = Date.now();
	const request = await readRequest(incoming, inFlight);
	const query = (incoming.url ?? '').split('?')[1] ?? '';
	const fault = options.faults?.take(options.name, request.method, request.path, query);
	const entry: LogEntry = {
		host: options.name,
		method: request.method,
		path: request.path,
		query,
		status: 0,
		at,
		durationMs: 0,
		bodyBytes: Buffer.byteLength(request.body),
		...(request.clientCertificateSubject && { clientCertificateSubject: request.clientCertificateSubject }),
		...(fault && { fault: fault.kind }),
	};
	await wait(options.latencyMs?.() ?? 0);
	const answer = await answerOf(options.handler, request, fault, entry);
	entry.status = answer === 'reset' ? 0 : answer.status;
	entry.durationMs = Date.now() - at;
	// Logged before the answer leaves, so that whoever got the answer finds it in the log.
	options.log?.add(entry);
	if (answer === 'reset') reset(incoming.socket);
	else send(outgoing, answer, options.answerHeaders?.() ?? {});
}

async function answerOf(
	handler: Handler,
	request: SandboxRequest,
	fault: FaultRule | undefined,
	entry: LogEntry,
): Promise<SandboxResponse | 'reset'> {
	if (fault?.kind === 'resetBeforeCommit') return 'reset';
	if (fault?.kind === 'statusBeforeCommit') return statusFault(fault, 503, request);
	if (fault?.kind === 'slow') await wait(fault.delayMs ?? 0);
	let answer: SandboxResponse;
	try {
		answer = await handler(request);
	} catch (error) {
		entry.handlerError = error instanceof Error ? (error.stack ?? error.message) : String(error);
		console.error(`Sandbox host ${entry.host}: ${entry.handlerError}`);
		return { status: 500, body: { message: 'The sandbox itself failed' } };
	}
	switch (fault?.kind) {
		case 'resetAfterCommit':
			return 'reset';
		case 'statusAfterCommit':
			return statusFault(fault, 500, request);
		case 'malformedJson':
			return {
				...answer,
				headers: { 'content-type': 'application/json', ...answer.headers },
				body: cutOff(answer.body),
			};
		case 'slowAfterCommit':
			await wait(fault.delayMs ?? 0);
			return answer;
		default:
			return answer;
	}
}

function statusFault(
	{ status, retryAfter, headers, body, echo }: FaultRule,
	defaultStatus: number,
	request: SandboxRequest,
): SandboxResponse {
	return {
		status: status ?? defaultStatus,
		headers: { ...(retryAfter !== undefined && { 'retry-after': String(retryAfter) }), ...headers },
		body: echo ? echoOf(request, echo) : body === undefined ? { message: 'Sandbox fault' } : body,
	};
}

/** The request in every form in which services and proxies give it back. */
function echoOf({ method, path, headers, body }: SandboxRequest, echo: 'page' | 'json'): unknown {
	const text = `${method} ${path} authorization: ${headers.authorization ?? ''} ${body}`;
	if (echo === 'page') return `<html><body><pre>${text}\n${JSON.stringify(headers)}</pre></body></html>`;
	const details = [{ detail: `Refused: ${text}`, 'o:errorCode': 'USER_ERROR', 'o:errorPath': body }];
	return {
		message: text,
		error: text,
		error_description: text,
		errorMessage: text,
		title: text,
		headers,
		'o:errorDetails': details,
	};
}

/** Never valid JSON: without the second half an object or array stays open. */
function cutOff(body: unknown): string {
	const text = textOf(body) || '{"links":[';
	return /^\s*[[{]/.test(text) ? text.slice(0, Math.max(1, Math.floor(text.length / 2))) : `{"cut":${text}`;
}

async function readRequest(incoming: http.IncomingMessage, inFlight: number): Promise<SandboxRequest> {
	const chunks: Buffer[] = [];
	for await (const chunk of incoming) chunks.push(chunk as Buffer);
	const url = new URL(incoming.url ?? '/', 'http://sandbox.invalid');
	const headers: Record<string, string | undefined> = {};
	for (const [name, value] of Object.entries(incoming.headers)) {
		headers[name] = typeof value === 'object' ? value.join(', ') : value;
	}
	const subject = clientCertificateSubject(incoming.socket);
	return {
		method: (incoming.method ?? 'GET').toUpperCase(),
		path: url.pathname,
		query: url.searchParams,
		headers,
		body: Buffer.concat(chunks).toString('utf8'),
		inFlight,
		...(subject && { clientCertificateSubject: subject }),
	};
}

function clientCertificateSubject(socket: Socket): string | undefined {
	if (!('getPeerCertificate' in socket)) return undefined;
	const name: string | string[] | undefined = (socket as TLSSocket).getPeerCertificate()?.subject?.CN;
	return Array.isArray(name) ? name[0] : name;
}

function send(outgoing: http.ServerResponse, answer: SandboxResponse, common: Record<string, string>): void {
	const text = textOf(answer.body);
	const type =
		typeof answer.body === 'string' && !/^\s*[[{]/.test(text)
			? 'text/plain; charset=utf-8'
			: 'application/json';
	outgoing.writeHead(answer.status, {
		...(text && { 'content-type': type }),
		'content-length': String(Buffer.byteLength(text)),
		...common,
		...answer.headers,
	});
	outgoing.end(text);
}

function textOf(body: unknown): string {
	if (body === undefined) return '';
	return typeof body === 'string' ? body : JSON.stringify(body);
}

/** A real RST where the socket can do it; TLS sockets can only be cut. */
function reset(socket: Socket): void {
	if ('getPeerCertificate' in socket) socket.destroy();
	else socket.resetAndDestroy();
}

async function wait(ms: number): Promise<void> {
	if (ms > 0) await new Promise((resolve) => setTimeout(resolve, ms));
}
