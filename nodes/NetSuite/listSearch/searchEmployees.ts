import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { nameAfterNumber, searchList } from './searchList';

/** Active employees, by entity id. Value: internal id. */
export async function searchEmployees(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	return await searchList(
		this,
		{
			table: 'employee',
			columns: ['entityid', 'firstname', 'lastname'],
			searched: ['entityid', 'firstname', 'lastname'],
			where: ["isinactive = 'F'"],
			orderBy: 'entityid',
			nameOf: (row) => nameAfterNumber(row.entityid, row.firstname, row.lastname),
		},
		filter,
		paginationToken,
	);
}
