import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** An address that keeps whoever calls it waiting for ever, and says when somebody has. */
export interface Hook {
	url: string;
	/** Whether the path was called. */
	isHolding(path: string): boolean;
	close(): Promise<void>;
}

export async function startHook(): Promise<Hook> {
	const called = new Set<string>();
	const server = createServer((request) => void called.add(request.url ?? ''));
	await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		isHolding: (path) => called.has(path),
		close: async () => {
			const closed = new Promise((done) => server.close(done));
			server.closeAllConnections();
			await closed;
		},
	};
}
