import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { searchList } from './searchList';

/** Active subsidiaries that take postings, by full name. Value: internal id. */
export async function searchSubsidiaries(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	return await searchList(
		this,
		{
			table: 'subsidiary',
			columns: ['fullname'],
			searched: ['fullname'],
			where: ["isinactive = 'F'", "iselimination = 'F'"],
			orderBy: 'fullname',
			nameOf: (row) => row.fullname ?? '',
		},
		filter,
		paginationToken,
	);
}
