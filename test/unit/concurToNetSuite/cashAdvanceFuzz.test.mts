import { describe, expect, it } from 'vitest';
import { generateCashAdvances } from '../../fixtures/generate/cashAdvances.mts';
import { Random } from '../../fixtures/generate/random.mts';
import { advance, back, row } from './cashAdvanceDocuments.mts';
import { demoSettings } from './demoSettings.mts';
import { prepareMutants } from './mutations.mts';

describe('mutated cash advances', () => {
	it('end in a named problem or a balanced posting, 600 of them', () => {
		const random = new Random(5);
		const cents = () => random.int(1, 99_999) / 100;
		const documents = Array.from({ length: 600 }, () => advance([row(cents()), ...(random.chance(0.5) ? [back(-cents())] : []), row(cents(), { accountCode: 'CASH' })]));
		const { statuses, codes } = prepareMutants('cashadvance', documents, demoSettings(), 41);
		// The mutations must reach both ends, or this test proves nothing.
		expect(statuses.get('prepared')).toBeGreaterThan(100);
		expect(statuses.get('notReady')).toBeGreaterThan(100);
		expect(codes.size).toBeGreaterThan(8);
	});

	it('hold under other settings, generated ones too', () => {
		const span: [number, number] = [Date.parse('2026-01-10T00:00:00Z'), Date.parse('2026-11-20T00:00:00Z')];
		const generated = generateCashAdvances(new Random(6), 150, span, {
			employees: [{ id: '23618', subsidiary: 'Demo Group Inc.' }], currencies: ['USD', 'GBP'], payableAccount: '21010', postingDateFrom: 'issuedDate',
		});
		for (const changes of [{ entityOnLines: 'allLines' }, { subsidiaryFrom: 'owner' }, { cashAdvances: { postingDateFrom: 'requestDate', memo: '' } }]) {
			const { statuses } = prepareMutants('cashadvance', generated.map(({ document }) => document), demoSettings(changes), 42);
			expect(statuses.get('prepared')).toBeGreaterThan(20);
		}
	});
});
