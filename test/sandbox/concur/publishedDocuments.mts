import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse, stringify } from 'lossless-json';
import { z } from 'zod';

import type { DocType } from './documentStatus.mts';
import { fisIdFor, type DocumentStore, type StoredDocument } from './documentStore.mts';

/** Copies of SAP's example documents, with the names of people replaced. */
export const FIXTURES = fileURLToPath(new URL('../../fixtures/concur-examples/', import.meta.url));

/** A document as SAP published it, in the state of one that nobody has acknowledged. */
export interface PublishedDocument {
	/** File name in the fixtures. */
	file: string;
	/** FIS id as published; made from the file name for the inline documents, which have none. */
	id: string;
	docType: DocType;
	companyId: string;
	entityId: string | null;
	companyUuid: string | null;
	erpSystemId: string | null;
	/** JSON text of the document, digits as published. */
	text: string;
}

const older = z.object({
	fIDocuments: z
		.array(
			z.object({
				id: z.string(),
				docType: z.enum(['expense', 'cashadvance']),
				companyId: z.string(),
				entityId: z.string().nullable(),
				companyUuid: z.string().nullable(),
				erpSystemId: z.string().nullable(),
				document: z.unknown(),
			}),
		)
		.length(1),
});

/** The 12 distinct expense reports (6.1.1 is 1.1, 6.1.4 is 3.1), in the order of the examples' numbers. */
export function publishedReports(): PublishedDocument[] {
	return distinct(published(/^FI-API-ReportID-/));
}

/** The 2 cash advances. */
export function publishedCashAdvances(): PublishedDocument[] {
	return distinct(published(/^FI-API-CashAdvanceID-/));
}

export const inlineExpense = (): PublishedDocument => inline('expense');
/** The only invoice that SAP published. */
export const inlineInvoice = (): PublishedDocument => inline('invoice');
export const inlineCashAdvance = (): PublishedDocument => inline('cashadvance');

/** Puts published documents into the READY queue. */
export function addPublished(store: DocumentStore, documents: PublishedDocument[]): StoredDocument[] {
	return documents.map(({ file: _file, docType, text, ...ids }) => store.add(docType, text, ids));
}

/** Example number in a file name, e.g. `6.1.4`. */
const exampleOf = (file: string): string => /-Example-([\d.]*\d)/.exec(file)?.[1] ?? '';

function published(pattern: RegExp): PublishedDocument[] {
	return readdirSync(FIXTURES)
		.filter((file) => pattern.test(file))
		.sort((a, b) => exampleOf(a).localeCompare(exampleOf(b), 'en', { numeric: true }))
		.map((file) => {
			const first = older.parse(parse(readFileSync(FIXTURES + file, 'utf8'))).fIDocuments[0];
			if (!first) throw new Error(`${file} holds no document`);
			const { document, erpSystemId, ...rest } = first;
			// Example 2.3 was published as acknowledged by Q16CLNT500; READY documents carry no system.
			return { file, ...rest, erpSystemId: erpSystemId ? '' : erpSystemId, text: stringify(document) ?? '' };
		});
}

function distinct(documents: PublishedDocument[]): PublishedDocument[] {
	return documents.filter(({ id }, index) => documents.findIndex((one) => one.id === id) === index);
}

function inline(docType: 'expense' | 'invoice' | 'cashadvance'): PublishedDocument {
	const file = `inline-${docType}-document.json`;
	const text = readFileSync(FIXTURES + file, 'utf8');
	return {
		file,
		docType,
		text,
		id: fisIdFor(file),
		companyId: '278515',
		entityId: 'p0085104gigw',
		companyUuid: null,
		erpSystemId: null,
	};
}
