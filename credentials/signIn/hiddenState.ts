import type { INodeProperties } from 'n8n-workflow';

/**
 * A hidden field of a credential that keeps what a sign-in left. n8n drops undeclared keys when it reads a credential, and
 * it writes unmasked hidden values back stale from an open form, hence `password` (n8n.md, section 0, trap 15).
 */
export function hiddenState(displayName: string, name: string): INodeProperties {
	return { displayName, name, type: 'hidden', typeOptions: { password: true }, default: '' };
}

/** The access token: n8n calls `preAuthentication` when it is empty or was refused. */
export const accessTokenState: INodeProperties = {
	...hiddenState('Access Token', 'accessToken'),
	typeOptions: { expirable: true, password: true },
};
