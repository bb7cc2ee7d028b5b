import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { searchList } from './searchList';

/** Active payment terms, by name. Value: internal id. */
export async function searchTerms(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	return await searchList(
		this,
		{
			table: 'term',
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
