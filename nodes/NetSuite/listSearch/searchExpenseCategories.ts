import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { searchList } from './searchList';

/** Active expense categories, by name. Value: internal id. */
export async function searchExpenseCategories(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	return await searchList(
		this,
		{
			table: 'expensecategory',
			columns: ['name'],
			searched: ['name'],
			where: ["isinactive = 'F'"],
			orderBy: 'name',
			nameOf: (row) => row.name ?? '',
		},
		filter,
		paginationToken,
	);
}
