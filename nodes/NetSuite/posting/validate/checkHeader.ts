import type { Posting, Ref } from '../../../shared/documentItem';
import type { MasterData } from '../../masterData/masterData';
import { isTrue, type MasterRecord } from '../../masterData/masterRecord';
import { isExternalId } from '../externalId';
import { checkDay } from './checkDay';
import { checkRate } from './checkRate';
import type { Findings } from './findings';
import { resolveRef, typeWord } from './resolveRef';

/** `memo` of a transaction body (netsuite.md, section 11). */
const LONGEST_MEMO = 999;

export interface HeaderCheck {
	/** What of the posting becomes different: internal ids, and what the account does not have is gone. */
	changes: Pick<Posting, 'subsidiary' | 'toSubsidiary' | 'currency' | 'exchangeRate'>;
	subsidiaryRecord?: MasterRecord;
	toSubsidiaryRecord?: MasterRecord;
	currencyRecord?: MasterRecord;
}

/**
 * Checks what every posting has in its body. `baseCurrency`: ISO code of the only currency of an account without Multiple
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
	checkDay(posting.dueDate, 'dueDate', 'due date', findings);
	const own = checkSubsidiary(posting, master, findings);
	const other = otherSubsidiary(posting, master, findings);
	const { currency, currencyRecord } = checkCurrency(posting, master, baseCurrency, findings);
	return {
		changes: {
			subsidiary: own.ref,
			toSubsidiary: other?.ref,
			currency,
			exchangeRate: checkRate(posting, own.record, currencyRecord, findings),
		},
		subsidiaryRecord: own.record,
		toSubsidiaryRecord: other?.record,
		currencyRecord,
	};
}

interface Subsidiary {
	ref?: Ref;
	record?: MasterRecord;
}

function checkSubsidiary(posting: Posting, master: MasterData, findings: Findings): Subsidiary {
	const named = posting.subsidiary ?? posting.subsidiaryOf;
	if (!master.features.oneWorld) {
		if (posting.subsidiary)
			findings.warn('feature-absent', 'subsidiary', {
				value: posting.subsidiary.value,
				type: typeWord('subsidiary'),
			});
		return {};
	}
	if (!named) {
		findings.stop('subsidiary-required', 'subsidiary', {});
		return {};
	}
	if (posting.subsidiary) return usableSubsidiary(posting.subsidiary, 'subsidiary', master, findings);
	return homeOf(named, master, findings);
}

/** The subsidiary that the employee or vendor belongs to itself. */
function homeOf(name: Ref, master: MasterData, findings: Findings): Subsidiary {
	const { record } = resolveRef(name, 'subsidiaryOf', master, findings);
	if (!record) return {};
	const { subsidiary } = record.row;
	if (subsidiary)
		return usableSubsidiary(
			{ type: 'subsidiary', by: 'id', value: subsidiary },
			'subsidiary',
			master,
			findings,
		);
	findings.stop('payee-subsidiary-unknown', 'subsidiaryOf', { value: record.label });
	return {};
}

/** The other side of an intercompany journal; all other types have none. */
function otherSubsidiary(
	{ recordType, toSubsidiary }: Posting,
	master: MasterData,
	findings: Findings,
): Subsidiary | undefined {
	if (recordType !== 'intercompanyJournalEntry' || !toSubsidiary || !master.features.oneWorld)
		return undefined;
	return usableSubsidiary(toSubsidiary, 'toSubsidiary', master, findings);
}

function usableSubsidiary(named: Ref, field: string, master: MasterData, findings: Findings): Subsidiary {
	const resolved = resolveRef(named, field, master, findings);
	const { record } = resolved;
	if (record && isTrue(record.row.iselimination))
		findings.stop('subsidiary-elimination', field, { value: record.label });
	return resolved;
}

function checkCurrency(
	{ currency }: Posting,
	master: MasterData,
	baseCurrency: string,
	findings: Findings,
): { currency?: Ref; currencyRecord?: MasterRecord } {
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
