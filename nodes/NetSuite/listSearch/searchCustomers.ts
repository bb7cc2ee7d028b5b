import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { nameAfterNumber, searchList } from './searchList';

/** Active customers, by entity id. Value: internal id. */
export async function searchCustomers(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	return await searchList(
		this,
		{
			table: 'customer',
			columns: ['entityid', 'companyname'],
			searched: ['entityid', 'companyname'],
			where: ["isinactive = 'F'"],
			orderBy: 'entityid',
			nameOf: (row) => nameAfterNumber(row.entityid, row.companyname),
		},
		filter,
		paginationToken,
	);
}
