import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { searchList } from './searchList';

/** Accounts that take postings, as `number name`. Value: internal id. */
export async function searchAccounts(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	return await searchList(
		this,
		{
			table: 'account',
			columns: ['acctnumber', 'fullname'],
			searched: ['acctnumber', 'fullname'],
			where: ["isinactive = 'F'", "issummary = 'F'", "accttype NOT IN ('NonPosting', 'Stat')"],
			orderBy: 'acctnumber',
			nameOf: (row) => `${row.acctnumber ?? ''} ${row.fullname ?? ''}`.trim(),
		},
		filter,
		paginationToken,
	);
}
