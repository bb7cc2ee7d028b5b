import type {
	ICredentialDataDecryptedObject,
	ICredentials,
	ICredentialType,
	IHttpRequestHelper,
	IHttpRequestOptions,
	INode,
	INodeCredentialsDetails,
	INodeProperties,
	IWorkflowExecuteAdditionalData,
} from 'n8n-workflow';
import { n8nWorkflow } from './builtNodes.mts';

const { ICredentialsHelper, isExpression, NodeHelpers, UnexpectedError } = n8nWorkflow;

/**
 * Credentials of the engine tests, with n8n's own rules (`credentials-helper.js`): read from the store on every request; undeclared
 * keys are dropped on read; a new token is fetched when the stored one is exactly empty or the service refused it; all that
 * `preAuthentication` gives back is stored, if the token is among it.
 */
export class CredentialStore extends ICredentialsHelper {
	private readonly stored = new Map<string, ICredentialDataDecryptedObject>();
	/** How often a credential type's `preAuthentication` ran. */
	readonly renewals = new Map<string, number>();

	constructor(private readonly credentialType: (name: string) => ICredentialType) {
		super();
	}

	/** Saves a credential under its type's name, as a person would who fills the form. */
	save(type: string, data: object): void {
		this.stored.set(type, { ...(data as ICredentialDataDecryptedObject) });
	}

	/** What is stored now, hidden state included. */
	read(type: string): ICredentialDataDecryptedObject {
		const data = this.stored.get(type);
		if (!data) throw new Error(`The test has no credential of type ${type}`);
		return data;
	}

	/** What a node of the workflow names: the id is the type, since a test has one credential of each. */
	reference(type: string): INodeCredentialsDetails {
		return { id: type, name: type };
	}

	get types(): string[] {
		return [...this.stored.keys()];
	}

	getParentTypes(): string[] {
		return [];
	}

	isCredentialUsableByNode(): boolean {
		return true;
	}

	getCredentialsProperties(type: string): INodeProperties[] {
		return this.credentialType(type).properties;
	}

	async getDecrypted(
		_data: IWorkflowExecuteAdditionalData,
		_node: INodeCredentialsDetails,
		type: string,
	): Promise<ICredentialDataDecryptedObject> {
		const properties = this.getCredentialsProperties(type);
		const read = NodeHelpers.getNodeParameters(properties, this.read(type) as never, true, false, null, null);
		return structuredClone(read) as ICredentialDataDecryptedObject;
	}

	async authenticate(
		credentials: ICredentialDataDecryptedObject,
		type: string,
		options: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> {
		const { authenticate } = this.credentialType(type);
		if (typeof authenticate !== 'function')
			throw new UnexpectedError('The harness knows credentials that sign by a function only');
		return await authenticate(credentials, options);
	}

	async preAuthentication(
		helpers: IHttpRequestHelper,
		credentials: ICredentialDataDecryptedObject,
		type: string,
		node: INode,
		expired: boolean,
	): Promise<ICredentialDataDecryptedObject | undefined> {
		const credentialType = this.credentialType(type);
		const token = credentialType.properties.find(
			(property) => property.type === 'hidden' && property.typeOptions?.expirable === true,
		)?.name;
		if (token === undefined || !credentialType.preAuthentication) return undefined;
		if (credentials[token] !== '' && !expired) return undefined;
		this.renewals.set(type, (this.renewals.get(type) ?? 0) + 1);
		const output = (await credentialType.preAuthentication.call(
			helpers,
			credentials,
		)) as ICredentialDataDecryptedObject;
		if (output[token] === undefined || !node.credentials) return undefined;
		const merged = { ...this.read(type) };
		for (const [key, value] of Object.entries(output)) {
			if (key === token || !isExpression(merged[key])) merged[key] = value;
		}
		this.stored.set(type, merged);
		return Object.assign(credentials, output);
	}

	async runPreAuthentication(): Promise<undefined> {
		return undefined;
	}

	async getCredentials(): Promise<ICredentials> {
		throw new UnexpectedError('The engine does not ask for encrypted credentials');
	}

	async updateCredentials(
		_node: INodeCredentialsDetails,
		type: string,
		data: ICredentialDataDecryptedObject,
	): Promise<void> {
		this.stored.set(type, data);
	}

	async updateCredentialsOauthTokenData(): Promise<void> {
		throw new UnexpectedError('No credential of the package is an OAuth2 credential of n8n');
	}
}
