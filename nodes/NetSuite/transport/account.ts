import { accountHost, displayAccountId } from '../../../credentials/netsuite/accountId';
import { CREDENTIAL_TYPE, type NetSuiteContext } from './netSuiteRequest';

/** The two spellings of an account id (netsuite.md, section 1). */
export interface NetSuiteAccount {
	/** `123456_SB1` */
	displayId: string;
	/** `123456-sb1` */
	hostId: string;
}

/** Reads the account id from the credential; makes no call. @throws UserError when it is not one */
export async function readAccount(context: NetSuiteContext): Promise<NetSuiteAccount> {
	const { accountId } = await context.getCredentials(CREDENTIAL_TYPE);
	const id = typeof accountId === 'string' ? accountId : '';
	return { displayId: displayAccountId(id), hostId: accountHost(id) };
}

/**
 * Where a person opens a transaction in NetSuite. `type` as in SuiteQL; the page for any type finds the
 * right one itself.
 */
export function transactionUrl(account: NetSuiteAccount, id: string, type = 'Journal'): string {
	const page = type === 'Journal' ? 'journal' : 'transaction';
	return `https://${account.hostId}.app.netsuite.com/app/accounting/transactions/${page}.nl?id=${encodeURIComponent(id)}`;
}

/** Our name towards Concur (design.md, section 4). */
export function systemIdOf(account: NetSuiteAccount): string {
	return `NETSUITE-${account.displayId}`;
}
