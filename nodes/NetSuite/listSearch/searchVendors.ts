import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { nameAfterNumber, searchList } from './searchList';

/** Active vendors, companies and persons, by entity id. Value: internal id. */
export async function searchVendors(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	return await searchList(
		this,
		{
			table: 'vendor',
			columns: ['entityid', 'companyname', 'firstname', 'lastname'],
			searched: ['entityid', 'companyname', 'firstname', 'lastname'],
			where: ["isinactive = 'F'"],
			orderBy: 'entityid',
			nameOf: (row) =>
				nameAfterNumber(
					row.entityid,
					...(row.companyname ? [row.companyname] : [row.firstname, row.lastname]),
				),
		},
		filter,
		paginationToken,
	);
}
