import { isoDecimals } from '../../../shared/isoDecimals';
import type { MasterRecord } from '../../masterData/masterRecord';

/** NetSuite keeps two decimal places where a currency is not set up otherwise (netsuite.md, section 11). */
const USUAL = 2;

/**
 * Decimal places that NetSuite takes: as set up in the account, where it tells (7.3: unconfirmed column);
 * else by ISO 4217, at most two.
 */
export function currencyDecimals(currency: MasterRecord | undefined, code: string): number {
	const set = currency?.row.currencyprecision;
	if (set !== undefined && /^\d$/.test(set)) return Number(set);
	const iso = (currency?.row.symbol ?? code).trim().toUpperCase();
	return Math.min(USUAL, isoDecimals(iso));
}
