import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

import { readPage } from '../../../nodes/SapConcur/transport/envelope.ts';
import { readResultRows, rowFor } from '../../../nodes/SapConcur/transport/resultRows.ts';
import { parseJson } from '../../../nodes/shared/losslessJson.ts';

const published = (file: string): unknown =>
	parseJson(
		readFileSync(fileURLToPath(new URL(`../../fixtures/concur-examples/${file}`, import.meta.url)), 'utf8'),
	);

describe('readPage', () => {
	it('reads the page that SAP published for v4', () => {
		const page = readPage(published('api-get-transactions-response.json'));
		expect(page).toMatchObject({ number: 0, hasNext: true });
		expect(page?.rows.map(({ id, docStatus, erpSystemId }) => [id, docStatus, erpSystemId])).toEqual([
			['e7f810cabc8348cdb051dd9431c8cfbb', 'READY', ''],
			['e1500222f16748718fdd2d493ee4c9dd', 'READY', ''],
			['e2135678f16748718fdd2d493ee4c9dd', 'READY', ''],
		]);
		expect(page?.rows[0]?.document).toBe('{THE_FINANCIAL_DOCUMENT}');
	});

	it('reads the older envelope of the published documents', () => {
		const page = readPage(published('FI-API-ReportID-0EE74C75C9344DEA942F-Example-2.3.json'));
		expect(page).toMatchObject({ number: undefined, hasNext: false });
		expect(page?.rows).toHaveLength(1);
		expect(page?.rows[0]).toMatchObject({
			id: 'c24e213de1514b21a403aac205e51ec4',
			docStatus: 'ACKNOWLEDGED',
			erpSystemId: 'Q16CLNT500',
			entityId: 'p0153808bco5',
		});
		expect(page?.rows[0]?.document).toHaveProperty('report.reportId', '0EE74C75C9344DEA942F');
	});

	it.each([
		['the page says so', { content: [], page: { number: 0, totalPages: 2 }, links: [] }, true],
		[
			'the page says the end, whatever the links',
			{ content: [], page: { number: 1, totalPages: 2 }, links: [{ rel: 'next', href: '' }] },
			false,
		],
		['only the links say so', { content: [], links: [{ rel: 'next', href: '' }] }, true],
		['nothing says so', { content: [] }, false],
		['numbers come as text', { content: [], page: { number: '0', totalPages: '3' } }, true],
		['an empty queue without content', { links: [], page: { number: 0, totalPages: 0 } }, false],
	])('knows whether there is more: %s', (_, body, hasNext) => {
		expect(readPage(body)).toMatchObject({ rows: [], hasNext });
	});

	it.each([[undefined], [null], ['text'], [[]], [{}], [{ message: 'Not ready' }], [{ content: 'none' }]])(
		'takes nothing else for a page: %j',
		(body) => {
			expect(readPage(body)).toBeUndefined();
		},
	);

	it('reads rows with odd values without losing the others', () => {
		const page = readPage({
			content: [
				{ id: ' a ', document: '{"n": 10000000000000000001}', docStatus: null },
				null,
				'x',
				{ id: 7, document: { a: 1 } },
			],
		});
		expect(page?.rows.map(({ id, document }) => [id, document])).toEqual([
			['a', { n: '10000000000000000001' }],
			['', undefined],
			['', undefined],
			['7', { a: 1 }],
		]);
	});
});

describe('readResultRows', () => {
	it('reads the answers that SAP published', () => {
		expect(readResultRows(published('api-acknowledgement-response.json'))).toEqual([
			{ code: 0, docId: '5ab9224e02e840148e7cd7d9e8e72968', result: 'SUCCESS', message: '', paymentRef: '' },
			{
				code: 101,
				docId: '2ac9224e02e840148e7cd7d9e8e12345',
				result: 'FAILURE',
				message: 'This document was previously acknowledged by SystemId: null.',
				paymentRef: '',
			},
		]);
		expect(
			readResultRows(published('api-posting-confirmation-response.json'))?.map(({ code, result }) => [
				code,
				result,
			]),
		).toEqual([
			[0, 'SUCCESS'],
			[116, 'FAILURE'],
		]);
	});

	it.each([[undefined], [{}], ['text'], [{ message: 'no' }], [[1, 2]]])(
		'takes nothing else for rows: %j',
		(body) => {
			expect(readResultRows(body)).toBeUndefined();
		},
	);

	it('finds the one row of a document, and none when there are two', () => {
		const rows =
			readResultRows([
				{ code: '0', docId: 'AB' },
				{ code: 1, docId: 'cd' },
				{ code: 2, docId: 'cd' },
			]) ?? [];
		expect(rowFor(rows, 'ab')?.code).toBe(0);
		expect(rowFor(rows, 'cd')).toBeUndefined();
		expect(rowFor(rows, 'ef')).toBeUndefined();
	});
});
