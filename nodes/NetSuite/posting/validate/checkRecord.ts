import type { Ref } from '../../../shared/documentItem';
import type { MasterData } from '../../masterData/masterData';
import { isTrue, type MasterRecord } from '../../masterData/masterRecord';
import type { HeaderCheck } from './checkHeader';
import type { Findings } from './findings';
import { fitsSubsidiary } from './fitsSubsidiary';
import { typeWord } from './resolveRef';

/** Account types that take no postings (netsuite.md, 7.4). */
const NOT_POSTABLE = new Set(['NonPosting', 'Stat']);

/** Whether a record may be used in the subsidiary of the posting. */
export function checkSharing(
	record: MasterRecord,
	ref: Ref,
	path: string,
	{ subsidiaryRecord }: Pick<HeaderCheck, 'subsidiaryRecord'>,
	master: MasterData,
	findings: Findings,
): void {
	if (!subsidiaryRecord) return;
	const fits = fitsSubsidiary(record, subsidiaryRecord.id, master.lists.subsidiaries ?? []);
	const subsidiary = subsidiaryRecord.label;
	if (fits === false)
		findings.stop('subsidiary-mismatch', path, { value: record.label, type: typeWord(ref.type), subsidiary });
	if (fits === undefined) findings.warn('subsidiary-unchecked', path, { value: subsidiary });
}

/** Whether something may be posted to an account in the currency of the posting. */
export function checkAccount(
	account: MasterRecord,
	path: string,
	{ currencyRecord }: Pick<HeaderCheck, 'currencyRecord'>,
	master: MasterData,
	findings: Findings,
): void {
	const { row, label } = account;
	if (isTrue(row.issummary) || NOT_POSTABLE.has(row.accttype ?? ''))
		findings.stop('account-not-postable', path, { value: label });
	if (row.currency && currencyRecord && row.currency !== currencyRecord.id) {
		const accountCurrency = master.lists.currencies?.find(({ id }) => id === row.currency)?.label;
		findings.stop('account-wrong-currency', path, {
			value: label,
			accountCurrency,
			currency: currencyRecord.label,
		});
	}
}
