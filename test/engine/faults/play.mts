import { choiceTexts } from './choices.mts';
import { Doors } from './doors.mts';
import { count, newCoverage, type Coverage } from './coverage.mts';
import { perform } from './acts.mts';
import type { Fault } from './faultKinds.mts';
import { FaultWorld } from './faultWorld.mts';
import { Judge, type Violation } from './judgeBooks.mts';
import { unusual } from './modes.mts';
import type { Act, PlannedRun, Schedule } from './schedule.mts';

export interface Played {
	seed: number;
	violations: Violation[];
	/** What happened, line by line, for a person to read. */
	story: string[];
	coverage: Coverage;
}

/** So many runs without faults must end every document, or name it. */
const CLEAN_RUNS = 3;
/** A run that does not end by itself is a mistake of the harness or of the product. */
const RUN_LIMIT_MS = 20_000;

/** Plays a schedule from its first run to the last clean one. */
export async function play(schedule: Schedule): Promise<Played> {
	const { played, failed } = await playOnce(schedule);
	const unfounded =
		failed.size > 0 && !hasObstacle(schedule) ? await postedWithoutFaults(schedule, failed) : [];
	for (const id of unfounded)
		played.violations.push({
			rule: 'errorUnfounded',
			text: `${id}: error, though NetSuite takes it when nothing goes wrong`,
		});
	return played;
}

async function playOnce(schedule: Schedule): Promise<{ played: Played; failed: Set<string> }> {
	const of = await FaultWorld.start(schedule);
	try {
		const played = await new Player(schedule, of).play();
		const failed = of.documents.filter(
			({ history }) => history.at(-1)?.by === 'postingConfirmation' && history.at(-1)?.status === FAILED,
		);
		return { played, failed: new Set(failed.map(({ id }) => id)) };
	} finally {
		await of.world.close();
	}
}

/** Nobody's payment may be blocked by an outage: the same documents in the same world, and nothing goes wrong. */
async function postedWithoutFaults(schedule: Schedule, failed: ReadonlySet<string>): Promise<string[]> {
	const documents = schedule.documents.map(({ document }) => ({ document, arrives: 0 }));
	const control = await playOnce({ ...schedule, documents, runs: [{ acts: [], during: [], faults: [] }] });
	const postable = documents.filter(
		({ document: { expected } }) => expected.status === 'prepared' && !expected.refusedByNetSuite,
	);
	const ids = new Set(postable.map(({ document }) => document.fiDocumentId));
	return [...failed].filter((id) => ids.has(id) && !control.failed.has(id));
}

/** Something else than a fault may have made NetSuite refuse a document. */
function hasObstacle({ runs }: Schedule): boolean {
	return runs.some(({ acts, during }) =>
		[...acts, ...during.map(({ act }) => act)].some((act) => !HARMLESS.has(act.do)),
	);
}

const HARMLESS: ReadonlySet<Act['do']> = new Set([
	'wait',
	'overlap',
	'openPeriods',
	'fixAccounts',
	'expireTokens',
	'takeAll',
	'approve',
]);
const FAILED = 'POSTING_CONFIRMED_FAILURE';

class Player {
	private readonly story: string[] = [];
	private readonly coverage = newCoverage();
	private readonly judge: Judge;
	private runs = 0;
	/** Runs under way. */
	private active = 0;

	constructor(
		private readonly schedule: Schedule,
		private readonly of: FaultWorld,
	) {
		this.judge = new Judge(of);
		of.world.netSuite.books.onChange(({ kind, transaction }) => {
			if (kind === 'saved' && transaction.createdAt === transaction.lastModifiedAt)
				count(this.coverage.recordTypes, transaction.recordType);
		});
	}

	async play(): Promise<Played> {
		const { seed, set, modes, choices, runs, documents } = this.schedule;
		const names = documents.map(
			({ document: { docType, documentId, features }, arrives }, index) =>
				`${index}: ${docType} ${documentId} (${features.join(', ')})${arrives > 0 ? ` arrives before run ${arrives + 1}` : ''}`,
		);
		this.story.push(
			`Seed ${seed}, settings ${set.name}; modes: ${unusual(modes).join(', ') || 'as by default'}; choices: ${choiceTexts(choices).join(', ')}`,
			...names,
		);
		for (const text of choiceTexts(choices)) count(this.coverage.choices, text);
		for (const group of [modes.concur, modes.netSuite])
			for (const [mode, value] of Object.entries(group))
				count(this.coverage.modes, `${mode}=${JSON.stringify(value) ?? 'none'}`);
		for (const [index, run] of runs.entries()) {
			for (const { document, arrives } of documents) if (arrives === index) this.of.arrive(document);
			for (const act of run.acts) await this.act(act);
			await this.run(run);
			this.tellBooks();
		}
		await this.end();
		this.coverage.schedules = 1;
		this.coverage.documents = documents.length;
		this.coverage.records = this.of.world.netSuite.books.created();
		return { seed, violations: this.judge.violations, story: this.story, coverage: this.coverage };
	}

	/** Whatever stood in the way is over. Then the workflow has to end every document or name it. */
	private async end(): Promise<void> {
		const { netSuite, concur } = this.of.world;
		this.of.faults.concur.clear();
		this.of.faults.netSuite.clear();
		netSuite.modes.scriptRejects = undefined;
		concur.modes.http202 = 'off';
		concur.modes.rateLimit = undefined;
		for (let clean = 1; clean <= CLEAN_RUNS; clean += 1) {
			for (const act of [
				{ do: 'openPeriods' },
				{ do: 'fixAccounts' },
				{ do: 'approve' },
				{ do: 'wait', minutes: 45 },
			] as const)
				perform(act, this.of, this.judge, this.schedule);
			await this.run({ acts: [], during: [], faults: [] }, true);
			if (this.of.documents.every((document) => ENDED.has(document.status) && !this.of.rowOf(document)))
				break;
		}
		this.judge.atEnd();
		this.tellBooks();
		for (const document of this.of.documents) {
			const row = this.of.rowOf(document);
			count(this.coverage.endings, `${document.status}${row ? ` (${String(row.state)})` : ''}`);
		}
	}

	private async run(planned: PlannedRun, isClean = false): Promise<void> {
		if (this.active === 0) this.judge.disturbed.clear();
		this.active += 1;
		this.runs += 1;
		const label = `${isClean ? 'clean ' : ''}run ${this.runs}`;
		this.coverage.runs += 1;
		const others: Promise<void>[] = [];
		const hits: string[] = [];
		const doors = new Doors(planned.faults, this.keeper(hits));
		const during = [...planned.during];
		const ended = this.of.world
			.run({
				adapt: doors.adapt,
				onStart: doors.onStart,
				afterNode: async (step) => {
					await doors.after(step);
					for (const one of during.filter((candidate) => candidate.step === step)) {
						during.splice(during.indexOf(one), 1);
						await this.act(one.act, others);
					}
				},
			})
			.then(
				(execution) => {
					const last = execution.nodes.at(-1) ?? '';
					if (isClean && !execution.nodes.includes('Run Summary'))
						this.judge.violates(
							'brokenRun',
							undefined,
							`a run without faults ends at "${last}": ${execution.error?.message ?? execution.status}`,
						);
					return `${execution.status} at "${last}"${execution.error ? `: ${execution.error.message}` : ''}`;
				},
				(error: unknown) => `did not start: ${String(error)}`,
			);
		const outcome = await Promise.race([ended, doors.died.then(() => 'killed'), tooLong()]);
		if (outcome === TOO_LONG)
			this.judge.violates('brokenRun', undefined, `${label} does not end (step "${doors.step}")`);
		await Promise.all(others);
		this.of.faults.concur.clear();
		this.of.faults.netSuite.clear();
		this.story.push(`${label}: ${[...hits, outcome].join('; ')}`);
		this.judge.afterRun();
		this.active -= 1;
	}

	private keeper(hits: string[]): ConstructorParameters<typeof Doors>[1] {
		const service = (type: string) => (type === 'netSuiteApi' ? 'netSuite' : 'concur');
		return {
			arm: (type, rule, onHit) => this.of.faults[service(type)].addWatched(rule, onHit),
			whenDone: (type, method, path, then) => this.of.logs[service(type)].once(method, path, then),
			hit: (step, call, name: Fault['name']) => {
				hits.push(`${name} in "${step}"${call === 'any' ? '' : ` (${call})`}`);
				count(this.coverage.faults, `${step}|${name}`);
			},
			entered: (step) => count(this.coverage.steps, step),
		};
	}

	private async act(act: Act, others: Promise<void>[] = []): Promise<void> {
		if (act.do === 'overlap') {
			count(this.coverage.acts, act.nested ? 'overlap (whole run within)' : 'overlap (side by side)');
			this.story.push('  another run starts meanwhile');
			const other = this.run({ acts: [], during: [], faults: act.faults });
			others.push(other);
			if (act.nested) await other;
			return;
		}
		const told = perform(act, this.of, this.judge, this.schedule);
		if (told === undefined) return;
		count(this.coverage.acts, act.do === 'mark' ? `mark "${act.text.trim()}"` : act.do);
		this.story.push(`  ${told}`);
	}

	private tellBooks(): void {
		for (const document of this.of.documents) {
			const records = this.of.world.netSuite.books.transactions
				.filter(({ externalId }) => externalId?.includes(document.businessId))
				.map(
					({ externalId, tranId, id, posting, voided }) =>
						`${externalId}=${tranId || id}${voided ? ' void' : posting ? '' : ' pending'}`,
				);
			const row = this.of.rowOf(document);
			this.story.push(
				`    ${document.businessId} ${document.id.slice(0, 8)} ${document.status} ${document.erpSystemId ?? ''} [${records.join(', ')}]` +
					(row ? ` row ${String(row.state)}: ${String(row.reason)}` : ' no row') +
					`; audit ${
						this.of
							.auditOf(document)
							.map(({ status }) => String(status))
							.join(', ') || 'none'
					}`,
			);
		}
	}
}

const ENDED = new Set(['POSTING_CONFIRMED_SUCCESS', FAILED]);
const TOO_LONG = 'too long';

async function tooLong(): Promise<string> {
	return await new Promise((resolve) => setTimeout(resolve, RUN_LIMIT_MS, TOO_LONG).unref());
}
