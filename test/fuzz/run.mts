import { textTable } from '../e2e/textTable.mts';
import { faultText, fuzz } from './fuzz.mts';
import { fuzzWorkflow } from './fuzzWorkflow.mts';

/**
 * `npm run test:fuzz [-- <documents> [<seed>]]`: mutated documents of every type, from Concur's answer to NetSuite's books. Each must end
 * in a named problem or in balanced postings that make the document's own total. A part goes through the whole workflow in n8n's engine,
 * a hundred at a time in the queue, where good neighbours must post. Ends with 1 when one document breaks a rule.
 */
const DOCUMENTS = Number(process.argv[2] ?? 10_000);
const SEED = Number(process.argv[3] ?? 20261124);

const startedAt = Date.now();
const { outcomes, ends, codes, mutations, faulty } = await fuzz(SEED, DOCUMENTS);
const table = (title: string, counts: ReadonlyMap<string, number>) => {
	const columns = [
		{ title, value: ([name]: [string, number]) => name },
		{ title: 'Documents', value: ([, times]: [string, number]) => `${times}`, align: 'right' as const },
	];
	console.log(textTable(columns, [...counts]), '\n');
};
table('Mutation', mutations);
table('Outcome', ends);
table('Problem', codes);
for (const outcome of faulty.slice(0, 20)) console.log(faultText(outcome));
const seconds = ((Date.now() - startedAt) / 1000).toFixed(0);
console.log(`${outcomes.length} documents (seed ${SEED}) in ${seconds} s: ${faulty.length} broke a rule`);

const inWorkflow = Math.min(500, DOCUMENTS);
const { faults, statuses, good } = await fuzzWorkflow(SEED, inWorkflow, 100);
table('In the workflow, by the status of Concur', statuses);
for (const fault of faults.slice(0, 20)) console.log(fault);
console.log(
	`${inWorkflow} documents through the workflow (${good} of them unchanged, to be posted): ${faults.length} broke a rule`,
);
if (faults.length > 0 || faulty.length > 0 || outcomes.length < DOCUMENTS) process.exitCode = 1;
