import type { INodeProperties } from 'n8n-workflow';
import { GLOBAL_LANDING_ZONE } from './concurInputs';

const onlyWithCertificate: INodeProperties['displayOptions'] = { show: { useClientCertificate: [true] } };

/** Not secret, in spite of its name. */
export const tokenHostField: INodeProperties = {
	displayName: 'Token Host',
	name: 'tokenHost',
	type: 'string',
	default: GLOBAL_LANDING_ZONE,
	required: true,
	placeholder: 'e.g. https://glz.api.concursolutions.com',
	description:
		'Where the first sign-in goes. SAP Concur answers with the data center of your company, which is used from then on.',
};

/** TLS of the calls to Concur. The switch is not secret, the rest is masked. */
export const tlsFields: INodeProperties[] = [
	{
		displayName: 'Use Client Certificate',
		name: 'useClientCertificate',
		type: 'boolean',
		default: false,
		description: 'Whether a TLS client certificate is presented on every call to SAP Concur',
	},
	{
		displayName: 'Client Certificate',
		name: 'clientCertificate',
		type: 'string',
		typeOptions: { password: true, rows: 5 },
		default: '',
		displayOptions: onlyWithCertificate,
		placeholder: 'e.g. -----BEGIN CERTIFICATE-----',
		description: 'In PEM form; intermediate certificates may follow your own',
	},
	{
		displayName: 'Client Key',
		name: 'clientKey',
		type: 'string',
		typeOptions: { password: true, rows: 5 },
		default: '',
		displayOptions: onlyWithCertificate,
		placeholder: 'e.g. -----BEGIN PRIVATE KEY-----',
		description: 'Private key of the client certificate in PEM form',
	},
	{
		displayName: 'Client Key Passphrase',
		name: 'clientKeyPassphrase',
		type: 'string',
		typeOptions: { password: true },
		default: '',
		displayOptions: onlyWithCertificate,
		description: 'Only if the client key is encrypted',
	},
	{
		displayName: 'CA Certificate',
		name: 'caCertificate',
		type: 'string',
		typeOptions: { password: true, rows: 5 },
		default: '',
		placeholder: 'e.g. -----BEGIN CERTIFICATE-----',
		description:
			'Only if a proxy of your network inspects TLS traffic: its authority in PEM form, trusted instead of the public ones',
	},
];
