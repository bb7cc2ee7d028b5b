import { z } from 'zod';
import { parseJson } from '../../shared/losslessJson';

/** One financial document as the service lists it. Texts are trimmed; null and absent become ''. */
export interface FiRow {
	/** FIS id; '' when the row carries none. */
	id: string;
	docStatus: string;
	/** System id under which the document was acknowledged; '' when none. */
	erpSystemId: string;
	companyId: string;
	companyUuid: string;
	entityId: string;
	/** The document as an object; as it came when it is neither an object nor the text of one. */
	document: unknown;
}

export interface FiPage {
	rows: FiRow[];
	/** Number of this page as the service says it; undefined when it does not. */
	number: number | undefined;
	hasNext: boolean;
}

const text = z
	.union([z.string(), z.number()])
	.transform((value) => String(value).trim())
	.catch('');

const row = z
	.object({
		id: text,
		docStatus: text,
		erpSystemId: text,
		companyId: text,
		companyUuid: text,
		entityId: text,
		document: z.unknown(),
	})
	.transform((read) => ({ ...read, document: documentObject(read.document) }))
	.catch({
		id: '',
		docStatus: '',
		erpSystemId: '',
		companyId: '',
		companyUuid: '',
		entityId: '',
		document: undefined,
	});

/** The envelope of v4 (concur.md, 3.2). */
const pageOfV4 = z.object({
	content: z.array(row).nullish(),
	links: z
		.array(z.object({ rel: z.string().catch('') }))
		.nullish()
		.catch(undefined),
	page: z
		.object({ number: z.coerce.number().int(), totalPages: z.coerce.number().int() })
		.optional()
		.catch(undefined),
});

/** The envelope of v1, which the published examples still have (concur.md, section 1, trap 7). */
const olderPage = z.object({ fIDocuments: z.array(row), nextPage: z.unknown() });

/** Understands both envelopes; undefined when the body is neither. */
export function readPage(body: unknown): FiPage | undefined {
	const older = olderPage.safeParse(body);
	if (older.success) {
		return { rows: older.data.fIDocuments, number: undefined, hasNext: Boolean(older.data.nextPage) };
	}
	const v4 = pageOfV4.safeParse(body);
	if (!v4.success || (!v4.data.content && !v4.data.page)) return undefined;
	const { content, links, page } = v4.data;
	return {
		rows: content ?? [],
		number: page?.number,
		hasNext: page ? page.number + 1 < page.totalPages : (links ?? []).some(({ rel }) => rel === 'next'),
	};
}

/**
 * With `DocumentFormatAs: text` the document is a text that needs a second parse (concur.md, 3.2); it may
 * come so unasked.
 */
function documentObject(document: unknown): unknown {
	if (typeof document !== 'string') return document;
	try {
		return parseJson(document);
	} catch {
		// Stays the text it is: Get Many gives it out as a document that cannot be read.
		return document;
	}
}
