/** What the variant says that the Data Table workflow does not. */
export const SQL_FILE = 'workflows/concur-to-netsuite-postgres.sql';

export const WORKFLOW_NAME = 'SAP Concur to NetSuite (PostgreSQL)';

export const STOP_NAME = 'Stop: Create the Tables First';

export const STOP_TEXT = `=The tables concur_netsuite_work, concur_netsuite_audit and concur_netsuite_mapping must exist in the database of the Postgres credential, where its user may write to them. Found: {{ $('List Tables').all().map((table) => table.json.name).filter((name) => name).join(', ') || 'none' }}. Run ${SQL_FILE} of the package in that database once, grant the role concur_netsuite_run to the credential's user, then run again. Nothing was read or posted.`;

export const FIRST_STEPS = `### With PostgreSQL
This is the same workflow with its tables in a PostgreSQL database of yours: one claim per document by a unique key, and an audit table that refuses changes.
- Run \`${SQL_FILE}\` in the database once. It makes the three tables and the roles \`concur_netsuite_run\` (for n8n) and \`concur_netsuite_finance\` (for people).
- Grant \`concur_netsuite_run\` to n8n's database user, and choose a Postgres credential with that user in all Postgres nodes (marked red until then).
- The file is made from the Data Table workflow: change both or neither.
`;

export const TABLES_NOTE = `### 2 · Tables
Looks whether the three tables are there and may be written to. If not, the run stops before it reads anything and says which file to run: \`${SQL_FILE}\`.`;

export const CLAIM_LOST = {
	reason: 'Another run has claimed this document, so this run left it alone.',
	nextStep: 'Nothing to do: the other run, or the next one, ends it.',
};
