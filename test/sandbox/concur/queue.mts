import type { SandboxRequest, SandboxResponse } from '../http/exchange.mts';
import type { DocType } from './documentStatus.mts';
import type { StoredDocument } from './documentStore.mts';
import type { ConcurState } from './state.mts';

const PARAMETERS = ['page', 'limit', 'docId', 'ignoreDocumentStatus', 'systemId'];
const DEFAULT_LIMIT = 25;
/** Host of the links in the published answer: neither the gateway nor the right prefix. */
const LINK_BASE = 'https://fiserviceurlhere/fi/v4/companies/transactiontypes';

interface Question {
	page: number;
	limit: number;
	docId?: string;
	ignoreStatus: boolean;
	systemId?: string;
	asText: boolean;
}

/** `GET .../transactions` (concur.md, 3.2): a live view of the queue, in order of arrival. */
export function getTransactions(
	state: ConcurState,
	docType: DocType,
	request: SandboxRequest,
): SandboxResponse {
	const question = readQuestion(state, request);
	if (typeof question === 'string') return { status: 400, body: { message: question } };
	const found = select(state, docType, question);
	const { page, limit, asText } = question;
	const shown = found.slice(page * limit, (page + 1) * limit).map((one) => row(one, asText));
	return { status: 200, body: envelope(state, docType, question, found.length, shown) };
}

function readQuestion({ modes }: ConcurState, { query, headers, body }: SandboxRequest): Question | string {
	for (const name of new Set(query.keys())) {
		if (!PARAMETERS.includes(name)) return `Unknown query parameter ${name}`;
		if (query.getAll(name).length > 1) return `Query parameter ${name} is repeated`;
	}
	if (body !== '') return 'GET takes no body';
	const page = query.get('page') ?? '0';
	const limit = query.get('limit') ?? String(DEFAULT_LIMIT);
	if (!/^\d{1,9}$/.test(page)) return 'page must be an integer of 0 or more';
	if (!/^[1-9]\d{0,8}$/.test(limit)) return 'limit must be an integer of 1 or more';
	if (Number(limit) > modes.maxLimit && modes.overMaxLimit === 'refuse')
		return `limit must not exceed ${modes.maxLimit}`;
	const docId = query.get('docId') ?? undefined;
	if (docId !== undefined && (docId === '' || docId.length > 32)) return 'docId must have 1 to 32 characters';
	const ignore = query.get('ignoreDocumentStatus') ?? 'no';
	if (ignore !== 'yes' && ignore !== 'no') return 'ignoreDocumentStatus must be yes or no';
	const systemId = query.get('systemId') ?? undefined;
	if (systemId !== undefined && systemId.length > 50) return 'systemId must not exceed 50 characters';
	const format = headers.documentformatas ?? 'json';
	if (format !== 'json' && format !== 'text') return 'DocumentFormatAs must be json or text';
	return {
		page: Number(page),
		limit: Math.min(Number(limit), modes.maxLimit),
		systemId,
		docId,
		ignoreStatus: ignore === 'yes' && docId !== undefined,
		asText: format === 'text' || modes.documentAs === 'text',
	};
}

function select({ documents, modes }: ConcurState, docType: DocType, question: Question): StoredDocument[] {
	const { docId, ignoreStatus, systemId } = question;
	const candidates = docId === undefined ? documents.all() : documents.sameBusinessId(docId);
	const found = candidates.filter(
		(one) =>
			one.docType === docType &&
			(ignoreStatus || one.status === 'READY') &&
			!(one.status === 'RECALLED' && modes.recalledDocuments === 'gone') &&
			fitsSystem(one.erpSystemId ?? '', systemId, modes.systemIdQuery),
	);
	return docId !== undefined && modes.docIdMatch === 'newest' ? found.slice(-1) : found;
}

function fitsSystem(
	stored: string,
	asked: string | undefined,
	mode: 'ignored' | 'hidesOthers' | 'exact',
): boolean {
	if (asked === undefined || mode === 'ignored' || stored === asked) return true;
	return mode === 'hidesOthers' && stored === '';
}

/** Written by hand so that the document's digits (`0E-8`) stay as they are. */
function row(one: StoredDocument, asText: boolean): string {
	const json = JSON.stringify;
	return (
		`{"id":${json(one.id)},"docType":${json(one.docType)},"companyId":${json(one.companyId)},"entityId":${json(one.entityId)},` +
		`"companyUuid":${json(one.companyUuid)},"erpSystemId":${json(one.erpSystemId)},` +
		`"document":${asText ? json(one.text) : one.text},"docStatus":${json(one.status)},"links":[]}`
	);
}

function envelope(
	{ modes }: ConcurState,
	docType: DocType,
	question: Question,
	total: number,
	rows: string[],
): string {
	const { page, limit } = question;
	const totalPages = Math.ceil(total / limit);
	const hasNext = page + 1 < totalPages;
	const href = (number: number) =>
		`${LINK_BASE}/${docType}/transactions?limit=${limit}&page=${number}&size=${limit}`;
	if (modes.envelope === 'older') {
		const nextPage = JSON.stringify(hasNext ? href(page + 1) : null);
		return `{"fIDocuments":[${rows.join(',')}],"offset":null,"nextPage":${nextPage},"numberReturned":${rows.length}}`;
	}
	const link = (rel: string, number: number) => ({
		rel,
		href: href(number),
		hreflang: null,
		media: null,
		title: null,
		type: null,
		deprecation: null,
	});
	const links = [
		...(totalPages > 1 ? [link('first', 0)] : []),
		link('self', page),
		...(hasNext ? [link('next', page + 1)] : []),
		...(totalPages > 1 ? [link('last', totalPages - 1)] : []),
	];
	const pageInfo = { size: limit, totalElements: total, totalPages, number: page };
	return `{"links":${JSON.stringify(links)},"content":[${rows.join(',')}],"page":${JSON.stringify(pageInfo)}}`;
}
