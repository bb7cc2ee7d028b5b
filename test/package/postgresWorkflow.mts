import { readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { WorkflowFile } from '../engine/harness/engine.mts';
import { postgresVariant } from './postgres/variant.mts';

/** `npm run workflows`: makes the PostgreSQL form of the main workflow anew. */
const folder = join(resolve(import.meta.dirname, '../..'), 'workflows');
const shipped = JSON.parse(await readFile(join(folder, 'concur-to-netsuite.json'), 'utf8')) as WorkflowFile;
const target = join(folder, 'concur-to-netsuite-postgres.json');
await writeFile(target, `${JSON.stringify(postgresVariant(shipped), null, '\t')}\n`);
console.log(`Written: ${target}`);
