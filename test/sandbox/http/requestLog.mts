export interface LogEntry {
	/** Name of the host. */
	host: string;
	method: string;
	path: string;
	/** Query string without `?`. */
	query: string;
	/** Status sent; 0 when the connection was reset instead. */
	status: number;
	/** Sandbox-independent wall time at which the request came, ms since the epoch. */
	at: number;
	durationMs: number;
	/** Bytes of the request body. */
	bodyBytes: number;
	/** Common name of the client certificate, on hosts with TLS. */
	clientCertificateSubject?: string;
	/** Kind of the fault that hit the request. */
	fault?: string;
	/** The handler threw: a mistake in the sandbox (answered 500). */
	handlerError?: string;
}

export interface LogFilter {
	host?: string;
	method?: string;
	/** A string must be the whole path. */
	path?: RegExp | string;
	status?: number;
}

/** Every request that reached a host, in order of the answers. */
export class RequestLog {
	readonly entries: LogEntry[] = [];
	/** Highest number of requests that one host had in flight at a time. */
	maxInFlight = 0;

	add(entry: LogEntry): void {
		this.entries.push(entry);
	}

	filter(filter: LogFilter = {}): LogEntry[] {
		return this.entries.filter(
			(entry) =>
				(filter.host === undefined || filter.host === entry.host) &&
				(filter.method === undefined || filter.method.toUpperCase() === entry.method) &&
				(filter.path === undefined ||
					(typeof filter.path === 'string'
						? filter.path === entry.path
						: entry.path.search(filter.path) >= 0)) &&
				(filter.status === undefined || filter.status === entry.status),
		);
	}

	count(filter: LogFilter = {}): number {
		return this.filter(filter).length;
	}

	clear(): void {
		this.entries.length = 0;
		this.maxInFlight = 0;
	}
}
