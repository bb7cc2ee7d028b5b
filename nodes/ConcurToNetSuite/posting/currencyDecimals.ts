const known = new Map<string, number>();

/**
 * Decimal places of a currency by ISO 4217 (2 for codes that the platform does not know). `currency`: three
 * letters.
 */
export function currencyDecimals(currency: string): number {
	const cached = known.get(currency);
	if (cached !== undefined) return cached;
	const format = new Intl.NumberFormat('en', { style: 'currency', currency });
	const decimals = format.resolvedOptions().maximumFractionDigits ?? 2;
	known.set(currency, decimals);
	return decimals;
}
