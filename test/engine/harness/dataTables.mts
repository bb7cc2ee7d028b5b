import type {
	DataTable as TableRecord,
	DataTableColumn,
	IDataTableProjectAggregateService,
	INode,
	Workflow,
} from 'n8n-workflow';
import { DataTable } from './dataTable.mts';

const ALLOWED_NODE_TYPES = ['n8n-nodes-base.dataTable', 'n8n-nodes-base.dataTableTool'];
const PROJECT_ID = 'project-of-the-tests';

/**
 * The Data Tables of one n8n project, handed to n8n-core the way n8n itself hands them over (`data-table-proxy.service.js`).
 * Names are unique; a look-up by name is a case-insensitive "contains" (`_` stands for any character), last changed table first.
 */
export class DataTables {
	private readonly tables: Array<{ record: TableRecord; table: DataTable }> = [];

	readonly proxyProvider = {
		getDataTableAggregateProxy: async (
			_workflow: Workflow,
			node: INode,
		): Promise<IDataTableProjectAggregateService> => {
			this.refuseOthers(node);
			return this.aggregate;
		},
		getDataTableProxy: async (_workflow: Workflow, node: INode, id: string) => {
			this.refuseOthers(node);
			const found = this.tables.find(({ record }) => record.id === id);
			if (!found) throw new Error(`Data table with ID '${id}' could not be found in this project`);
			return found.table.service;
		},
	};

	/** Creates a table before any run does. */
	async create(name: string, columns: Array<Pick<DataTableColumn, 'name' | 'type'>>): Promise<void> {
		await this.aggregate.createDataTable({ name, columns });
	}

	/** The table of exactly this name. */
	table(name: string): DataTable {
		const found = this.tables.find(({ record }) => record.name === name);
		if (!found) throw new Error(`No run has created the table ${name} yet`);
		return found.table;
	}

	/** Rows of the table of this name, oldest first; empty when it does not exist. */
	rows(name: string): Array<Record<string, unknown>> {
		return this.tables.find(({ record }) => record.name === name)?.table.rows ?? [];
	}

	private readonly aggregate: IDataTableProjectAggregateService = {
		getProjectId: () => PROJECT_ID,
		createDataTable: async ({ name, columns }) => {
			if (this.tables.some(({ record }) => record.name === name))
				throw new Error(`Data table with name '${name}' already exists in this project`);
			const id = `table${this.tables.length + 1}`;
			const now = new Date();
			const full = columns.map((column, index) => ({
				...column,
				id: `${id}-${index}`,
				dataTableId: id,
				index,
			}));
			const record: TableRecord = {
				id,
				name,
				columns: full,
				projectId: PROJECT_ID,
				createdAt: now,
				updatedAt: now,
			};
			this.tables.push({ record, table: new DataTable(full, () => (record.updatedAt = new Date())) });
			return record;
		},
		getManyAndCount: async ({ filter, take, skip = 0 }) => {
			const names = [filter?.name ?? []].flat().map(likePattern);
			const data = this.tables
				.map(({ record }) => record)
				.filter(({ name }) => names.every((pattern) => pattern.test(name)))
				.sort((a, b) => b.updatedAt.getTime() - a.updatedAt.getTime());
			return { count: data.length, data: data.slice(skip, take === undefined ? undefined : skip + take) };
		},
		deleteDataTableAll: async () => this.tables.splice(0).length > 0,
	};

	private refuseOthers(node: INode): void {
		if (!ALLOWED_NODE_TYPES.includes(node.type))
			throw new Error('This proxy is only available for Data table nodes');
	}
}

function likePattern(name: string): RegExp {
	const escaped = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
	return new RegExp(escaped.replaceAll('_', '.').replaceAll('%', '.*'), 'i');
}
