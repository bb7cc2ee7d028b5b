import type {
	IDataObject,
	IDisplayOptions,
	IExecuteFunctions,
	INodeProperties,
	INodePropertyOptions,
} from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';
import { z } from 'zod';
import type { DocType } from '../../shared/documentItem';
import { DEFAULT_MAX_WAIT_S } from '../transport/concurClient';

/** Shows a parameter for these operations of the resource Financial Document. */
export function showFor(...operations: string[]): IDisplayOptions {
	return { show: { resource: ['financialDocument'], operation: operations } };
}

const LABELS: ReadonlyArray<{ name: string; value: DocType; description: string }> = [
	{ name: 'Cash Advance', value: 'cashadvance', description: 'Money handed out before a trip' },
	{ name: 'Expense Report', value: 'expense', description: 'Approved expense reports' },
	{ name: 'Invoice', value: 'invoice', description: 'Approved payment requests of Concur Invoice' },
	{
		name: 'Payroll',
		value: 'payroll',
		description: 'The payroll view of expense reports; it overlaps the reports themselves',
	},
	{
		name: 'Report Obligation',
		value: 'reportobligation',
		description: 'Funds reservations of reports (public sector)',
	},
	{
		name: 'Request Obligation',
		value: 'requestobligation',
		description: 'Funds reservations of travel requests (public sector)',
	},
];

export const docTypeOptions: INodePropertyOptions[] = LABELS.map((label) => ({ ...label }));

export const systemIdParameter: INodeProperties = {
	displayName: 'System ID',
	name: 'systemId',
	type: 'string',
	default: 'NETSUITE',
	placeholder: 'e.g. NETSUITE-1234567',
	description:
		'Name under which SAP Concur remembers who acknowledged a document. Use one name per NetSuite account, the same in all steps, and do not change it.',
	displayOptions: showFor(
		'getMany',
		'get',
		'acknowledge',
		'confirmPosting',
		'confirmPayment',
		'markAsPostedElsewhere',
		'findOrphans',
	),
};

/**
 * The most ids per call are not documented (concur.md, section 14); a refused batch is cut in half by itself.
 */
export const batchSizeOption: INodeProperties = {
	displayName: 'Batch Size',
	name: 'batchSize',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: 1000 },
	default: 100,
	description: 'How many documents go into one call to SAP Concur at most',
};

export const maxWaitOption: INodeProperties = {
	displayName: 'Max Wait (Seconds)',
	name: 'maxWait',
	type: 'number',
	typeOptions: { minValue: 1 },
	default: DEFAULT_MAX_WAIT_S,
	description: 'How long to go on while SAP Concur answers that it takes no more requests',
};

/** Longest system id of the service (concur.md, section 3.4). */
const LONGEST_SYSTEM_ID = 50;

export function readSystemId(context: IExecuteFunctions, itemIndex: number): string {
	const systemId = String(context.getNodeParameter('systemId', itemIndex, 'NETSUITE') ?? '').trim();
	if (systemId === '' || systemId.length > LONGEST_SYSTEM_ID) {
		throw new NodeOperationError(
			context.getNode(),
			`'System ID' needs 1 to ${LONGEST_SYSTEM_ID} characters`,
			{
				itemIndex,
				description: 'Use one name per NetSuite account, for example NETSUITE-1234567.',
			},
		);
	}
	return systemId;
}

const optionsSchema = z.object({
	batchSize: z.coerce.number().int().min(1).catch(100),
	pageSize: z.coerce.number().int().min(1).catch(100),
	// In doubt nothing is written.
	dryRun: z
		.unknown()
		.transform(
			(value) =>
				!(value === undefined || value === null || value === '' || value === false || value === 'false'),
		),
	leaseUntil: z
		.unknown()
		.transform((value) => (value === null || value === undefined ? '' : String(value).trim())),
});

/** The Options collection of an operation, with defaults for what is not set. */
export function readOptions(context: IExecuteFunctions, itemIndex: number): z.infer<typeof optionsSchema> {
	const options: IDataObject = context.getNodeParameter('options', itemIndex, {});
	return optionsSchema.parse(options);
}
