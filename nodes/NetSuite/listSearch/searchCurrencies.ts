import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { nameAfterNumber, searchList } from './searchList';

/** Currencies, by ISO code. Value: internal id. */
export async function searchCurrencies(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	return await searchList(
		this,
		{
			table: 'currency',
			columns: ['symbol', 'name'],
			searched: ['symbol', 'name'],
			where: [],
			orderBy: 'symbol',
			nameOf: (row) => nameAfterNumber(row.symbol, row.name),
		},
		filter,
		paginationToken,
	);
}
