import { formatMoney, parseMoney } from '../../shared/money';
import { plainText } from '../document/blank';
import type { ExchangeRateSetting } from '../settings/recordSettings';
import type { Findings } from './findings';

/**
 * Rate for the records of a document: units of base currency for one of the document's, decimal text. Undefined where NetSuite
 * is to take its own, and (with a problem) where the document's field holds none. `at`: path of the header in the document.
 */
export function exchangeRateOf(
	setting: ExchangeRateSetting,
	header: Record<string, unknown>,
	at: string,
	findings: Findings,
): string | undefined {
	if (setting.from === 'netSuite') return undefined;
	const given = Object.hasOwn(header, setting.field) ? header[setting.field] : undefined;
	const rate = parseMoney(given);
	if (rate?.gt(0)) return formatMoney(rate, 0);
	return findings.refuse('exchange-rate-invalid', {
		field: `${at}.${setting.field}`,
		value: plainText(given) ?? '(blank)',
		name: setting.field,
	});
}
