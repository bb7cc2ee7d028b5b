import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { addCoverage, coverageText, newCoverage } from './coverage.mts';
import { play, type Played } from './play.mts';
import { drawSchedule } from './schedule.mts';

/**
 * `npm run test:faults -- --schedules 2000 --seed 1 --jobs 2`: plays that many schedules from that seed on. `--only 77` plays one and
 * tells its story. Ends with 1 when a rule was broken.
 */
const { values } = parseArgs({
	options: {
		schedules: { type: 'string', default: '200' },
		seed: { type: 'string', default: '1' },
		only: { type: 'string' },
		jobs: { type: 'string', default: '2' },
		worker: { type: 'string' },
	},
});
const seconds = (since: number): string => ((Date.now() - since) / 1000).toFixed(1);
const say = (line: string) => process.stdout.write(`${line}\n`);
process.on('unhandledRejection', (error) => say(JSON.stringify({ unhandled: String(error) })));

const first = Number(values.only ?? values.seed);
const schedules = values.only === undefined ? Number(values.schedules) : 1;

if (values.worker !== undefined) await work(values.worker.split('/').map(Number) as [number, number]);
else process.exit(await lead());

/** Plays every `of`-th schedule and writes one line each. */
async function work([part, of]: [number, number]): Promise<void> {
	// Every error that is thrown would have its lines looked up.
	process.setSourceMapsEnabled(false);
	Error.stackTraceLimit = 4;
	for (let seed = first + part; seed < first + schedules; seed += of) {
		const played = await play(drawSchedule(seed)).catch((error: unknown): Played => ({
			seed,
			violations: [
				{
					rule: 'brokenRun',
					text: `the harness itself failed: ${error instanceof Error ? error.stack : String(error)}`,
				},
			],
			story: [],
			coverage: newCoverage(),
		}));
		say(
			JSON.stringify(
				values.only === undefined && played.violations.length === 0 ? { ...played, story: [] } : played,
			),
		);
	}
	process.exit(0);
}

async function lead(): Promise<number> {
	const startedAt = Date.now();
	const coverage = newCoverage();
	const broken: Played[] = [];
	let done = 0;
	const jobs = Math.min(Number(values.jobs), schedules);
	await Promise.all(
		Array.from({ length: jobs }, async (_, part) => {
			const args = [
				'--import',
				'tsx',
				import.meta.filename,
				'--worker',
				`${part}/${jobs}`,
				'--seed',
				String(first),
				'--schedules',
				String(schedules),
			];
			const child = spawn(
				process.execPath,
				values.only === undefined ? args : [...args, '--only', values.only],
				{
					stdio: ['ignore', 'pipe', 'inherit'],
					// The engine logs every failure of a node, and failures are what this is about.
					env: { ...process.env, N8N_LOG_LEVEL: 'silent' },
				},
			);
			const code = new Promise<number | null>((resolve) => child.on('close', resolve));
			for await (const line of createInterface({ input: child.stdout })) {
				if (!line.startsWith('{"seed"')) {
					say(line);
					continue;
				}
				const played = JSON.parse(line) as Played;
				addCoverage(coverage, played.coverage);
				done += 1;
				if (played.violations.length > 0) broken.push(played);
				if (played.violations.length > 0 || values.only !== undefined) tell(played);
				if (done % 100 === 0)
					say(`${done} of ${schedules} played, ${broken.length} with a violation, ${seconds(startedAt)} s`);
			}
			if ((await code) !== 0) throw new Error(`Worker ${part} ended with ${await code}`);
		}),
	);
	say(coverageText(coverage));
	say(
		`${done} schedules from seed ${first} in ${seconds(startedAt)} s; ${broken.length} broke a rule${broken.length > 0 ? `: seeds ${broken.map(({ seed }) => seed).join(', ')}` : ''}`,
	);
	return broken.length > 0 || done < schedules ? 1 : 0;
}

function tell({ seed, story, violations }: Played): void {
	say(
		[
			'',
			...story,
			...violations.map(({ rule, text }) => `VIOLATION ${rule}: ${text}`),
			`Play it again: npm run test:faults -- --only ${seed}`,
		].join('\n'),
	);
}
