import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';
import { z } from 'zod';
import { clock } from '../../shared/clock';
import { concurClient, CREDENTIAL_TYPE } from '../transport/concurClient';
import { readFault, tracedCause, transactionsPath } from '../transport/documentCalls';
import { readPage } from '../transport/envelope';
import { refreshTokenWarnings } from './refreshTokenWarnings';

/** Scopes without which the nodes cannot work (concur.md, section 2.8). */
const NEEDED_SCOPES = ['FISVC'];

const text = z.string().trim().catch('');

/** What the sign-in has left in the credential; no secrets are read. */
const signInState = z.object({
	tokenHost: text,
	companyUuid: text,
	geolocation: text,
	refreshIssuedAt: text,
	// Space-delimited by the documentation, comma-delimited by some implementations (concur.md, section 2.3).
	scope: text.transform((scopes) => scopes.split(/[\s,]+/).filter(Boolean)),
});

/**
 * Proves the credential by a real call and says what it may do. Always exactly one item; throws with cause
 * and cure when the sign-in does not work or a scope is missing, so that a wrong credential never starts a
 * run half-way.
 */
export async function executeCheck(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const reply = await concurClient(context).read({
		method: 'GET',
		path: transactionsPath('expense'),
		query: { page: 0, limit: 1 },
		headers: { DocumentFormatAs: 'json' },
	});
	const state = await readSignInState(context);
	const missingScopes =
		state.scope.length > 0 ? NEEDED_SCOPES.filter((scope) => !state.scope.includes(scope)) : [];
	if (missingScopes.length > 0) {
		throw new NodeOperationError(
			context.getNode(),
			`The SAP Concur app was not granted the scope ${missingScopes.join(', ')}`,
			{
				itemIndex: 0,
				description:
					'Add the scope to the app in the OAuth 2.0 Application Management tool of SAP Concur, create a new company request token, and put it into the credential.',
			},
		);
	}
	if (reply.statusCode !== 200 || reply.failure || !readPage(reply.body)) {
		const fault = readFault(reply);
		throw new NodeOperationError(context.getNode(), tracedCause(fault), {
			itemIndex: 0,
			description: fault.cure,
		});
	}
	const result = {
		connected: true,
		service: 'SAP Concur',
		dataCenter: hostOf(state.geolocation || state.tokenHost),
		companyUuid: state.companyUuid,
		scopes: state.scope,
		missingScopes,
		warnings: refreshTokenWarnings(state.refreshIssuedAt),
		checkedAt: new Date(clock.now()).toISOString(),
	};
	return [[{ json: result as unknown as IDataObject, pairedItem: { item: 0 } }]];
}

async function readSignInState(context: IExecuteFunctions): Promise<z.infer<typeof signInState>> {
	return signInState.parse(await context.getCredentials(CREDENTIAL_TYPE));
}

function hostOf(address: string): string {
	try {
		return new URL(address).host;
	} catch {
		// Shown as it is: the call has worked, so this is no reason to stop.
		return address;
	}
}
