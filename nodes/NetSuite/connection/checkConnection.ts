import { type IExecuteFunctions, NodeOperationError } from 'n8n-workflow';
import { clock } from '../../shared/clock';
import type { RecordType } from '../../shared/documentItem';
import { type Problem, problem } from '../../shared/problems/problem';
import { accountLists } from '../masterData/accountLists';
import { systemIdOf } from '../transport/account';
import { unlessUnknown } from '../transport/fault';
import type { Features } from '../transport/features';
import type { NetSuiteSession } from '../transport/session';
import { credentialFacts } from './credentialFacts';
import { countAll, countSingly, missingLists } from './permissions';
import { missingRecordPermissions } from './recordPermissions';

/** What Connection: Check puts out. */
export interface ConnectionCheck {
	connected: true;
	service: 'NetSuite';
	accountId: string;
	/** Our name towards Concur. */
	systemId: string;
	/** Internal ids of the user and role that the credential acts as; empty when they are not told. */
	userId: string;
	role: string;
	features: Features;
	/** Permissions that some postings may need and the role lacks. */
	missingPermissions: string[];
	warnings: Problem[];
	/** ISO 8601, UTC */
	checkedAt: string;
}

/**
 * Proves sign-in, SuiteQL, the record service and the permissions in one round of five calls, and finds out
 * what the account has. More calls only where something is missing, to say what. @throws NodeOperationError
 * with cause and cure
 */
export async function checkConnection(
	context: IExecuteFunctions,
	session: NetSuiteSession,
	recordTypes: readonly RecordType[],
): Promise<ConnectionCheck> {
	const [lists, counts, missingRecords] = await Promise.all([
		unlessUnknown(accountLists(session)),
		countAll(session),
		missingRecordPermissions(session, recordTypes),
	]);
	if (!lists) throw permissionError(context, ['Find Transaction (View)', 'SuiteAnalytics Workbook (Edit)']);
	const { features } = lists;
	const missing = missingLists(counts ?? (await countSingly(session, features)), features);
	const required = [
		...missing.required,
		...(features.oneWorld && !lists.subsidiaries ? ['Subsidiaries (View)'] : []),
		...(features.multiCurrency && !lists.currencies ? ['Currency (View)'] : []),
		...missingRecords,
	];
	if (required.length > 0) throw permissionError(context, required);
	const facts = await credentialFacts(context);
	return {
		connected: true,
		service: 'NetSuite',
		accountId: session.account.displayId,
		systemId: systemIdOf(session.account),
		userId: facts.userId,
		role: facts.roleId,
		features,
		missingPermissions: missing.useful,
		warnings: [
			...facts.warnings,
			...missing.useful.map((permission) =>
				problem('netsuite-permission-missing', { value: listName(permission), permission }),
			),
		],
		checkedAt: new Date(clock.now()).toISOString(),
	};
}

function permissionError(context: IExecuteFunctions, permissions: readonly string[]): NodeOperationError {
	return new NodeOperationError(context.getNode(), `The NetSuite role lacks: ${permissions.join(', ')}`, {
		description:
			'Add the permissions to the role of the credential under Setup > Users/Roles > Manage Roles in NetSuite, and let its subsidiary restriction include every subsidiary that is posted to. Then run again.',
		itemIndex: 0,
	});
}

const listName = (permission: string) => `the list ${permission.replace(/ \(.*/, '')}`;
