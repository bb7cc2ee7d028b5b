import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { plainCompany } from '../sandbox/netsuite/company/plainCompany.mts';
import { builtNodes, LOADING_TIMEOUT_MS } from './harness/builtNodes.mts';
import { expectPostedOnce } from './harness/judge.mts';
import type { WorkflowFile } from './harness/engine.mts';
import { chosenWorkflow, DEMO_CHOICES, nodeNamed } from './harness/shippedWorkflow.mts';
import { World } from './harness/world.mts';

beforeAll(async () => void (await builtNodes()), LOADING_TIMEOUT_MS);

let world: World;
afterEach(async () => await world.close());

/** What a person chooses for an account without OneWorld and Multiple Currencies. */
function plainWorkflow(baseCurrency = 'USD'): WorkflowFile {
	const workflow = chosenWorkflow({ ...DEMO_CHOICES, taxAccounts: {} });
	nodeNamed(workflow, 'Prepare Postings').parameters.subsidiaryFrom = 'none';
	for (const name of ['Validate in NetSuite', 'Post to NetSuite']) {
		nodeNamed(workflow, name).parameters.options = { baseCurrency };
	}
	return workflow;
}

describe('an account without OneWorld, currencies, classes and locations', () => {
	it.each([true, false])('takes reports all the same (bound parameters: %s)', async (boundParameters) => {
		world = await World.start({
			netSuite: { company: plainCompany(), modes: { boundParameters } },
			workflow: plainWorkflow(),
		});
		const documents = [...world.addReports('1.1'), ...world.addReports('1.3')];
		const execution = await world.run();
		expect(execution.status).toBe('success');
		expect(documents).toHaveLength(2);
		for (const document of documents) expectPostedOnce(world, document);
		for (const journal of world.netSuite.books.transactions) {
			expect(journal.body).not.toHaveProperty('subsidiary');
			expect(journal.body).not.toHaveProperty('currency');
		}
		expect(world.audit).toHaveLength(2);
	});

	it('keeps a report in another currency out, and says so', async () => {
		world = await World.start({ netSuite: { company: plainCompany() }, workflow: plainWorkflow('CAD') });
		const [document] = world.addReports('1.3');
		const execution = await world.run();
		expect(execution.status).toBe('error');
		expect(world.netSuite.books.size).toBe(0);
		expect(world.concur.documents.get(document!.id).status).toBe('READY');
		expect(world.audit[0]).toMatchObject({ status: 'notReady' });
		expect(String(world.audit[0]?.reason)).toMatch(/USD/);
	});
});
