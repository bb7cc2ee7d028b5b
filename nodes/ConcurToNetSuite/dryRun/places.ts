import { currencyDecimals } from '../posting/currencyDecimals';

/** Decimal places to show; two where the currency has no ISO code (an account without Multiple Currencies may call it anything). */
export const placesOf = (currency: string): number =>
	/^[A-Za-z]{3}$/.test(currency) ? currencyDecimals(currency) : 2;
