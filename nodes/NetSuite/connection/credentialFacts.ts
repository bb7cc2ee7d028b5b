import { DateTime } from 'luxon';
import { z } from 'zod';
import { certificateExpiry } from '../../../credentials/keys/certificate';
import { clock } from '../../shared/clock';
import { parseJson } from '../../shared/losslessJson';
import { type Problem, problem } from '../../shared/problems/problem';
import { CREDENTIAL_TYPE, type NetSuiteContext } from '../transport/netSuiteRequest';

export interface CredentialFacts {
	/** Internal ids of the user and the role that the token acts as; empty when the token does not say. */
	userId: string;
	roleId: string;
	warnings: Problem[];
}

/** Days before its end at which a certificate is told about: as early as NetSuite's own first mail. */
const WARNED_DAYS = 60;

/** Reads what the credential tells without a call. Call it after one, so that there is a token. */
export async function credentialFacts(context: NetSuiteContext): Promise<CredentialFacts> {
	const { accessToken, certificate } = await context.getCredentials(CREDENTIAL_TYPE);
	return {
		...actingAs(typeof accessToken === 'string' ? accessToken : ''),
		warnings: expiryWarnings(typeof certificate === 'string' ? certificate : ''),
	};
}

function expiryWarnings(pem: string): Problem[] {
	const end = certificateExpiry(pem);
	if (!end || end.getTime() - clock.now() > WARNED_DAYS * 86_400_000) return [];
	return [
		problem('certificate-expires', {
			field: 'certificate',
			value: DateTime.fromJSDate(end, { zone: 'utc' }).toFormat('yyyy-MM-dd'),
		}),
	];
}

const claimsSchema = z.object({ sub: z.string() });

/**
 * The access token is a JWT whose subject is `<user>;<role>` (netsuite.md, 2.2: observed, so nothing may
 * depend on it).
 */
function actingAs(token: string): { userId: string; roleId: string } {
	try {
		const payload = Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8');
		const [userId = '', roleId = ''] = claimsSchema.parse(parseJson(payload)).sub.split(';');
		return { userId, roleId };
	} catch {
		return { userId: '', roleId: '' };
	}
}
