import { addPublished, publishedReports } from '../../sandbox/concur/publishedDocuments.mts';
import {
	startConcurSandbox,
	type ConcurSandbox,
	type ConcurSandboxOptions,
} from '../../sandbox/concur/concurSandbox.mts';
import type { StoredDocument } from '../../sandbox/concur/documentStore.mts';
import { createSandboxClock, type SandboxClock } from '../../sandbox/http/sandboxClock.mts';
import {
	startNetSuiteSandbox,
	type NetSuiteSandbox,
	type NetSuiteSandboxOptions,
} from '../../sandbox/netsuite/netSuiteSandbox.mts';
import { builtNodes, luxon } from './builtNodes.mts';
import { Engine, type RunOptions, type WorkflowFile } from './engine.mts';
import type { Execution, Json } from './execution.mts';
import { chosenWorkflow } from './shippedWorkflow.mts';

export const AUDIT_TABLE = 'concur_netsuite_audit';
export const WORK_TABLE = 'concur_netsuite_work';

export interface WorldOptions {
	concur?: ConcurSandboxOptions;
	netSuite?: NetSuiteSandboxOptions;
	workflow?: WorkflowFile;
}

/** Both simulated services and an n8n engine between them, with the shipped workflow set up for the demo company. */
export class World {
	workflow: WorkflowFile;

	private constructor(
		readonly concur: ConcurSandbox,
		readonly netSuite: NetSuiteSandbox,
		readonly engine: Engine,
		readonly clock: SandboxClock,
		workflow: WorkflowFile,
	) {
		this.workflow = workflow;
	}

	static async start(options: WorldOptions = {}): Promise<World> {
		const clock = createSandboxClock();
		const [engine, concur, netSuite] = await Promise.all([
			Engine.start(),
			startConcurSandbox({ clock, ...options.concur }),
			startNetSuiteSandbox({ clock, ...options.netSuite }),
		]);
		engine.credentials.save('sapConcurApi', concur.credential());
		engine.credentials.save('netSuiteApi', netSuite.credential());
		await useSandboxTime(clock);
		return new World(concur, netSuite, engine, clock, options.workflow ?? chosenWorkflow());
	}

	/** Runs the workflow as a person does by hand. */
	async run(options: RunOptions = {}): Promise<Execution> {
		return await this.engine.run(this.workflow, { trigger: 'Run by Hand', ...options });
	}

	/** Puts the 12 published expense reports into Concur's queue; or the one of this example number (`1.1`). */
	addReports(example?: string): StoredDocument[] {
		const reports = publishedReports().filter(({ file }) => !example || file.includes(`-Example-${example}`));
		return addPublished(this.concur.documents, reports);
	}

	get audit(): Json[] {
		return this.engine.tables.rows(AUDIT_TABLE);
	}

	/** Rows of documents that are not finished; the run's lease is left out. */
	get work(): Json[] {
		return this.engine.tables.rows(WORK_TABLE).filter(({ key }) => key !== 'run');
	}

	async close(): Promise<void> {
		await Promise.all([this.concur.close(), this.netSuite.close()]);
	}
}

interface ClockModule {
	useClock(clock: { now(): number; wait(milliseconds: number): Promise<void> }): void;
}

/**
 * Workflow and nodes live in the sandbox's time (`$now` as well): what they would wait for passes at once, and passes for the services
 * too.
 */
async function useSandboxTime(clock: SandboxClock): Promise<void> {
	const { module } = await builtNodes();
	module<ClockModule>('nodes/shared/clock').useClock({
		now: () => clock.now(),
		wait: async (milliseconds) => clock.advance(milliseconds),
	});
	luxon.Settings.now = () => clock.now();
}
