import { isoDecimals } from '../../shared/isoDecimals';

/**
 * Decimal places of a currency by ISO 4217 (2 for codes that are not in it). `currency`: three letters.
 */
export const currencyDecimals = (currency: string): number => isoDecimals(currency.toUpperCase());
