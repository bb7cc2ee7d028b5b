import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { searchCurrencies as searchRecords } from '../listSearch';

/**
 * Currencies with their ISO code as value, for "Base Currency": where that is needed, postings name their
 * currency by nothing else. Those without an ISO code are left out.
 */
export async function searchCurrencies(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const { results, ...more } = await searchRecords.call(this, filter, paginationToken);
	return {
		...more,
		results: results.flatMap(({ name }) => {
			// The list shows the ISO code, then the name.
			const [code] = /^[A-Z]{3}\b/.exec(name) ?? [];
			return code === undefined ? [] : [{ name, value: code }];
		}),
	};
}
