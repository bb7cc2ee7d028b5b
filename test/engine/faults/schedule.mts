import { generateAllDocuments, type DocumentSet } from '../../fixtures/generate/allDocuments.mts';
import type { GeneratedDocument } from '../../fixtures/generate/generatedDocument.mts';
import { Random } from '../../fixtures/generate/random.mts';
import type { WorkflowFile } from '../harness/engine.mts';
import { drawChoices, type Choices } from './choices.mts';
import {
	ENDS,
	KILL_BETWEEN,
	SERVICE_FAULTS,
	TABLE_FAULTS,
	type CallKind,
	type Fault,
	type ServiceFault,
} from './faultKinds.mts';
import { BY_HAND } from './judgeBooks.mts';
import { drawModes, type DrawnModes } from './modes.mts';
import { readSteps, type Step } from './steps.mts';

/** What people and time do, between two runs or after a step of one. `document`: number in the schedule. */
export type Act =
	| { do: 'wait'; minutes: number }
	| { do: 'overlap'; nested: boolean; faults: Fault[] }
	| { do: 'closePeriods' | 'openPeriods' | 'breakAccounts' | 'fixAccounts' | 'expireTokens' | 'takeAll' }
	| { do: 'refuseRecords'; ending: string }
	| { do: 'approve' | 'reject' }
	/** `factor`: by which amounts are multiplied when it comes again. */
	| { do: DocumentAct; document: number; factor?: number }
	/** `early`: also documents that the workflow is still busy with. */
	| { do: 'mark'; text: string; early: boolean };

export const DOCUMENT_ACTS = [
	'void',
	'delete',
	'recall',
	'resubmit',
	'forceRecall',
	'takenByOther',
	'foreignRecord',
	'failedByOther',
	'hiddenRecord',
] as const;
export type DocumentAct = (typeof DOCUMENT_ACTS)[number];

export interface PlannedRun {
	/** Before the run. */
	acts: Act[];
	/** After a step of it. */
	during: { step: string; act: Act }[];
	faults: Fault[];
}

export interface Schedule {
	seed: number;
	set: DocumentSet;
	/** With the run before which Concur gets it. */
	documents: Array<{ document: GeneratedDocument; arrives: number }>;
	modes: DrawnModes;
	choices: Choices;
	/** Changes the workflow, to see whether the harness notices. */
	breaks?: (workflow: WorkflowFile) => void;
	runs: PlannedRun[];
}

const POOL_SEED = 20261124;
let pool: DocumentSet[] | undefined;
const documentPool = (): DocumentSet[] => (pool ??= generateAllDocuments({ seed: POOL_SEED, count: 480 }));

const STEPS = readSteps();
const SERVICE_STEPS = STEPS.filter(({ touches }) => touches === 'netSuite' || touches === 'concur');
const WRITE_STEPS = SERVICE_STEPS.filter(({ isWrite }) => isWrite);
const LATE_STEPS = STEPS.filter(({ isLate }) => isLate);
const isTable = ({ touches }: Step): boolean => touches === 'table';
/** Late steps twice as often as all together. */
const ANY_STEP = [STEPS, LATE_STEPS, LATE_STEPS] as const;
const ANY_TABLE = ANY_STEP.map((steps) => steps.filter(isTable));

/** What happens more often than by chance: persons who mark rows; documents that are taken back while they are posted, and come again. */
type Theme = 'chance' | 'marks' | 'returns';
const THEMES: readonly Theme[] = ['chance', 'chance', 'marks', 'returns'];

/** Everything that will happen, by seed alone. */
export function drawSchedule(seed: number): Schedule {
	const random = new Random(seed * 2_654_435_761);
	const set = drawSet(random);
	const count = random.int(2, 4);
	const runCount = random.int(1, 4);
	const documents = drawDocuments(random, set, count, runCount);
	const theme = random.pick(THEMES);
	return {
		seed,
		set,
		documents,
		modes: drawModes(random),
		choices: drawChoices(random),
		runs: Array.from({ length: runCount }, (_, index) => drawRun(random, documents.length, index, theme)),
	};
}

function drawSet(random: Random): DocumentSet {
	const chance = random.next();
	const name = chance < 0.5 ? 'fixed' : chance < 0.85 ? 'ledgerCodes' : chance < 0.95 ? 'owners' : 'rates';
	const found = documentPool().find((set) => set.name === name);
	if (!found) throw new Error(`The generator has no set ${name}`);
	return found;
}

/** Mostly documents that can be posted, often one that becomes several records. */
function drawDocuments(random: Random, { documents }: DocumentSet, count: number, runCount: number) {
	const postable = documents.filter(
		({ expected }) => expected.status === 'prepared' && !expected.refusedByNetSuite,
	);
	const several = postable.filter(({ expected }) => expected.records.length > 1);
	const chosen = new Map<string, GeneratedDocument>();
	if (several.length > 0 && random.chance(0.6)) add(random.pick(several));
	while (chosen.size < count) add(random.pick(random.chance(0.85) ? postable : documents));
	return [...chosen.values()].map((document) => ({
		document,
		arrives: random.chance(0.85) ? 0 : random.int(0, runCount - 1),
	}));

	function add(document: GeneratedDocument): void {
		chosen.set(document.documentId, document);
	}
}

function drawRun(random: Random, documents: number, index: number, theme: Theme): PlannedRun {
	const acts: Act[] = [];
	// Most often the lease of a dead run is over.
	if (index > 0)
		acts.push({
			do: 'wait',
			minutes: random.chance(0.8) ? random.pick([31, 31, 31, 180, 1500]) : random.pick([0, 1, 16]),
		});
	if (random.chance(0.3)) acts.push(drawAct(random, documents));
	if (index > 0 && random.chance(0.5)) acts.push(drawAct(random, documents));
	if (theme === 'marks' && random.chance(0.6)) acts.push(drawObstacle(random, documents));
	if (index > 0 && random.chance(theme === 'returns' ? 0.7 : 0.1)) acts.push(drawReturn(random, documents));
	if (index > 0 && random.chance(theme === 'marks' ? 0.9 : 0.1)) acts.push(drawMark(random));
	const during: PlannedRun['during'] = [];
	if (theme === 'returns' && random.chance(0.5))
		during.push({
			step: random.pick(WRITE_STEPS).name,
			act: { do: 'forceRecall', document: random.int(0, documents - 1) },
		});
	if (random.chance(0.2))
		during.push({ step: drawStepOfWork(random).name, act: drawActInRun(random, documents) });
	const faults = Array.from({ length: random.pick([0, 1, 1, 2, 2, 3, 4]) }, () => drawFault(random));
	return { acts, during, faults };
}

/** The steps between the claim and the confirmation are hit more often than the others. */
function drawStepOfWork(random: Random): Step {
	return random.chance(0.5) ? random.pick(WRITE_STEPS) : random.pick(random.pick(ANY_STEP));
}

function drawAct(random: Random, documents: number): Act {
	const chance = random.next();
	if (chance < 0.45) {
		const act = random.pick(DOCUMENT_ACTS);
		if (act === 'resubmit') return drawReturn(random, documents);
		return { do: act, document: random.int(0, documents - 1) };
	}
	if (chance < 0.6) return { do: random.pick(['approve', 'approve', 'reject'] as const) };
	if (chance < 0.7) return { do: 'refuseRecords', ending: random.pick(['', '-2', '-3']) };
	if (chance < 0.76) return { do: 'takeAll' };
	if (chance < 0.84) return drawMark(random);
	return {
		do: random.pick(['closePeriods', 'openPeriods', 'breakAccounts', 'fixAccounts', 'expireTokens'] as const),
	};
}

/** Leaves documents to a person. */
function drawObstacle(random: Random, documents: number): Act {
	const document = random.int(0, documents - 1);
	return random.pick<Act>([
		{ do: 'closePeriods' },
		{ do: 'breakAccounts' },
		{ do: 'foreignRecord', document },
		{ do: 'hiddenRecord', document },
		{ do: 'void', document },
		{ do: 'failedByOther', document },
		{ do: 'reject' },
	]);
}

/** A document comes again, mostly with other amounts. */
function drawReturn(random: Random, documents: number): Act {
	return { do: 'resubmit', document: random.int(0, documents - 1), factor: random.pick([1, 2, 3]) };
}

/** Most often what a person would do who reads the list in the morning. */
function drawMark(random: Random): Act {
	const text = random.pick([
		'retry',
		'retry',
		'Retry ',
		'error',
		'error',
		'close',
		`posted ${BY_HAND}`,
		'what?',
	]);
	// Nobody who has not looked says that a document is posted elsewhere, or that it is done.
	const early = /retry|error/i.test(text) && random.chance(0.5);
	return { do: 'mark', text, early };
}

function drawActInRun(random: Random, documents: number): Act {
	const chance = random.next();
	if (chance < 0.35)
		return {
			do: 'overlap',
			nested: random.chance(0.5),
			faults: random.chance(0.4) ? [drawFault(random)] : [],
		};
	if (chance < 0.6) return { do: 'wait', minutes: random.pick([1, 5, 29, 31]) };
	const act = drawAct(random, documents);
	// A person who voids or deletes a record at the very moment at which it is confirmed cannot be told from one who does it after.
	return act.do === 'void' || act.do === 'delete' || act.do === 'foreignRecord'
		? { do: 'expireTokens' }
		: act;
}

const SERVICE_NAMES = Object.keys(SERVICE_FAULTS) as ServiceFault[];
const CALLS: readonly CallKind[] = ['any', 'any', 'write', 'write', 'write', 'read', 'remove', 'token'];

function drawFault(random: Random): Fault {
	const chance = random.next();
	if (chance < 0.12)
		return {
			step: random.pick(random.pick(ANY_STEP)).name,
			call: 'any',
			skip: 0,
			times: 1,
			name: KILL_BETWEEN,
		};
	if (chance < 0.24)
		return {
			step: random.pick(random.pick(ANY_TABLE)).name,
			call: 'any',
			skip: random.int(0, 1),
			times: 1,
			name: random.pick(TABLE_FAULTS),
		};
	if (chance < 0.3)
		return {
			step: random.pick(random.pick(ANY_TABLE)).name,
			call: 'any',
			skip: random.int(0, 1),
			times: 1,
			name: random.pick(ENDS),
		};
	const step = random.chance(0.75) ? random.pick(WRITE_STEPS) : random.pick(SERVICE_STEPS);
	const call = step.isWrite ? random.pick(CALLS) : random.chance(0.1) ? 'token' : 'any';
	const skip = random.pick([0, 0, 0, 1, 1, 2, 3, 5]);
	if (chance < 0.48) return { step: step.name, call, skip, times: 1, name: random.pick(ENDS) };
	return {
		step: step.name,
		call,
		skip,
		// Once, a few times, or until the end of the run.
		times: random.pick([1, 1, 1, 2, 3, 8, 1_000]),
		name: random.pick(SERVICE_NAMES),
		...(random.chance(0.3) && { retryAfter: random.pick(['0', '2', '90']) }),
	};
}
