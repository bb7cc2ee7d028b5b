import type { Posting, Ref } from '../../../shared/documentItem';
import type { MasterData } from '../../masterData/masterData';
import type { MasterRecord } from '../../masterData/masterRecord';
import { kindOf } from '../recordKinds';
import type { HeaderCheck } from './checkHeader';
import { checkOrder } from './checkOrder';
import { checkAccount, checkSharing } from './checkRecord';
import type { Findings } from './findings';
import { resolveRef } from './resolveRef';

export interface PurchaseCheck {
	changes: Pick<Posting, 'entity' | 'account' | 'cardAccount' | 'terms' | 'purchaseOrder'>;
	/** Types of the accounts in the body. */
	accountTypes: string[];
}

/** Checks what bills, credits, expense reports and card charges have in their body beside what every posting has. */
export function checkPurchase(
	posting: Posting,
	header: HeaderCheck,
	master: MasterData,
	findings: Findings,
): PurchaseCheck {
	const payee = checkPayee(posting, header, master, findings);
	const account = checkHeaderAccount(posting, header, master, findings);
	const card = accountAt(posting.cardAccount, 'cardAccount', header, master, findings);
	const { recordType, terms } = posting;
	// The other types have no terms.
	const billTerms = recordType === 'vendorBill' && terms;
	return {
		changes: {
			entity: payee.ref,
			account: account.ref,
			cardAccount: recordType === 'expenseReport' ? card.ref : undefined,
			terms: billTerms ? resolveRef(billTerms, 'terms', master, findings).ref : undefined,
			purchaseOrder: checkOrder(posting, payee.record, header, master, findings),
		},
		accountTypes: [account.record, card.record].flatMap((record) => record?.row.accttype ?? []),
	};
}

interface Found {
	ref?: Ref;
	record?: MasterRecord;
}

function checkPayee(posting: Posting, header: HeaderCheck, master: MasterData, findings: Findings): Found {
	const { word, payee } = kindOf(posting);
	const wanted = payee?.kinds.join(' or ') ?? '';
	if (!posting.entity) {
		if (payee?.required) findings.stop('payee-missing', 'entity', { value: wanted, record: word });
		return {};
	}
	const found = resolveRef(posting.entity, 'entity', master, findings);
	const { record } = found;
	if (!record) return found;
	if (payee && !payee.kinds.includes(record.kind)) {
		const { label: value, kind } = record;
		findings.stop('payee-kind', 'entity', { value, kind, wanted, record: word });
	}
	checkSharing(record, posting.entity, 'entity', header, master, findings);
	checkVendorCurrency(record, header, master, findings);
	return found;
}

/** A vendor takes certain currencies only (netsuite.md, 8.3). */
function checkVendorCurrency(
	{ id, label: value }: MasterRecord,
	{ currencyRecord }: HeaderCheck,
	master: MasterData,
	findings: Findings,
): void {
	const known = master.vendorCurrencies?.get(id);
	if (!known || !currencyRecord || known.primary === currencyRecord.id || known.all?.has(currencyRecord.id))
		return;
	const labelOf = (currency: string) =>
		master.lists.currencies?.find((one) => one.id === currency)?.label ?? currency;
	const { label: currency } = currencyRecord;
	if (known.all) {
		const currencies = [...known.all].map(labelOf).join(', ');
		findings.stop('vendor-wrong-currency', 'entity', { value, currencies, currency });
	} else
		findings.warn('vendor-currency-unchecked', 'entity', { value, own: labelOf(known.primary), currency });
}

function checkHeaderAccount(
	posting: Posting,
	header: HeaderCheck,
	master: MasterData,
	findings: Findings,
): Found {
	const { word, headerAccount } = kindOf(posting);
	if (!posting.account) {
		if (headerAccount?.required) findings.stop('header-account-missing', 'account', { value: word });
		return {};
	}
	const found = accountAt(posting.account, 'account', header, master, findings);
	const accountType = found.record?.row.accttype;
	if (found.record && headerAccount && !headerAccount.types.includes(accountType ?? '')) {
		const types = headerAccount.types.join(', ');
		findings.stop('header-account-type', 'account', {
			value: found.record.label,
			accountType,
			record: word,
			types,
		});
	}
	return found;
}

function accountAt(
	ref: Ref | undefined,
	field: string,
	header: HeaderCheck,
	master: MasterData,
	findings: Findings,
): Found {
	if (!ref) return {};
	const found = resolveRef(ref, field, master, findings);
	if (found.record) {
		checkSharing(found.record, ref, field, header, master, findings);
		checkAccount(found.record, field, header, master, findings);
	}
	return found;
}
