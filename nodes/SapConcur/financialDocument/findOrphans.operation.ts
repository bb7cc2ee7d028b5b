import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';
import { z } from 'zod';
import { clock } from '../../shared/clock';
import { nextStepOf, problem } from '../../shared/problems/problem';
import { concurClient } from '../transport/concurClient';
import { type ReadFault, tracedCause } from '../transport/documentCalls';
import { readReports } from '../transport/expenseReports';
import { type Finding, IN_ORDER } from './orphanFinding';
import { lookUpReports } from './orphanLookUp';
import { idsGivenToAPerson, workRowFor } from './orphanRow';
import { orphanSummary } from './orphanSummary';
import { readSystemId } from './parameters';
import { readWorkRows } from './workRows';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

const optionsSchema = z.object({
	maxReports: z.coerce.number().int().min(1).catch(5_000),
	modifiedAfterDays: z.coerce.number().min(0).catch(90),
	paymentStatusCodes: z
		.string()
		.transform((codes) => codes.split(',').flatMap((code) => code.trim() || []))
		.pipe(z.array(z.string()).min(1))
		.catch(['P_PROC']),
});

/**
 * Compares Concur's expense reports in processing with the queue, the documents and the work table (the input items, as for Get
 * Many). Runs once over all items and only reads. Outputs: what nobody ends; what is in order; one item that sums up, always. Throws
 * when either service cannot be read: a check that saw half of it would reassure for nothing.
 */
export async function executeFindOrphans(
	context: IExecuteFunctions,
	items: INodeExecutionData[],
): Promise<INodeExecutionData[][]> {
	const systemId = readSystemId(context, 0);
	const options = optionsSchema.parse(context.getNodeParameter('options', 0, {}));
	const graceHours = z.coerce
		.number()
		.min(0)
		.catch(24)
		.parse(context.getNodeParameter('graceHours', 0, 24));
	const forAPerson = idsGivenToAPerson(context.getNodeParameter('auditRows', 0, ''));
	if (!forAPerson) throw notAList(context);
	const now = clock.now();
	const client = concurClient(context);

	const list = await readReports(client, {
		paymentStatusCodes: options.paymentStatusCodes,
		modifiedAfter: dayBefore(now, options.modifiedAfterDays),
		most: options.maxReports,
	});
	if ('fault' in list) throw notRead(context, list.fault);
	const found = await lookUpReports(client, list.reports, {
		systemId,
		graceMs: graceHours * HOUR_MS,
		now,
		known: readWorkRows(items),
	});
	if ('fault' in found) throw notRead(context, found.fault);

	const findings = found.findings.map((finding) => withWorkRow(finding, forAPerson));
	const summary = orphanSummary(findings, {
		complete: list.complete,
		lookedUp: found.lookedUp,
		reports: list.reports.length,
		at: new Date(now).toISOString(),
	});
	return [
		findings.filter(({ finding }) => !IN_ORDER.has(finding)).map(itemOf),
		findings.filter(({ finding }) => IN_ORDER.has(finding)).map(itemOf),
		[itemOf(summary)],
	];
}

/** Puts in the row that is missing. */
function withWorkRow(finding: Finding, forAPerson: ReadonlySet<string>): Finding {
	if (finding.finding === 'acknowledgedByHand')
		return { ...finding, workRow: workRowFor(finding, 'needsReview') };
	if (finding.finding !== 'acknowledgedWithoutRow') return finding;
	if (!forAPerson.has(finding.fiDocumentId.toLowerCase()))
		return { ...finding, workRow: workRowFor(finding, 'claimed') };
	const { value = '' } = finding.problems[0] ?? {};
	const problems = [problem('acknowledged-left-by-person', { field: 'docStatus', value })];
	const told = { ...finding, problems, reason: problems[0]?.message ?? '', nextStep: nextStepOf(problems) };
	return { ...told, workRow: workRowFor(told, 'needsReview') };
}

const itemOf = (json: object): INodeExecutionData => ({
	json: { ...json } as unknown as IDataObject,
	pairedItem: { item: 0 },
});

/** `YYYY-MM-DD`; '' for no limit. */
function dayBefore(now: number, days: number): string {
	return days === 0 ? '' : new Date(now - days * DAY_MS).toISOString().slice(0, 10);
}

function notRead(context: IExecuteFunctions, fault: ReadFault): NodeOperationError {
	return new NodeOperationError(context.getNode(), tracedCause(fault), {
		itemIndex: 0,
		description: fault.cure,
	});
}

function notAList(context: IExecuteFunctions): NodeOperationError {
	return new NodeOperationError(context.getNode(), "'Audit Rows' is not a list of rows", {
		itemIndex: 0,
		description:
			"Give the items of the Data Table node that reads the audit table, for example {{ $('Read Audit Rows').all() }}.",
	});
}
