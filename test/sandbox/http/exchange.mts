/** What a handler sees of a request. Header names are lower-case; several values of one header are joined by `, `. */
export interface SandboxRequest {
	method: string;
	/** Path as sent (percent-encoding kept), without the query. */
	path: string;
	query: URLSearchParams;
	headers: Record<string, string | undefined>;
	body: string;
	/** Common name of the client certificate, on hosts with TLS. */
	clientCertificateSubject?: string;
	/** Requests in flight on this host when this one came, itself included: for limits on parallel calls. */
	inFlight?: number;
}

/** A string body is sent as it is, anything else as JSON, `undefined` as no body. */
export interface SandboxResponse {
	status: number;
	headers?: Record<string, string>;
	body?: unknown;
}

export type Handler = (request: SandboxRequest) => SandboxResponse | Promise<SandboxResponse>;
