import type { INodeProperties } from 'n8n-workflow';
import { batchSizeOption, showFor } from './parameters';

const displayOptions = showFor('confirmPayment');

/**
 * Clearing details of one payment (concur.md, section 3.5). Concur takes payment confirmations for expense
 * reports only.
 */
export const confirmPaymentDescription: INodeProperties[] = [
	{
		displayName: 'FIS Document ID',
		name: 'fiDocumentId',
		type: 'string',
		required: true,
		default: '={{ $json.fiDocumentId }}',
		placeholder: 'e.g. 2aaff6d927a84156b5b2de638f163eb3',
		description: 'ID of the financial document, 32 hex digits; its posting has to be confirmed before',
		displayOptions,
	},
	{
		displayName: 'Processing Status',
		name: 'processingStatus',
		type: 'options',
		options: [
			{ name: 'Completely Paid', value: 'CP', description: 'The report is paid in full' },
			{ name: 'Obsolete', value: 'OB', description: 'The payment is not required any more' },
			{ name: 'Partially Paid', value: 'PP', description: 'A part of the report is paid' },
			{ name: 'Reversed', value: 'RE', description: 'A payment was taken back' },
		],
		default: 'CP',
		description: 'What became of the payment',
		displayOptions,
	},
	{
		displayName: 'Payment Reference',
		name: 'paymentRef',
		type: 'string',
		required: true,
		default: '={{ $json.paymentRef }}',
		placeholder: 'e.g. 1/VENDPYMT123/2026/1',
		description:
			'Unique name of this payment: a repeat with the same reference changes nothing in SAP Concur',
		displayOptions,
	},
	{
		displayName: 'Clearing Date',
		name: 'clearingDate',
		type: 'string',
		required: true,
		default: '={{ $today.toISODate() }}',
		placeholder: 'e.g. 2026-11-24',
		description: 'Date of the payment, written as year-month-day, or an ISO date with time and zone',
		displayOptions,
	},
	{
		displayName: 'Clearing Amount',
		name: 'clearingAmount',
		type: 'string',
		required: true,
		default: '={{ $json.total }}',
		placeholder: 'e.g. 220.00',
		description: 'Amount of the payment, with a point before the decimals',
		displayOptions,
	},
	{
		displayName: 'Clearing Currency',
		name: 'clearingCurrency',
		type: 'string',
		required: true,
		default: '={{ $json.currency }}',
		placeholder: 'e.g. USD',
		description: 'Currency of the payment, three letters',
		displayOptions,
	},
	{
		displayName: 'Payment Method',
		name: 'paymentMethod',
		type: 'options',
		options: [
			{ name: 'Check', value: 'C', description: 'Paid by check' },
			{ name: 'Electronic', value: 'E', description: 'Paid by bank transfer' },
		],
		default: 'E',
		description: 'How the payment was made',
		displayOptions,
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		displayOptions,
		options: [
			{
				displayName: 'Additional Message',
				name: 'additionalMessage',
				type: 'string',
				default: '',
				placeholder: 'e.g. Bank account was closed',
				description: 'Why a payment was reversed or is obsolete',
			},
			batchSizeOption,
			{
				displayName: 'Company Code',
				name: 'companyCode',
				type: 'string',
				default: '={{ $json.subsidiaryId || "1" }}',
				placeholder: 'e.g. 1',
				description: 'Subsidiary or company of the ledger that paid; empty takes the one of the item',
			},
			{
				displayName: 'Financial Document Number',
				name: 'financialDocumentId',
				type: 'string',
				default: '={{ $json.netSuiteNumber }}',
				placeholder: 'e.g. JE-1042',
				description: 'Number of the posting that was paid; empty takes the one of the item',
			},
			{
				displayName: 'Fiscal Year',
				name: 'fiscalYear',
				type: 'string',
				default: '={{ $json.fiscalYear }}',
				placeholder: 'e.g. 2026',
				description:
					'Fiscal year of the payment; empty takes the one of the item, else the year of the clearing date',
			},
			{
				displayName: 'Receiver ID',
				name: 'receiverId',
				type: 'string',
				default: '={{ $json.owner }}',
				placeholder: 'e.g. 22344',
				description: 'ID of the employee who was paid; empty takes the owner of the item',
			},
			{
				displayName: 'Receiver Name',
				name: 'receiverName',
				type: 'string',
				default: '',
				placeholder: 'e.g. Nathan Kim',
				description: 'Name of the employee who was paid',
			},
		],
	},
];
