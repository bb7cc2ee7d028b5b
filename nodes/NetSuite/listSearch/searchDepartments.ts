import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { searchList } from './searchList';

/** Active departments, by full name. Value: internal id. */
export async function searchDepartments(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	return await searchList(
		this,
		{
			table: 'department',
			columns: ['fullname'],
			searched: ['fullname'],
			where: ["isinactive = 'F'"],
			orderBy: 'fullname',
			nameOf: (row) => row.fullname ?? '',
		},
		filter,
		paginationToken,
	);
}
