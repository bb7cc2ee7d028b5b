import { z } from 'zod';
import type { INode } from 'n8n-workflow';

/** Column types of a Data Table (n8n 2.40.7, `packages/@n8n/api-types` data-table) and what PostgreSQL calls them. */
const POSTGRES_TYPES = {
	string: 'text',
	number: 'bigint',
	boolean: 'boolean',
	date: 'timestamp with time zone',
} as const;

export interface Column {
	name: string;
	type: (typeof POSTGRES_TYPES)[keyof typeof POSTGRES_TYPES];
}

/** Columns by table, as the workflow's own "Create table" nodes make them. */
export type Tables = Map<string, Column[]>;

const creation = z.object({
	tableName: z.string(),
	columns: z.object({
		column: z.array(z.object({ name: z.string(), type: z.enum(['string', 'number', 'boolean', 'date']) })),
	}),
});

export function tablesOf(creators: INode[]): Tables {
	return new Map(
		creators.map(({ parameters }) => {
			const { tableName, columns } = creation.parse(parameters);
			return [
				tableName,
				columns.column.map(({ name, type }) => ({ name, type: POSTGRES_TYPES[type] })),
			] as const;
		}),
	);
}

/** Every Data Table has these beside its own; order by `id` is the order of writing. */
export const SYSTEM_COLUMNS = ['id', 'createdAt', 'updatedAt'];

export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;
