import type { Posting } from '../../../shared/documentItem';
import { parseMoney, ZERO } from '../../../shared/money';
import { isTrue, type MasterRecord } from '../../masterData/masterRecord';
import type { Findings } from './findings';

/**
 * The exchange rate to send; undefined: NetSuite takes its own. In the currency of the subsidiary's books there is no rate but
 * one, and NetSuite takes no other.
 */
export function checkRate(
	{ exchangeRate, currency }: Posting,
	subsidiary: MasterRecord | undefined,
	currencyRecord: MasterRecord | undefined,
	findings: Findings,
): string | undefined {
	if (exchangeRate === undefined) return undefined;
	const rate = parseMoney(exchangeRate);
	if (!rate?.gt(ZERO)) {
		findings.stop('exchange-rate-not-positive', 'exchangeRate', { value: exchangeRate });
		return exchangeRate;
	}
	const inBooks = subsidiary
		? currencyRecord !== undefined && subsidiary.row.currency === currencyRecord.id
		: isTrue(currencyRecord?.row.isbasecurrency);
	if (!inBooks) return exchangeRate;
	if (!rate.eq(1))
		findings.warn('exchange-rate-not-used', 'exchangeRate', {
			value: exchangeRate,
			currency: currencyRecord?.label ?? currency?.value,
		});
	return undefined;
}
