import { describe, expect, it } from 'vitest';
import { auditRow } from '../../../nodes/ConcurToNetSuite/audit/auditRow';
import { prepareDocument } from '../../../nodes/ConcurToNetSuite/posting/prepareDocument';
import { newDocumentItem, type DocumentItem } from '../../../nodes/shared/documentItem';
import { problem } from '../../../nodes/shared/problems/problem';
import { inlineInvoice, publishedCashAdvances, publishedReports } from '../../sandbox/concur/publishedDocuments.mts';
import { seeded } from './auditRows.mts';
import { demoSettings } from './demoSettings.mts';

const NAME = 'Zebulon Quux';
const ADDRESS = 'zebulon@quux.example';
const PERSONAL = /(firstName|lastName|receiverName|vendorName|reportName|requestName)$/i;
const IDS = /^(employeeId|loginId|email|employeeCustom\d+)$/i;

/** The document with the same person everywhere, and some of its fields gone. */
function ofOnePerson(value: unknown, random: () => number, lost: number): unknown {
	if (Array.isArray(value)) return value.map((part) => ofOnePerson(part, random, lost));
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(
		Object.entries(value).flatMap(([key, part]) => {
			if (random() < lost) return [];
			const text = PERSONAL.test(key) ? NAME : IDS.test(key) ? ADDRESS : undefined;
			return [[key, text ?? ofOnePerson(part, random, lost)]];
		}),
	);
}

const DOCUMENTS = [...publishedReports(), ...publishedCashAdvances(), inlineInvoice()];

describe('the audit row of any document', () => {
	it('has no name and no address of a person, whatever is wrong with the document', () => {
		const random = seeded(5);
		const codes = new Set<string>();
		let named = 0;
		for (let turn = 0; turn < 12; turn += 1) {
			for (const { docType, text } of DOCUMENTS) {
				const document = ofOnePerson(JSON.parse(text), random, turn % 3 === 0 ? 0 : 0.02);
				const source: DocumentItem = { ...newDocumentItem(), docType, fiDocumentId: 'f1', document };
				const prepared: DocumentItem = { ...source, ...prepareDocument(source, demoSettings()) };
				// What Validate says when it finds none of the people.
				const people = prepared.postings.flatMap(({ lines }) => lines.flatMap(({ entity }) => entity ?? []));
				const notFound = people.map(({ value }) => problem('employee-not-found', { value }));
				const problems = [...notFound, ...prepared.problems];
				const reason = problems[0]?.message ?? '';
				const row = auditRow({ ...prepared, problems, reason, status: 'notReady' }, '2026-11-24T01:02:03.000Z', '0.1.0');
				expect(JSON.stringify(row)).not.toMatch(/zebulon|quux|@/i);
				for (const { code } of problems) codes.add(code);
				if (/zebulon/i.test(JSON.stringify(problems))) named += 1;
			}
		}
		expect(codes.size).toBeGreaterThan(5);
		// There was something to leave out.
		expect(named).toBeGreaterThan(20);
	});
});
