import { isLosslessNumber, parse, stringify } from 'lossless-json';
import { z } from 'zod';

import type { DocType } from './documentStatus.mts';

const businessId = z.string().min(1).max(32);
const anyObject = z.record(z.unknown());

const SHAPES: Partial<Record<DocType, z.ZodType<string, z.ZodTypeDef, unknown>>> = {
	expense: z
		.object({ report: z.object({ reportId: businessId }) })
		.transform(({ report }) => report.reportId),
	payroll: z
		.object({ report: z.object({ reportId: businessId }) })
		.transform(({ report }) => report.reportId),
	invoice: z
		.object({ requestHeader: z.object({ requestId: businessId }) })
		.transform(({ requestHeader }) => requestHeader.requestId),
	cashadvance: z
		.object({ cashAdvanceData: z.object({ cashAdvanceId: businessId }) })
		.transform(({ cashAdvanceData }) => cashAdvanceData.cashAdvanceId),
};

/** Header object that carries `revisionNumber`. */
const REVISION_IN: Partial<Record<DocType, string>> = {
	expense: 'report',
	payroll: 'report',
	invoice: 'requestHeader',
};

/** JSON text of a document; a text is checked and taken as it is. */
export function documentText(document: object | string): string {
	if (typeof document !== 'string') return JSON.stringify(document);
	JSON.parse(document);
	return document;
}

export function businessIdOf(docType: DocType, text: string): string {
	const shape = SHAPES[docType];
	if (!shape) throw new Error(`Say the business id of a ${docType} document`);
	return shape.parse(JSON.parse(text));
}

/** The document with its `revisionNumber` (a string, default "1") one higher, all other digits as written. */
export function withRevision(docType: DocType, text: string): string {
	const header = REVISION_IN[docType];
	if (!header) return text;
	const document = anyObject.parse(parse(text));
	const values = anyObject.parse(document[header]);
	const { revisionNumber } = values;
	const now =
		isLosslessNumber(revisionNumber) || typeof revisionNumber === 'string'
			? Number(String(revisionNumber))
			: 1;
	return stringify({ ...document, [header]: { ...values, revisionNumber: String(now + 1) } }) ?? text;
}
