import type { Posting, Ref } from '../../../shared/documentItem';
import type { MasterData } from '../../masterData/masterData';
import { isTrue, type MasterRecord } from '../../masterData/masterRecord';
import { isExternalId } from '../externalId';
import type { Findings } from './findings';
import { resolveRef, typeWord } from './resolveRef';

/** `memo` of a transaction body (netsuite.md, section 11). */
const LONGEST_MEMO = 999;

export interface HeaderCheck {
	subsidiary?: Ref;
	currency?: Ref;
	subsidiaryRecord?: MasterRecord;
	currencyRecord?: MasterRecord;
}

/**
 * Checks the body of a posting. `baseCurrency`: ISO code of the only currency of an account without Multiple
 * Currencies, which NetSuite does not tell anybody.
 */
export function checkHeader(
	posting: Posting,
	master: MasterData,
	baseCurrency: string,
	findings: Findings,
): HeaderCheck {
	if (!isExternalId(posting.externalId))
		findings.stop('external-id-invalid', 'externalId', { value: posting.externalId });
	if (posting.memo.length > LONGEST_MEMO)
		findings.stop('memo-too-long', 'memo', { limit: String(LONGEST_MEMO) });
	const subsidiaryRecord = checkSubsidiary(posting, master, findings);
	const currencyRecord = checkCurrency(posting, master, baseCurrency, findings);
	return { ...subsidiaryRecord, ...currencyRecord };
}

function checkSubsidiary({ subsidiary }: Posting, master: MasterData, findings: Findings): HeaderCheck {
	if (!master.features.oneWorld) {
		if (subsidiary)
			findings.warn('feature-absent', 'subsidiary', {
				value: subsidiary.value,
				type: typeWord('subsidiary'),
			});
		return {};
	}
	if (!subsidiary) {
		findings.stop('subsidiary-required', 'subsidiary', {});
		return {};
	}
	const { ref, record } = resolveRef(subsidiary, 'subsidiary', master, findings);
	if (record && isTrue(record.row.iselimination))
		findings.stop('subsidiary-elimination', 'subsidiary', { value: record.label });
	return { subsidiary: ref, subsidiaryRecord: record };
}

function checkCurrency(
	{ currency }: Posting,
	master: MasterData,
	baseCurrency: string,
	findings: Findings,
): HeaderCheck {
	if (!currency) {
		findings.stop('currency-required', 'currency', {});
		return {};
	}
	if (master.features.multiCurrency) {
		const { ref, record } = resolveRef(currency, 'currency', master, findings);
		return { currency: ref, currencyRecord: record };
	}
	const base = baseCurrency.trim().toUpperCase();
	const value = currency.value.trim().toUpperCase();
	if (base === '') findings.stop('base-currency-unknown', 'currency', { value });
	else if (value !== base) findings.stop('currency-not-base', 'currency', { value, base });
	return {};
}
