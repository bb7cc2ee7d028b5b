/**
 * Currencies of ISO 4217 (2024) with other than two decimal places. A table, since the platform's Intl answers with what is usual in
 * trade and not with the standard: HUF, COP, IDR and PKR have none there (Node.js 20), and other versions say otherwise.
 */
const OTHER_PLACES: ReadonlyArray<readonly [places: number, currencies: string]> = [
	[0, 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'],
	[3, 'BHD IQD JOD KWD LYD OMR TND'],
	[4, 'CLF UYW'],
];

const PLACES: ReadonlyMap<string, number> = new Map(
	OTHER_PLACES.flatMap(([places, currencies]) =>
		currencies.split(' ').map((currency) => [currency, places] as const),
	),
);

/** Decimal places of a currency (three letters, upper case) by ISO 4217; 2 for codes that are not in it. */
export const isoDecimals = (currency: string): number => PLACES.get(currency) ?? 2;
