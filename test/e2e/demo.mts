import type { Execution, Json } from '../engine/harness/execution.mts';
import { chosenWorkflow, nodeNamed } from '../engine/harness/shippedWorkflow.mts';
import {
	addPublished,
	inlineInvoice,
	publishedCashAdvances,
	publishedReports,
} from '../sandbox/concur/publishedDocuments.mts';
import { startStage, TRIGGER, type Stage } from './stage.mts';
import { textTable } from './textTable.mts';

/**
 * Shows the product: both services simulated, the real n8n, the shipped workflow, the documents that SAP published as examples.
 * `npm run demo` stays up so that one can look around; with `--once` it ends after the first run.
 */
const once = process.argv.includes('--once');
const say = (line = '') => console.log(line);

say('Starting n8n and simulated SAP Concur and NetSuite ...');
const workflow = chosenWorkflow();
nodeNamed(workflow, 'Get Documents').parameters.documentTypes = ['expense', 'invoice', 'cashadvance'];
const stage = await startStage({ workflow, n8n: { say } });
try {
	const documents = addPublished(stage.concur.documents, [
		...publishedReports(),
		inlineInvoice(),
		...publishedCashAdvances(),
	]);
	say(`${documents.length} approved documents wait in SAP Concur. Running the workflow ...`);
	const execution = await stage.run();
	await tell(stage, execution);
	const allConfirmed = documents.every(
		({ id }) => stage.concur.documents.get(id).status === 'POSTING_CONFIRMED_SUCCESS',
	);
	if (!once) await stayUp(stage);
	else if (!allConfirmed) process.exitCode = 1;
} finally {
	await stage.close();
}

async function tell({ rows, netSuite }: Stage, execution: Execution): Promise<void> {
	const audit = await rows('concur_netsuite_audit');
	const [summary = {}] = execution.output('Run Summary');
	const column = (title: string, key: string, more: object = {}) => ({
		title,
		value: (row: Json) => String(row[key] ?? ''),
		...more,
	});
	say();
	say(
		textTable(
			[
				column('Type', 'docType'),
				column('Document', 'documentId'),
				column('Status', 'status'),
				column('NetSuite', 'netSuiteType'),
				column('', 'netSuiteNumber'),
				column('Amount', 'total', { align: 'right' }),
				column('', 'currency'),
				column('Posted On', 'postingDate'),
				column('Reason', 'reason', { width: 80 }),
			],
			audit,
		),
	);
	say();
	say(
		textTable(
			[
				column('Total', 'status'),
				column('Documents', 'count', { align: 'right' }),
				column('Amount', 'amount', { align: 'right' }),
				column('', 'currency'),
			],
			(summary.lines ?? []) as Json[],
		),
	);
	say();
	const books = Object.entries(netSuite.books.netOfAll()).flatMap(([currency, accounts]) =>
		Object.entries(accounts).map(([account, amount]) => ({ currency, account, amount })),
	);
	say('What NetSuite has in its books (debit minus credit):');
	say(
		textTable(
			[
				{ title: 'Currency', value: ({ currency }) => currency },
				{
					title: 'Account',
					value: ({ account }) =>
						`${account} ${netSuite.masterData.accounts.find(({ acctNumber }) => acctNumber === account)?.acctName ?? ''}`,
				},
				{ title: 'Amount', value: ({ amount }) => amount, align: 'right' },
			],
			books,
		),
	);
	say();
	say(
		`${String(summary.sentence ?? execution.error?.message)} (${(execution.durationMs / 1000).toFixed(1)} s)`,
	);
}

async function stayUp({ n8n, workflowId, concur, netSuite }: Stage): Promise<void> {
	say();
	say(`n8n is open at ${n8n.url}/workflow/${workflowId}`);
	say(`  sign in as   ${n8n.login.email}`);
	say(`  password     ${n8n.login.password}`);
	say(`  run it       "Execute workflow" on "${TRIGGER}"`);
	say(`SAP Concur is simulated at ${concur.hosts.us2}, NetSuite at ${netSuite.url}.`);
	say('Press Ctrl+C to end.');
	await new Promise<void>((resolve) => {
		process.once('SIGINT', () => resolve());
		process.once('SIGTERM', () => resolve());
	});
	say('Ending ...');
}
