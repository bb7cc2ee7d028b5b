import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';

import { startConcurSandbox, type ConcurSandbox } from '../../../sandbox/concur/concurSandbox.mts';
import { Caller, expense } from './caller.mts';

const page = z
	.object({
		links: z.array(z.object({ rel: z.string(), href: z.string(), hreflang: z.null() }).passthrough()),
		content: z.array(
			z
				.object({
					id: z.string(),
					docType: z.string(),
					companyId: z.string(),
					entityId: z.string().nullable(),
					companyUuid: z.string().nullable(),
					erpSystemId: z.string().nullable(),
					document: z.unknown(),
					docStatus: z.string(),
					links: z.array(z.never()),
				})
				.strict(),
		),
		page: z.object({
			size: z.number(),
			totalElements: z.number(),
			totalPages: z.number(),
			number: z.number(),
		}),
	})
	.strict();

let sandbox: ConcurSandbox;
let caller: Caller;
beforeEach(async () => {
	sandbox = await startConcurSandbox();
	caller = new Caller(sandbox);
});
afterEach(async () => await sandbox.close());

const add = (...names: string[]): string[] =>
	names.map((name) => sandbox.documents.add('expense', expense(name)).id);
const read = async (query = '', docType = 'expense') => page.parse((await caller.get(query, docType)).body);
const names = async (query = '') =>
	(await read(query)).content.map(({ id }) => sandbox.documents.get(id).businessId);
const statusOf = async (query: string) => (await caller.get(query)).status;

describe('the queue', () => {
	it('is answered in the documented envelope, in order of arrival, 25 at a time', async () => {
		const ids = add(...Array.from({ length: 30 }, (_, index) => `R${index}`));
		const first = await read();
		expect(first.content.map(({ id }) => id)).toEqual(ids.slice(0, 25));
		expect(first.page).toEqual({ size: 25, totalElements: 30, totalPages: 2, number: 0 });
		expect(first.links.map(({ rel }) => rel)).toEqual(['first', 'self', 'next', 'last']);
		expect(first.links[2]?.href).toBe(
			'https://fiserviceurlhere/fi/v4/companies/transactiontypes/expense/transactions?limit=25&page=1&size=25',
		);
		expect(first.content[0]).toMatchObject({
			docType: 'expense',
			docStatus: 'READY',
			document: expense('R0'),
		});
		const last = await read('page=1');
		expect(last.content.map(({ id }) => id)).toEqual(ids.slice(25));
		expect(last.links.map(({ rel }) => rel)).toEqual(['first', 'self', 'last']);
		expect((await read('page=2')).content).toEqual([]);
	});

	it('is empty without documents', async () => {
		expect(await read()).toMatchObject({ content: [], page: { totalElements: 0, totalPages: 0, number: 0 } });
	});

	it('holds one type per call and READY documents only', async () => {
		add('R1', 'R2', 'R3');
		sandbox.documents.add('cashadvance', { cashAdvanceData: { cashAdvanceId: 'C1' } });
		sandbox.documents.acknowledgeAs('R2', 'SAP');
		sandbox.documents.setStatus('R3', 'DELAYED');
		expect(await names()).toEqual(['R1']);
		expect((await read('', 'cashadvance')).content).toHaveLength(1);
		expect((await read('', 'invoice')).content).toEqual([]);
	});

	it('shrinks while it is paged: page 1 skips what moved up', async () => {
		const ids = add('R1', 'R2', 'R3', 'R4');
		expect(await names('limit=2')).toEqual(['R1', 'R2']);
		await caller.acknowledge(ids.slice(0, 2));
		expect(await names('limit=2&page=1')).toEqual([]);
		expect(await names('limit=2')).toEqual(['R3', 'R4']);
	});

	it('shows a document that came in mid-paging at the end', async () => {
		add('R1', 'R2', 'R3');
		expect(await names('limit=2')).toEqual(['R1', 'R2']);
		add('R4');
		expect(await names('limit=2&page=1')).toEqual(['R3', 'R4']);
	});

	it('has both kinds of "no system yet"', async () => {
		add('R1', 'R2');
		expect((await read()).content.map(({ erpSystemId }) => erpSystemId)).toEqual(['', null]);
	});
});

describe('strictness', () => {
	it.each([
		['size=3'],
		['page=-1'],
		['page=1.5'],
		['page=x'],
		['page='],
		['limit=0'],
		['limit=-1'],
		['limit=x'],
		['limit=5&limit=6'],
		['docId='],
		[`docId=${'x'.repeat(33)}`],
		['docId=R1&ignoreDocumentStatus=true'],
		[`systemId=${'x'.repeat(51)}`],
	])('refuses ?%s', async (query) => {
		const answer = await caller.get(query);
		expect(answer.status).toBe(400);
		expect(answer.body).toEqual({ message: expect.any(String) });
	});

	it('takes the edges: 50 characters of systemId, 32 of docId', async () => {
		expect(await statusOf(`systemId=${'x'.repeat(50)}&docId=${'x'.repeat(32)}`)).toBe(200);
	});

	it('clamps a limit above the maximum, or refuses it', async () => {
		sandbox.modes.maxLimit = 2;
		add('R1', 'R2', 'R3');
		expect((await read('limit=3')).page).toMatchObject({ size: 2, totalPages: 2 });
		sandbox.modes.overMaxLimit = 'refuse';
		expect(await statusOf('limit=3')).toBe(400);
		expect(await statusOf('limit=2')).toBe(200);
	});

	it('refuses a body and an unknown format', async () => {
		expect((await caller.send('GET', 'expense/transactions', '{}')).status).toBe(400);
		expect((await caller.get('', 'expense', { DocumentFormatAs: 'xml' })).status).toBe(400);
	});
});

describe('docId', () => {
	it('finds by business id, never by FIS id, and only READY', async () => {
		const [id] = add('R1');
		expect(await names('docId=R1')).toEqual(['R1']);
		expect(await names(`docId=${id}&ignoreDocumentStatus=yes`)).toEqual([]);
		sandbox.documents.acknowledgeAs('R1', 'NS');
		expect(await names('docId=R1')).toEqual([]);
		expect((await read('docId=R1&ignoreDocumentStatus=yes')).content[0]).toMatchObject({
			docStatus: 'ACKNOWLEDGED',
			erpSystemId: 'NS',
		});
		expect((await read('docId=R1&ignoreDocumentStatus=yes', 'invoice')).content).toEqual([]);
	});

	it('ignoreDocumentStatus has no effect without docId', async () => {
		add('R1', 'R2');
		sandbox.documents.acknowledgeAs('R1', 'NS');
		expect(await names('ignoreDocumentStatus=yes')).toEqual(['R2']);
	});

	it('finds the newest round of a resubmitted report, or all, by mode', async () => {
		add('R1');
		sandbox.documents.recall('R1');
		const again = sandbox.documents.resubmit('R1');
		const query = 'docId=R1&ignoreDocumentStatus=yes';
		expect((await read(query)).content.map(({ id }) => id)).toEqual([again.id]);
		sandbox.modes.docIdMatch = 'all';
		expect((await read(query)).content.map(({ docStatus }) => docStatus)).toEqual(['RECALLED', 'READY']);
	});

	it('shows a recalled document or not, by mode', async () => {
		add('R1');
		sandbox.documents.recall('R1');
		expect((await read('docId=R1&ignoreDocumentStatus=yes')).content[0]?.docStatus).toBe('RECALLED');
		sandbox.modes.recalledDocuments = 'gone';
		expect(await names('docId=R1&ignoreDocumentStatus=yes')).toEqual([]);
	});

	it.each([
		['ignored', ['ours', 'theirs', 'nobodys']],
		['hidesOthers', ['ours', 'nobodys']],
		['exact', ['ours']],
	] as const)('systemId in the query: %s', async (mode, expected) => {
		sandbox.modes.systemIdQuery = mode;
		sandbox.documents.add('expense', expense('ours'), { erpSystemId: 'NS' });
		sandbox.documents.add('expense', expense('theirs'), { erpSystemId: 'SAP' });
		sandbox.documents.add('expense', expense('nobodys'));
		expect(await names('systemId=NS')).toEqual(expected);
		expect(await names()).toEqual(['ours', 'theirs', 'nobodys']);
	});
});

describe('shapes', () => {
	const text =
		'{"report":{"reportId":"R1"},"amount":0E-8,"other":50.00000000,"long":12345678901234567890.12}';

	it('keeps the digits of the document as they were given', async () => {
		sandbox.documents.add('expense', text);
		expect((await caller.get()).text).toContain(`"document":${text},"docStatus"`);
	});

	it('sends the document as text when asked by header, or by mode', async () => {
		sandbox.documents.add('expense', text);
		const asked = page.parse((await caller.get('', 'expense', { DocumentFormatAs: 'text' })).body);
		expect(asked.content[0]?.document).toBe(text);
		sandbox.modes.documentAs = 'text';
		expect((await read()).content[0]?.document).toBe(text);
	});

	it('has the older envelope by mode', async () => {
		sandbox.modes.envelope = 'older';
		add('R1', 'R2', 'R3');
		const answer = await caller.get('limit=2');
		expect(answer.body).toMatchObject({
			fIDocuments: [{ docStatus: 'READY' }, { docStatus: 'READY' }],
			offset: null,
			numberReturned: 2,
			nextPage: expect.stringContaining('page=1'),
		});
		expect((await caller.get('limit=2&page=1')).body).toMatchObject({ numberReturned: 1, nextPage: null });
	});
});
