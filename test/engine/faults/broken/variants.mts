import type { WorkflowFile } from '../../harness/engine.mts';
import { nodeNamed, shippedWorkflow } from '../../harness/shippedWorkflow.mts';
import { KILL_BETWEEN, type Fault } from '../faultKinds.mts';
import type { Act, PlannedRun, Schedule } from '../schedule.mts';
import type { Rule } from '../judgeBooks.mts';
import { replaceExport, replaceText, type Undo } from './patch.mts';

/** The product with one rule broken on purpose: the harness has to see it. */
export interface Variant {
	name: string;
	/** One of these must be reported. */
	rules: readonly Rule[];
	/** Changes the built nodes. */
	build?: () => Undo[];
	/** Changes the workflow. */
	workflow?: (workflow: WorkflowFile) => void;
	/** What makes the weak spot come up soon: added to the drawn schedule, which is otherwise played as it is. */
	aim?: (first: PlannedRun, schedule: Schedule) => void;
}

const step = (operation: string): string =>
	shippedWorkflow().nodes.find(({ parameters }) => parameters.operation === operation)?.name ??
	expectStep(operation);

function expectStep(operation: string): never {
	throw new Error(`The workflow has no step that does ${operation}`);
}

/** The first calls of this kind meet the fault. */
const meets =
	(operation: string, name: Fault['name'], call: Fault['call'] = 'write', times = 2) =>
	(run: PlannedRun) =>
		void run.faults.push({ step: step(operation), call, skip: 0, times, name });
const after = (operation: string, act: Act) => (run: PlannedRun) =>
	void run.during.push({ step: step(operation), act });

const POST = 'nodes/NetSuite/posting/post';
const CONCUR = 'nodes/SapConcur/financialDocument';

interface Outcome {
	kind: string;
	why?: string;
}

interface Call {
	method: string;
	path: string;
	body?: string;
}

export const VARIANTS: readonly Variant[] = [
	{
		name: 'Post sends again after an unknown outcome, under an external id of its own',
		aim: meets('post', 'status500After'),
		rules: ['twice'],
		build: () => [
			replaceExport(
				'nodes/NetSuite/transport/netSuiteRequest',
				'callNetSuite',
				(call: (context: unknown, request: Call, ms: number) => Promise<{ statusCode: number }>) =>
					async (context: unknown, request: Call, ms: number) => {
						const answer = await call(context, request, ms);
						const unknown = answer.statusCode === 0 || answer.statusCode >= 500;
						if (
							request.method !== 'POST' ||
							!/record\/v1/.test(request.path) ||
							!unknown ||
							request.body === undefined
						)
							return answer;
						return await call(
							context,
							{ ...request, body: request.body.replace(/("externalId":"[^"]+)"/, '$1-AGAIN"') },
							ms,
						);
					},
			),
		],
	},
	{
		name: 'a refusal counts without a look-up, "already exists" too',
		aim: meets('post', 'killAfter'),
		rules: ['errorUntrue'],
		build: () => [
			replaceExport(
				`${POST}/settleJobs`,
				'settleJobs',
				() => async (_session: unknown, jobs: { states: { kind: string; fault?: unknown }[] }[]) => {
					for (const { states } of jobs)
						states.forEach((state, index) => {
							if (state.kind === 'refused') states[index] = { kind: 'failed', fault: state.fault };
						});
				},
			),
			// Nothing is known from before, either.
			replaceText(
				`${POST}/postItems`,
				/const finding = \(0, \w+\.judge\)\(/,
				"const finding = ((..._all) => ({ found: 'nothing' }))(",
			),
			replaceText(
				'nodes/NetSuite/posting/validate/decideRecovery',
				/case 'ACKNOWLEDGED':/,
				"case 'ACKNOWLEDGED': if (erpSystemId === systemId) return 'continue';",
			),
		],
	},
	{
		name: 'a 5xx answer counts as a refusal',
		aim: (run) => {
			meets('post', 'status500Before')(run);
		},
		rules: ['errorUntrue', 'errorUnfounded'],
		build: () => [
			replaceExport(
				`${POST}/writeOutcome`,
				'readWrite',
				(readWrite: (...all: never[]) => Outcome) =>
					(...all: never[]) => {
						const outcome = readWrite(...all);
						const fault = {
							readable: true,
							statusCode: 500,
							details: [{ code: 'UNEXPECTED_ERROR', path: '', text: outcome.why ?? '' }],
							text: outcome.why ?? '',
						};
						return outcome.kind === 'unknown' ? { kind: 'refused', duplicate: false, fault } : outcome;
					},
			),
		],
	},
	{
		name: 'an unknown outcome counts as posted',
		aim: (run) => {
			meets('post', 'resetBefore', 'any', 1_000)(run);
			run.faults.at(-1)!.skip = 4;
		},
		rules: ['successUntrue'],
		build: () => [
			replaceText(
				`${POST}/finishJob`,
				/default:\s+return posted\([^;]+;/,
				"default: return posted({ ...filled, status: 'posted', netSuiteNumber: 'JE?', problems: [] }, 'toConfirm');",
			),
		],
	},
	{
		name: 'pending approval counts as posted',
		aim: (_run, { modes }) => {
			modes.netSuite.journalApprovalRouting = true;
			modes.netSuite.billApprovalRouting = true;
		},
		rules: ['successUntrue'],
		build: () => [
			replaceExport(
				'nodes/NetSuite/posting/found/foundTransaction',
				'stateOf',
				(stateOf: (record: never) => string) => (record: never) =>
					stateOf(record) === 'pendingApproval' ? 'posted' : stateOf(record),
			),
		],
	},
	{
		name: 'success is said before the record was read back',
		aim: (_run, { modes }) => {
			modes.netSuite.journalApprovalRouting = true;
			modes.netSuite.billApprovalRouting = true;
		},
		rules: ['successUntrue', 'notAudited'],
		build: () => [
			replaceText(
				`${POST}/finishJob`,
				/case 'saved':\s+return posted\([^;]+;/,
				"case 'saved': return posted({ ...filled, status: 'posted', netSuiteNumber: state.id, problems: [] }, 'toConfirm');",
			),
			replaceExport(`${POST}/readBack`, 'readBack', () => async () => {}),
		],
	},
	{
		name: 'the back-out is left out',
		aim: ({ acts }) => void acts.push({ do: 'refuseRecords', ending: '-2' }),
		rules: ['errorUntrue'],
		build: () => [
			replaceExport(`${POST}/backOut`, 'backOut', () => async () => {}),
			replaceText(`${POST}/finishJob`, /if \(there\.length === 0\)/, 'if (true)'),
		],
	},
	{
		name: 'what stands under the external id is taken for ours',
		aim: ({ acts }) =>
			void acts.push({ do: 'foreignRecord', document: 0 }, { do: 'foreignRecord', document: 1 }),
		rules: ['successUntrue'],
		build: () => [
			replaceExport(
				'nodes/NetSuite/posting/found/identity',
				'judge',
				(judge: (...all: never[]) => { found: string; record?: unknown }) =>
					(...all: never[]) => {
						const finding = judge(...all);
						return finding.found === 'other' ? { found: 'ours', record: finding.record } : finding;
					},
			),
			// Nor is it taken for an earlier submission.
			replaceExport(
				'nodes/NetSuite/posting/revisions/submission',
				'asSubmitted',
				() => (candidate: unknown) => candidate,
			),
			// Nor is the amount compared.
			replaceText('nodes/NetSuite/posting/validate/routeItem', /if \(differing\.length > 0\)/, 'if (false)'),
		],
	},
	{
		name: 'a claimed row alone says that it is posted',
		aim: meets('post', 'killBefore', 'any', 1),
		rules: ['successUntrue'],
		build: () => [
			replaceExport(
				'nodes/NetSuite/posting/validate/decideRecovery',
				'decideRecovery',
				(decide: (input: { workState: string }) => string) => (input: { workState: string }) =>
					input.workState === 'claimed' ? 'confirmSuccess' : decide(input),
			),
			replaceExport(`${CONCUR}/confirmDocuments`, 'lacksNumber', () => () => false),
		],
	},
	{
		name: 'answer 113 is read as success',
		aim: after('post', { do: 'failedByOther', document: 0 }),
		rules: ['auditUntrue', 'lost'],
		build: () => [
			replaceText(
				`${CONCUR}/confirmDocuments`,
				/case 'alreadyConfirmed':/,
				"case 'alreadyConfirmed': return accepted(document, verdict);",
			),
		],
	},
	{
		name: 'a 503 on the acknowledgement is simply sent again',
		aim: meets('acknowledge', 'status503After', 'write', 1),
		rules: ['leftBehind'],
		build: () => [
			replaceText(
				'nodes/SapConcur/transport/concurClient',
				/const isBlocked = \(reply\) => reply\.statusCode === 429/,
				'const isBlocked = (reply) => reply.statusCode === 429 || reply.statusCode === 503',
			),
		],
	},
	{
		name: 'a document that another system took is posted all the same',
		aim: after('validate', { do: 'takenByOther', document: 0 }),
		rules: ['notOurs'],
		build: () => [
			replaceText(
				`${CONCUR}/acknowledgeDocuments`,
				/case 'alreadyAcknowledged':/,
				"case 'alreadyAcknowledged': return acknowledged(document);",
			),
		],
	},
	{
		name: 'the acknowledgement does not wait for the claim',
		rules: ['leftBehind'],
		workflow: (workflow) => {
			const first = workflow.connections['To Post']?.main;
			if (!first) throw new Error('The workflow has no "To Post" any more');
			first[0] = [{ node: 'Acknowledge in Concur', type: 'main', index: 0 }];
		},
	},
	{
		name: 'the lease is ignored',
		aim: ({ acts, during }) => {
			// The first run has heard a refusal; a second one posts meanwhile and dies; then the first one tells its error.
			acts.push({ do: 'refuseRecords', ending: '' });
			const faults: Fault[] = [{ step: step('post'), call: 'any', skip: 0, times: 1, name: KILL_BETWEEN }];
			during.push(
				{ step: step('post'), act: { do: 'takeAll' } },
				{ step: step('post'), act: { do: 'overlap', nested: true, faults } },
			);
		},
		rules: ['errorUntrue', 'twice'],
		build: () => [replaceExport('nodes/shared/claim', 'leaseHolds', () => () => true)],
		workflow: (workflow) => {
			const { conditions } = nodeNamed(workflow, 'Got the Lease?').parameters.conditions as {
				conditions: { leftValue: unknown }[];
			};
			for (const condition of conditions) condition.leftValue = true;
		},
	},
	{
		name: 'documents that are not finished are not written down',
		aim: meets('post', 'resetBefore', 'any', 1_000),
		rules: ['leftBehind', 'lost'],
		workflow: (workflow) => {
			nodeNamed(workflow, 'Write Open Documents').disabled = true;
		},
	},
	{
		name: 'the audit is left out',
		rules: ['notAudited'],
		workflow: (workflow) => {
			nodeNamed(workflow, 'Write Audit Rows').disabled = true;
		},
	},
];
