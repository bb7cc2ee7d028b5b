import type { IHttpRequestOptions, IWorkflowExecuteAdditionalData } from 'n8n-workflow';
import type { FaultRule } from '../../sandbox/http/faults.mts';
import type { CredentialStore } from '../harness/credentialStore.mts';
import {
	isServiceFault,
	KILL_BETWEEN,
	PATIENCE_MS,
	SERVICE_FAULTS,
	type CallKind,
	type Fault,
} from './faultKinds.mts';

/** What the doors of a run need of the world. */
export interface DoorKeeper {
	/** Makes the next call that fits meet this. */
	arm(credentialType: string, rule: FaultRule, onHit: () => void): void;
	/** Calls back once a service has done the next call that fits. */
	whenDone(credentialType: string, method: string, path: RegExp, then: () => void): void;
	/** Fault of a step that has come true. */
	hit(step: string, call: CallKind, fault: Fault['name']): void;
	/** A step has begun. */
	entered(step: string): void;
}

const forever = async <T,>(): Promise<T> => await new Promise<T>(() => {});
const TOKEN_PATH = /oauth/i;

/**
 * All ways on which one run reaches the outside: its calls to the services, its token requests, its Data Tables. A run whose power has
 * failed stays in the door for ever, so that nothing of it has an effect any more, while what is under way goes on.
 */
export class Doors {
	step = '';
	isDead = false;
	/** Resolves when the power fails. */
	readonly died: Promise<void>;
	private tellDeath: () => void = () => {};
	private stop: () => void = () => {};
	private readonly faults: Array<Fault & { left: number }>;

	constructor(
		faults: readonly Fault[],
		private readonly keeper: DoorKeeper,
	) {
		this.faults = faults.map((fault) => ({ ...fault, left: fault.times }));
		this.died = new Promise((resolve) => (this.tellDeath = resolve));
	}

	readonly onStart = (stop: () => void): void => void (this.stop = stop);

	readonly adapt = (data: IWorkflowExecuteAdditionalData): void => {
		data.hooks?.addHandler('nodeExecuteBefore', (name: string) => {
			this.step = name;
			this.keeper.entered(name);
		});
		const store = data.credentialsHelper as unknown as CredentialStore;
		data.credentialsHelper = this.guardedCredentials(store) as never;
		const tables = (data as unknown as { 'data-table': { dataTableProxyProvider: Record<string, Service> } })[
			'data-table'
		];
		tables.dataTableProxyProvider = this.guardedTables(tables.dataTableProxyProvider) as never;
	};

	/** After each step of the run. */
	async after(step: string): Promise<void> {
		if (this.isDead) return await forever();
		const fault = this.due(step, 'any', [KILL_BETWEEN]);
		if (!fault) return;
		this.keeper.hit(step, 'any', KILL_BETWEEN);
		return await this.die();
	}

	kill(): void {
		this.isDead = true;
		this.tellDeath();
	}

	private async die<T>(): Promise<T> {
		this.kill();
		return await forever<T>();
	}

	private guardedCredentials(store: CredentialStore): CredentialStore {
		const guarded: Pick<CredentialStore, 'authenticate' | 'preAuthentication' | 'getDecrypted'> = {
			authenticate: async (credentials, type, options) => {
				const signed = await store.authenticate(credentials, type, options);
				return await this.request(type, signed);
			},
			preAuthentication: async (helpers, credentials, type, node, expired) => {
				if (this.isDead) return await forever();
				this.prepare(type, 'token', 'POST', TOKEN_PATH);
				const output = await store.preAuthentication(helpers, credentials, type, node, expired);
				return this.isDead ? await forever() : output;
			},
			getDecrypted: async (...all) => (this.isDead ? await forever() : await store.getDecrypted(...all)),
		};
		return new Proxy(store, {
			get: (target, name: string) =>
				name in guarded ? guarded[name as keyof typeof guarded] : (Reflect.get(target, name) as unknown),
		});
	}

	private async request(type: string, options: IHttpRequestOptions): Promise<IHttpRequestOptions> {
		if (this.isDead) return await forever();
		const path = pathOf(options);
		const fault = this.prepare(type, callKind(options, path), options.method ?? 'GET', exactly(path));
		if (this.isDead) return await forever();
		const givesUp = fault === 'timeoutLate' || fault === 'timeoutAfter';
		return givesUp ? { ...options, timeout: PATIENCE_MS } : options;
	}

	/** Looks what this call shall meet, and arms it. */
	private prepare(type: string, call: CallKind, method: string, path: RegExp): Fault['name'] | undefined {
		const step = this.step;
		const fault = this.due(step, call);
		if (!fault) return undefined;
		const { name, retryAfter } = fault;
		const hit = () => this.keeper.hit(step, call, name);
		if (isServiceFault(name)) {
			const rule: FaultRule = {
				...SERVICE_FAULTS[name],
				method,
				path,
				...(retryAfter !== undefined && { retryAfter }),
			};
			this.keeper.arm(type, rule, hit);
			return name;
		}
		hit();
		switch (name) {
			case 'killBefore':
				this.kill();
				break;
			case 'stopBefore':
				this.stop();
				break;
			default:
				this.keeper.whenDone(type, method, path, () => (name === 'killAfter' ? this.kill() : this.stop()));
		}
		return name;
	}

	/** The fault whose turn it is; every fitting call counts. */
	private due(step: string, call: CallKind, only?: readonly string[]): Fault | undefined {
		let due: Fault | undefined;
		for (const fault of this.faults) {
			const fits =
				fault.step === step &&
				fault.left > 0 &&
				(only ? only.includes(fault.name) : fault.name !== KILL_BETWEEN) &&
				(fault.call === call || (fault.call === 'any' && call !== 'token'));
			if (!fits) continue;
			if (fault.skip > 0) fault.skip -= 1;
			else if (!due) {
				fault.left -= 1;
				due = fault;
			}
		}
		return due;
	}

	private guardedTables(provider: Record<string, Service>): Record<string, Service> {
		return Object.fromEntries(
			Object.entries(provider).map(([name, open]) => [
				name,
				async (...all: unknown[]) => {
					if (this.isDead) return await forever();
					return this.guardedTable((await open(...all)) as Record<string, Service>);
				},
			]),
		);
	}

	private guardedTable(table: Record<string, Service>): Record<string, Service> {
		return Object.fromEntries(
			Object.entries(table).map(([name, work]) => [
				name,
				name === 'getProjectId' ? work : this.guardedWork(work),
			]),
		);
	}

	private guardedWork(work: Service): Service {
		return async (...all) => {
			if (this.isDead) return await forever();
			const step = this.step;
			const fault = this.due(step, 'any', [
				'tableBefore',
				'tableAfter',
				'killBefore',
				'killAfter',
				'stopBefore',
				'stopAfter',
			]);
			if (fault) this.keeper.hit(step, 'any', fault.name);
			if (fault?.name === 'killBefore') return await this.die();
			if (fault?.name === 'stopBefore') this.stop();
			if (fault?.name === 'tableBefore') throw new Error('SQLITE_BUSY: database is locked');
			const result = await work(...all);
			if (fault?.name === 'tableAfter') throw new Error('Connection terminated unexpectedly');
			if (fault?.name === 'stopAfter') this.stop();
			if (fault?.name === 'killAfter' || this.isDead) return await this.die();
			return result;
		};
	}
}

type Service = (...all: unknown[]) => unknown;

function pathOf({ url, baseURL }: IHttpRequestOptions): string {
	return new URL(url, baseURL ?? 'http://sandbox.invalid').pathname;
}

const exactly = (path: string): RegExp => new RegExp(`^${path.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`);

function callKind({ method = 'GET' }: IHttpRequestOptions, path: string): CallKind {
	if (method === 'DELETE') return 'remove';
	return method === 'GET' || path.endsWith('/suiteql') ? 'read' : 'write';
}
