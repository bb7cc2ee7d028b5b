import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { REPOSITORY } from './builtNodes.mts';
import type { WorkflowFile } from './engine.mts';

/** The template of the orphan check as it is shipped: nothing in it has to be chosen but the credentials. */
export function orphanWorkflow(): WorkflowFile {
	const text = readFileSync(join(REPOSITORY, 'workflows/concur-netsuite-orphan-check.json'), 'utf8');
	return JSON.parse(text) as WorkflowFile;
}
