import type { Ref } from '../../../shared/documentItem';
import { EMPLOYEE } from '../../document/parties';
import type { BuildContext } from '../expense/buildContext';
import type { PayableLeg } from '../expense/payableLines';
import { billVendor, reportEmployee } from './recordEntity';
import { JOURNAL, type Place } from './recordDraft';
import type { Target } from './target';

/**
 * Finds the record of each line. Lines of one target share a record where it can hold them: a bill is one vendor's on one payable
 * account, a charge one card account's, an expense report has one account for the employee and one for the card.
 */
export class Places {
	/** Accounts of all expense report lines, in a fixed order: the n-th of both go into the n-th report. */
	private readonly reportAccounts: Record<'employee' | 'card', Map<string, Ref>>;

	/** `onExpenseReports`: counterparties' sides of all lines with that target. */
	constructor(
		private readonly context: BuildContext,
		onExpenseReports: readonly PayableLeg[],
	) {
		const accounts = (isWanted: (leg: PayableLeg) => boolean): Map<string, Ref> => {
			const found = onExpenseReports.filter(isWanted).map(({ target }) => target.account);
			return new Map(found.map((account) => [accountKey(account), account] as const).sort(byKey));
		};
		this.reportAccounts = { employee: accounts(isEmployee), card: accounts((leg) => !isEmployee(leg)) };
	}

	/** Undefined: left out. A line whose other side is not known stays with the journal, so that it is still shown. */
	of(target: Target, leg: PayableLeg | undefined): Place | undefined {
		if (target === 'doNotPost') return undefined;
		if (!leg || target === 'journalEntry') return JOURNAL;
		switch (target) {
			case 'vendorBill':
				return this.bill(leg);
			case 'creditCardCharge':
				return this.charge(leg);
			case 'expenseReport':
				return this.expenseReport(leg);
		}
	}

	private bill(leg: PayableLeg): Place {
		const entity = billVendor(this.context, leg);
		if (!entity) return JOURNAL;
		const { account } = leg.target;
		const key = `2 bill ${JSON.stringify([entity.by, entity.value])} ${accountKey(account)}`;
		return place(key, { recordType: 'vendorBill', entity, account });
	}

	private charge(leg: PayableLeg): Place {
		const { account, vendor: entity } = leg.target;
		const key = `3 charge ${accountKey(account)} ${JSON.stringify([entity?.by, entity?.value])}`;
		return place(key, { recordType: 'creditCardCharge', entity, account });
	}

	private expenseReport(leg: PayableLeg): Place {
		const entity = reportEmployee(this.context);
		if (!entity) return JOURNAL;
		const { employee, card } = this.reportAccounts;
		const corporateCard = !isEmployee(leg);
		const index = [...(corporateCard ? card : employee).keys()].indexOf(accountKey(leg.target.account));
		const account = [...employee.values()][index];
		const cardAccount = [...card.values()][index];
		const recordKey = `1 report ${String(index).padStart(3, '0')}`;
		return {
			key: `${recordKey}${corporateCard ? ' card' : ''}`,
			recordKey,
			record: { recordType: 'expenseReport', entity, account, cardAccount },
			corporateCard,
		};
	}
}

const place = (key: string, record: Place['record']): Place => ({
	key,
	recordKey: key,
	record,
	corporateCard: false,
});

const isEmployee = ({ party }: PayableLeg): boolean => party === EMPLOYEE;
export const accountKey = ({ by, value }: Ref): string => JSON.stringify([by, value]);
const byKey = ([a]: readonly [string, Ref], [b]: readonly [string, Ref]): number =>
	a < b ? -1 : a > b ? 1 : 0;
