import type {
	Icon,
	ICredentialDataDecryptedObject,
	ICredentialTestRequest,
	ICredentialType,
	IDataObject,
	IHttpRequestHelper,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';
import { netSuiteIssuedFor, netSuiteOrigin, readNetSuiteCredential } from './netsuite/netSuiteInputs';
import { renewNetSuiteSignIn } from './netsuite/tokenRenewal';
import { accessTokenState, hiddenState } from './signIn/hiddenState';
import { aimRequest, withBearer } from './signIn/requestTarget';
import { signInProblem } from './signIn/signInProblem';
import { assertTokenServes } from './signIn/tokenLife';

/**
 * NetSuite, machine to machine: OAuth 2.0 client credentials with a certificate (netsuite.md, section 2.2).
 * Nodes send relative URLs and ask n8n to refresh on 401.
 */
export class NetSuiteApi implements ICredentialType {
	name = 'netSuiteApi';

	displayName = 'NetSuite API';

	documentationUrl = 'https://github.com/n8n-nodes-concur-netsuite/n8n-nodes-concur-netsuite#set-up-netsuite';

	icon: Icon = {
		light: 'file:../nodes/NetSuite/netSuite.svg',
		dark: 'file:../nodes/NetSuite/netSuite.dark.svg',
	};

	/**
	 * n8n decrypts it for the nodes of this package only, not for HTTP Request, so nothing is posted past them. Holds where n8n
	 * installed the package; under a custom-extensions folder n8n would refuse it to every node (n8n.md, A1).
	 */
	restrictToSupportedNodes = true as const;

	/** Those fields are about the HTTP Request node, which cannot use this credential; it only calls its own account. */
	hideDomainRestrictionFields = true;

	properties: INodeProperties[] = [
		{
			displayName: 'Account ID',
			name: 'accountId',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. 1234567_SB1',
			description:
				'Shown in NetSuite under Setup > Company > Company Information. Both spellings, 1234567_SB1 and 1234567-sb1, will do.',
		},
		{
			displayName: 'Client ID',
			name: 'clientId',
			type: 'string',
			default: '',
			required: true,
			description:
				'Client ID (also called consumer key) of the integration record, shown once when the record was saved',
		},
		{
			displayName: 'Certificate ID',
			name: 'certificateId',
			type: 'string',
			default: '',
			required: true,
			description: 'Shown in NetSuite under Setup > Integration > OAuth 2.0 Client Credentials (M2M) Setup',
		},
		{
			displayName: 'Private Key',
			name: 'privateKey',
			type: 'string',
			typeOptions: { password: true, rows: 5 },
			default: '',
			required: true,
			placeholder: 'e.g. -----BEGIN PRIVATE KEY-----',
			description:
				'Key of the uploaded certificate in PEM form, without a passphrase: RSA with 3072 or 4096 bits, or EC with P-256, P-384 or P-521',
		},
		{
			displayName: 'Certificate',
			name: 'certificate',
			type: 'string',
			typeOptions: { password: true, rows: 5 },
			default: '',
			placeholder: 'e.g. -----BEGIN CERTIFICATE-----',
			description:
				'Optional: the uploaded certificate in PEM form. With it you are warned before it expires, and told if it does not belong to the key.',
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			default: '',
			placeholder: 'e.g. https://1234567-sb1.suitetalk.api.netsuite.com',
			description: 'Leave empty to use the address that follows from the account ID',
		},
		accessTokenState,
		hiddenState('Access Expires At', 'accessExpiresAt'),
		hiddenState('Issued For', 'issuedFor'),
	];

	async preAuthentication(
		this: IHttpRequestHelper,
		credentials: ICredentialDataDecryptedObject,
	): Promise<IDataObject> {
		return await renewNetSuiteSignIn(async (options) => await this.helpers.httpRequest(options), credentials);
	}

	async authenticate(
		credentials: ICredentialDataDecryptedObject,
		requestOptions: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> {
		const credential = readNetSuiteCredential(credentials);
		assertTokenServes(credential, netSuiteIssuedFor(credential));
		const home = netSuiteOrigin(credential);
		const aimed = aimRequest(requestOptions, home, (address) => {
			const { origin } = new URL(address);
			if (origin === home) return;
			throw signInProblem(
				`The address of the request, ${origin}, is not the address of the NetSuite account, so nothing was sent there`,
				'Use addresses of the account of this credential only',
			);
		});
		return { ...aimed, headers: withBearer(aimed.headers, credential.accessToken) };
	}

	/** The chart of accounts: every account has one, and reading it needs REST, SuiteQL and the permission we need most. */
	test: ICredentialTestRequest = {
		request: {
			method: 'POST',
			url: '/services/rest/query/v1/suiteql',
			qs: { limit: 1 },
			headers: { 'Content-Type': 'application/json', Prefer: 'transient' },
			body: { q: 'SELECT id FROM account ORDER BY id' },
		},
		rules: [
			{
				type: 'responseCode',
				properties: {
					value: 400,
					message:
						'NetSuite signed in but refused a SuiteQL query on the chart of accounts. Enable the feature SuiteAnalytics Workbook, and give the role the permissions SuiteAnalytics Workbook (Edit) and Accounts (View).',
				},
			},
			{
				type: 'responseCode',
				properties: {
					value: 401,
					message:
						'NetSuite signed in but the role may not use REST. Give it the permissions REST Web Services and Log in using OAuth 2.0 Access Tokens, and take Administrator and OAuth 2.0 Authorized Applications Management off it.',
				},
			},
			{
				type: 'responseCode',
				properties: {
					value: 403,
					message:
						'NetSuite signed in but the role may not do this. Give it the permissions REST Web Services (Full), SuiteAnalytics Workbook (Edit) and Accounts (View).',
				},
			},
			{
				type: 'responseCode',
				properties: {
					value: 429,
					message:
						'The sign-in works, but NetSuite takes no more requests at the moment. Wait some minutes and test again.',
				},
			},
		],
	};
}
