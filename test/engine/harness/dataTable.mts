import type {
	DataTableColumn,
	DataTableColumnType,
	DataTableFilter,
	DataTableRow,
	DataTableRowReturn,
	FieldType,
	IDataTableProjectService,
	ListDataTableRowsOptions,
} from 'n8n-workflow';
import { n8nWorkflow } from './builtNodes.mts';

const { DATA_TABLE_SYSTEM_COLUMN_TYPE_MAP, validateFieldType } = n8nWorkflow;

type Cell = string | number | boolean | Date | null;
type Stored = Record<string, Cell>;

/**
 * One of n8n's Data Tables, in memory, with the behaviour that the workflow depends on (n8n 2.40.7,
 * `modules/data-table/data-table-rows.repository.js` and `data-table.service.js`): no unique key; an update reads the rows before it
 * writes and gives them back as they are afterwards, whoever wrote them; an upsert is an update, else an insert; unknown columns are
 * refused; dates are stored in UTC and come back as `Date`.
 */
export class DataTable {
	readonly rows: Stored[] = [];
	private nextId = 1;

	/** `onWrite` is called after each change of a row. */
	constructor(
		readonly columns: DataTableColumn[],
		private readonly onWrite: () => void = () => {},
	) {}

	/** What the Data Table node calls. */
	readonly service: IDataTableProjectService = this.makeService();

	private makeService(): IDataTableProjectService {
		const unsupported = async (): Promise<never> => {
			throw new Error('The stand-in of the Data Table does not do this');
		};
		return {
			getColumns: async () => this.columns,
			getManyRowsAndCount: async (options) => this.read(options),
			insertRows: async (rows, returnType) => {
				const inserted = rows.map((row) => this.insert(this.checked(row)));
				if (returnType === 'all') return inserted.map((row) => this.shown(row)) as never;
				if (returnType === 'id') return inserted.map(({ id }) => ({ id })) as never;
				return { success: true, insertedRows: inserted.length } as never;
			},
			updateRows: async ({ filter, data }) => await this.update(filter, data),
			upsertRow: async ({ filter, data }) => {
				const updated = await this.update(filter, data);
				return updated.length > 0 ? updated : [this.shown(this.insert(this.checked(data)))];
			},
			deleteRows: async ({ filter }) => {
				const deleted = this.rows.filter(this.matches(filter));
				for (const row of deleted) this.rows.splice(this.rows.indexOf(row), 1);
				this.onWrite();
				return deleted.map((row) => this.shown(row));
			},
			clearRows: async () => ({ deletedCount: this.rows.splice(0).length }),
			updateDataTable: unsupported,
			deleteDataTable: unsupported,
			addColumn: unsupported,
			moveColumn: unsupported,
			deleteColumn: unsupported,
		};
	}

	/** Puts a row there, as an earlier run would have left it. */
	put(row: DataTableRow): void {
		this.insert(this.checked(row));
	}

	private read({ filter, skip = 0, take, sortBy }: Partial<ListDataTableRowsOptions>) {
		const found = filter ? this.rows.filter(this.matches(filter)) : [...this.rows];
		if (sortBy) {
			const [column, direction] = sortBy;
			found.sort((a, b) => compare(a[column] ?? null, b[column] ?? null) * (direction === 'DESC' ? -1 : 1));
		}
		const page = found.slice(skip, take === undefined ? undefined : skip + take);
		return { count: found.length, data: page.map((row) => this.shown(row)) };
	}

	private async update(filter: DataTableFilter, data: DataTableRow): Promise<DataTableRowReturn[]> {
		if (filter.filters.length === 0) throw new Error('Filter must not be empty');
		const changes = this.checked(data);
		const readBefore = this.rows.filter(this.matches(filter));
		// Another run may write here: the rows below are then its rows.
		await new Promise((resolve) => setImmediate(resolve));
		for (const row of this.rows.filter(this.matches(filter)))
			Object.assign(row, changes, { updatedAt: new Date() });
		this.onWrite();
		return readBefore.map((row) => this.shown(row));
	}

	private insert(row: Stored): Stored {
		const empty = Object.fromEntries(this.columns.map(({ name }) => [name, null]));
		const stored = { ...empty, ...row, id: this.nextId++, createdAt: new Date(), updatedAt: new Date() };
		this.rows.push(stored);
		this.onWrite();
		return stored;
	}

	private shown(row: Stored): DataTableRowReturn {
		return { ...row } as unknown as DataTableRowReturn;
	}

	private checked(row: DataTableRow): Stored {
		return Object.fromEntries(
			Object.entries(row).map(([name, value]) => [name, this.cell(name, value, this.columns)]),
		);
	}

	private cell(
		name: string,
		value: unknown,
		columns: ReadonlyArray<{ name: string; type: DataTableColumnType }>,
	): Cell {
		const column = columns.find((candidate) => candidate.name === name);
		if (!column) throw new Error(`unknown column name '${name}'`);
		if (value === null || value === undefined) return null;
		const result = validateFieldType(name, value, FIELD_TYPES[column.type], {
			strict: false,
			parseStrings: false,
		});
		if (!result.valid)
			throw new Error(
				`value '${String(value)}' does not match column type '${column.type}': ${result.errorMessage}`,
			);
		if (column.type !== 'date') return result.newValue as Cell;
		return value instanceof Date ? value : new Date((result.newValue as { toMillis(): number }).toMillis());
	}

	private matches(filter: DataTableFilter): (row: Stored) => boolean {
		const conditions = filter.filters.map(({ columnName, condition, value }) => {
			const sought = this.cell(columnName, value, this.allColumns());
			return (row: Stored) => holds(condition, row[columnName] ?? null, sought);
		});
		return (row) =>
			filter.type === 'or' ? conditions.some((test) => test(row)) : conditions.every((test) => test(row));
	}

	private allColumns() {
		const system = Object.entries(DATA_TABLE_SYSTEM_COLUMN_TYPE_MAP).map(([name, type]) => ({ name, type }));
		return [...this.columns, ...system];
	}
}

const FIELD_TYPES: Record<DataTableColumnType, FieldType> = {
	string: 'string',
	number: 'number',
	boolean: 'boolean',
	date: 'dateTime',
};

/** SQL's three-valued logic where it matters: nothing is smaller, larger or equal to NULL, and everything differs from it. */
function holds(condition: string, value: Cell, sought: Cell): boolean {
	switch (condition) {
		case 'isEmpty':
			return value === null || value === '';
		case 'isNotEmpty':
			return value !== null && value !== '';
		case 'eq':
			return sought === null ? value === null : value !== null && compare(value, sought) === 0;
		case 'neq':
			return sought === null ? value !== null : value === null || compare(value, sought) !== 0;
	}
	if (value === null || sought === null) return false;
	switch (condition) {
		case 'lt':
			return compare(value, sought) < 0;
		case 'lte':
			return compare(value, sought) <= 0;
		case 'gt':
			return compare(value, sought) > 0;
		case 'gte':
			return compare(value, sought) >= 0;
		default:
			throw new Error(`The stand-in of the Data Table does not know the condition ${condition}`);
	}
}

function compare(a: Cell, b: Cell): number {
	const [x, y] = [a, b].map((cell) => (cell instanceof Date ? cell.getTime() : cell)) as [
		string | number,
		string | number,
	];
	return x < y ? -1 : x > y ? 1 : 0;
}
