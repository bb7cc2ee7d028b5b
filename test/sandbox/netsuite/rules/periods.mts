import { findBasePeriod, isBasePeriod } from '../company/accountingPeriods.mts';
import type { ImpactLine, Transaction } from '../books/transaction.mts';
import type { AccountingPeriod } from '../company/masterData.mts';
import { invalidFieldValue, userError, type NetSuiteError } from '../rest/errors.mts';
import type { RuleContext } from './draft.mts';

export interface PeriodDemand {
	tranDate: string;
	/** Period named by the caller. */
	given?: string;
	/** Whether payables or receivables are touched: then the A/P or A/R lock counts. */
	touchesPayables: boolean;
	touchesReceivables: boolean;
	/** The stored record, on updates: with its date unchanged it keeps its period. */
	previous?: Transaction;
}

/**
 * Id of the period that the transaction posts to (netsuite.md 7.6, 8.1); undefined without the Accounting Periods feature.
 * Closed or locked: refused, or the first open period where the accounting preference says so and none was named.
 */
export function postingPeriod(context: RuleContext, demand: PeriodDemand): string | undefined {
	const { company, modes } = context;
	if (!company.features.accountingPeriods) return undefined;
	const { tranDate, given, previous } = demand;
	if (previous?.tranDate === tranDate && (given === undefined || given === previous.postingPeriod))
		return previous.postingPeriod;
	if (given !== undefined) {
		const named = company.periods.find(({ id }) => id === given);
		if (!named || !isBasePeriod(named)) throw invalidFieldValue('postingPeriod', given, 'postingPeriod');
		if (!isOpen(named, demand)) throw refusal(context, named);
		return named.id;
	}
	const dated = findBasePeriod(company.periods, tranDate);
	if (!dated) throw userError('dateOutsidePeriods');
	if (isOpen(dated, demand)) return dated.id;
	const next =
		modes.closedPeriodFallback &&
		company.periods
			.filter((period) => isBasePeriod(period) && period.startDate > tranDate && isOpen(period, demand))
			.sort((a, b) => a.startDate.localeCompare(b.startDate))[0];
	if (!next) throw refusal(context, dated);
	return next.id;
}

/**
 * A stored record in a closed or locked period: neither changed nor deleted, except changes without ledger impact where the
 * period allows those.
 */
export function checkStoredPeriod(
	context: RuleContext,
	stored: Transaction,
	changed: ImpactLine[] | undefined,
): void {
	const period = context.company.periods.find(({ id }) => id === stored.postingPeriod);
	const touchesPayables = isPayable(context, stored);
	if (!period || isOpen(period, { touchesPayables, touchesReceivables: false })) return;
	const sameImpact = changed !== undefined && JSON.stringify(changed) === JSON.stringify(stored.impact);
	if (!period.allowNonGLChanges || !sameImpact) throw refusal(context, period);
}

/** Bills, credits and expense reports, and whatever else touches a payable account. */
function isPayable({ company }: RuleContext, { recordType, impact }: Transaction): boolean {
	if (['vendorBill', 'vendorCredit', 'expenseReport'].includes(recordType)) return true;
	const payable = company.accounts.filter(({ acctType }) => acctType === 'AcctPay').map(({ id }) => id);
	return impact.some(({ account }) => payable.includes(account));
}

export function isOpen(
	period: AccountingPeriod,
	demand: Pick<PeriodDemand, 'touchesPayables' | 'touchesReceivables'>,
): boolean {
	if (period.closed || period.allLocked) return false;
	return !(period.apLocked && demand.touchesPayables) && !(period.arLocked && demand.touchesReceivables);
}

function refusal({ modes }: RuleContext, period: AccountingPeriod): NetSuiteError {
	switch (modes.closedPeriodText) {
		case 'closed':
			return userError('periodClosed');
		case 'dateRange':
			return userError('dateOutsidePeriods');
		case 'fieldValue':
			return invalidFieldValue('postingPeriod', period.id, 'postingPeriod');
	}
}
