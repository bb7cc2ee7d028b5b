import { ALL_FAULTS } from './faultKinds.mts';
import { readSteps } from './steps.mts';

/** How often each thing happened over all schedules; plain JSON, so that workers can hand it over. */
export interface Coverage {
	schedules: number;
	runs: number;
	documents: number;
	records: number;
	/** By `step|fault`. */
	faults: Record<string, number>;
	/** How often each step began. */
	steps: Record<string, number>;
	/** By `mode=value`. */
	modes: Record<string, number>;
	/** By `option=value`. */
	choices: Record<string, number>;
	acts: Record<string, number>;
	/** How documents ended. */
	endings: Record<string, number>;
	recordTypes: Record<string, number>;
}

export const newCoverage = (): Coverage => ({
	...{ schedules: 0, runs: 0, documents: 0, records: 0 },
	...{ faults: {}, steps: {}, modes: {}, choices: {}, acts: {}, endings: {}, recordTypes: {} },
});

export function count(table: Record<string, number>, key: string, by = 1): void {
	table[key] = (table[key] ?? 0) + by;
}

export function addCoverage(sum: Coverage, more: Coverage): void {
	for (const key of ['schedules', 'runs', 'documents', 'records'] as const) sum[key] += more[key];
	for (const key of ['faults', 'steps', 'modes', 'choices', 'acts', 'endings', 'recordTypes'] as const)
		for (const [name, times] of Object.entries(more[key])) count(sum[key], name, times);
}

/** The tables that go into the note: step x fault kind, modes, acts, endings. Markdown. */
export function coverageText(coverage: Coverage): string {
	const lines = [
		`${coverage.schedules} schedules, ${coverage.runs} runs, ${coverage.documents} documents, ${coverage.records} records made`,
		'',
		`| step | began | ${ALL_FAULTS.join(' | ')} |`,
		`| --- | --- | ${ALL_FAULTS.map(() => '---').join(' | ')} |`,
		...readSteps().map(({ name }) => {
			const hits = ALL_FAULTS.map((fault) => coverage.faults[`${name}|${fault}`] ?? '');
			return `| ${name} | ${coverage.steps[name] ?? 0} | ${hits.join(' | ')} |`;
		}),
		'',
		table('mode', coverage.modes),
		table('choice', coverage.choices),
		table('act', coverage.acts),
		table('record', coverage.recordTypes),
		table('ending', coverage.endings),
	];
	return lines.join('\n');
}

function table(title: string, counts: Record<string, number>): string {
	const rows = Object.entries(counts).sort(([a], [b]) => a.localeCompare(b));
	return [
		`| ${title} | times |`,
		'| --- | --- |',
		...rows.map(([name, times]) => `| ${name} | ${times} |`),
		'',
	].join('\n');
}
