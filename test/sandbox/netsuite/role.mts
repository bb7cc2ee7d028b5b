/** What an operation on a record type needs. REST loads records in edit mode even to read them (netsuite.md 3.1). */
export type Permission = 'view' | 'create' | 'edit' | 'delete';

/** The role that the token acts as. Everything is allowed until a test takes it away. */
export class Role {
	readonly id = '1051';
	readonly userId = '9001';
	/** Role has REST Web Services and Log in using OAuth 2.0 Access Tokens; without, every call answers 401 INVALID_LOGIN. */
	restWebServices = true;
	/** Status of a refused record call; sources name both. */
	permissionStatus: 400 | 403 = 403;
	/** Role has Journal Approval (or the like): it may approve what it made. */
	mayApprove = false;
	/** Ids of the subsidiaries that the role is restricted to; all when undefined. */
	subsidiaries: string[] | undefined;
	private readonly deniedRecords = new Set<string>();
	private readonly deniedTables = new Set<string>();

	denyRecord(type: string, ...permissions: Permission[]): void {
		for (const permission of permissions) this.deniedRecords.add(`${permission} ${type.toLowerCase()}`);
	}

	denyTable(...tables: string[]): void {
		for (const table of tables) this.deniedTables.add(table.toLowerCase());
	}

	/** Takes back every denial and restriction. */
	allowAll(): void {
		this.deniedRecords.clear();
		this.deniedTables.clear();
		this.subsidiaries = undefined;
		this.restWebServices = true;
	}

	may(permission: Permission, type: string): boolean {
		return !this.deniedRecords.has(`${permission} ${type.toLowerCase()}`);
	}

	mayRead(table: string): boolean {
		return !this.deniedTables.has(table.toLowerCase());
	}

	/** Whether a record that belongs to these subsidiaries (none = to all) is within the role's restriction. */
	sees(subsidiaries: readonly string[]): boolean {
		const allowed = this.subsidiaries;
		return (
			allowed === undefined || subsidiaries.length === 0 || subsidiaries.some((id) => allowed.includes(id))
		);
	}
}
