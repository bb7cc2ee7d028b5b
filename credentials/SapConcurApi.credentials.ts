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
import { concurOrigin } from './concur/allowedHosts';
import { concurTlsOptions } from './concur/clientCertificate';
import { concurIssuedFor, readConcurCredential } from './concur/concurInputs';
import { tlsFields, tokenHostField } from './concur/fields';
import { renewConcurSignIn } from './concur/tokenRenewal';
import { accessTokenState, hiddenState } from './signIn/hiddenState';
import { aimRequest, withBearer } from './signIn/requestTarget';
import { assertTokenServes } from './signIn/tokenLife';

/**
 * SAP Concur, company level: first sign-in with the company request token, then by refresh token at the company's own data
 * center (concur.md, section 2). Nodes send relative URLs and ask n8n to refresh on 401 and 403.
 */
export class SapConcurApi implements ICredentialType {
	name = 'sapConcurApi';

	displayName = 'SAP Concur API';

	documentationUrl =
		'https://github.com/n8n-nodes-concur-netsuite/n8n-nodes-concur-netsuite#set-up-sap-concur';

	icon: Icon = {
		light: 'file:../nodes/SapConcur/sapConcur.svg',
		dark: 'file:../nodes/SapConcur/sapConcur.dark.svg',
	};

	/**
	 * n8n decrypts it for the nodes of this package only, not for HTTP Request, so nothing is posted past them. Holds where n8n
	 * installed the package; under a custom-extensions folder n8n would refuse it to every node (n8n.md, A1).
	 */
	restrictToSupportedNodes = true as const;

	/** Those fields are about the HTTP Request node, which cannot use this credential; we have our own host rule. */
	hideDomainRestrictionFields = true;

	properties: INodeProperties[] = [
		{
			displayName: 'Client ID',
			name: 'clientId',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. 5c3f2a10-7d1e-4b5f-9a37-0c2d8e4f6b19',
			description:
				'ID of the app in the OAuth 2.0 Application Management tool of SAP Concur. The app needs the grants Password and Refresh Token and the scope FISVC.',
		},
		{
			displayName: 'Client Secret',
			name: 'clientSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description:
				'Secret of the app, shown once when the app was made. When you change it, enter a new Company Request Token as well.',
		},
		{
			displayName: 'Company UUID',
			name: 'companyUuid',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. 08bca1e4-fe8d-4a5b-8a6c-2f3a6b1d9c70',
			description:
				'Shown in SAP Concur under Administration > Company > Authentication Admin > Company Request Token',
		},
		{
			displayName: 'Company Request Token',
			name: 'companyRequestToken',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description:
				'Made on the same page as the Company UUID, and valid for 24 hours: test the credential right after you saved it. From then on it renews itself.',
		},
		tokenHostField,
		...tlsFields,
		{
			displayName: 'Additional Allowed Hosts',
			name: 'additionalAllowedHosts',
			type: 'string',
			default: '',
			placeholder: 'e.g. concur-gateway.example.com:8443',
			description:
				'Hosts besides those of SAP Concur that may get the tokens, as host or host:port, separated by commas. Only these may be plain http. Leave empty unless you use a gateway.',
		},
		accessTokenState,
		hiddenState('Access Expires At', 'accessExpiresAt'),
		hiddenState('Refresh Token', 'refreshToken'),
		hiddenState('Refresh Issued At', 'refreshIssuedAt'),
		hiddenState('Geolocation', 'geolocation'),
		hiddenState('Issued For', 'issuedFor'),
		hiddenState('Scope', 'scope'),
	];

	async preAuthentication(
		this: IHttpRequestHelper,
		credentials: ICredentialDataDecryptedObject,
	): Promise<IDataObject> {
		return await renewConcurSignIn(async (options) => await this.helpers.httpRequest(options), credentials);
	}

	async authenticate(
		credentials: ICredentialDataDecryptedObject,
		requestOptions: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> {
		const credential = readConcurCredential(credentials);
		assertTokenServes(credential, concurIssuedFor(credential));
		const hosts = credential.additionalAllowedHosts;
		const home = concurOrigin(credential.geolocation, hosts, 'The data center that SAP Concur named');
		const aimed = aimRequest(requestOptions, home, (address) => {
			concurOrigin(address, hosts, 'The address of the request');
		});
		const tls = concurTlsOptions(credential);
		return {
			...aimed,
			headers: withBearer(aimed.headers, credential.accessToken),
			...(tls ? { agentOptions: { ...aimed.agentOptions, ...tls } } : {}),
		};
	}

	test: ICredentialTestRequest = {
		request: {
			method: 'GET',
			url: '/financialintegration/fi/v4/companies/transactiontypes/expense/transactions',
			qs: { limit: 1 },
		},
		rules: [
			{
				type: 'responseCode',
				properties: {
					value: 401,
					message:
						'SAP Concur signed the company in but refused the token on the first call. Check that the app is enabled for this company.',
				},
			},
			{
				type: 'responseCode',
				properties: {
					value: 403,
					message:
						'SAP Concur signed the company in but does not let it read financial documents. Give the app the scope FISVC and ask SAP Concur to switch on the Financial Integration Service for the company. If both are so, the sign-in may have been revoked: enter a new Company Request Token.',
				},
			},
			{
				type: 'responseCode',
				properties: {
					value: 404,
					message:
						'SAP Concur has no Financial Integration Service at this data center. Check Token Host, and ask SAP Concur whether the service is available for the company.',
				},
			},
			{
				type: 'responseCode',
				properties: {
					value: 429,
					message:
						'The sign-in works, but SAP Concur takes no more requests at the moment. Wait some minutes and test again.',
				},
			},
		],
	};
}
