import { describe, expect, it } from 'vitest';

import {
	decideRecovery,
	type Found,
	type Recovery,
} from '../../../nodes/NetSuite/posting/validate/decideRecovery.ts';
import { WORK_STATES, type WorkState } from '../../../nodes/shared/documentItem.ts';

const OURS = 'NETSUITE-1234567';
const OTHERS = 'SAP-1';

interface Case {
	docStatus: string;
	erpSystemId?: string;
	systemId?: string;
	workState?: WorkState | '';
	found: Found;
}

const decide = ({
	docStatus,
	erpSystemId = OURS,
	systemId = OURS,
	workState = 'claimed',
	found,
}: Case): Recovery => decideRecovery({ docStatus, erpSystemId, systemId, workState, found });

/** The table of design.md, section 4, row by row, and what it leaves to "any other". */
const TABLE: [Case, Recovery][] = [
	[{ docStatus: 'READY', found: 'nothing' }, 'ordinary'],
	[{ docStatus: 'READY', found: 'ours' }, 'confirmSuccess'],
	[{ docStatus: 'ACKNOWLEDGED', found: 'ours' }, 'confirmSuccess'],
	[{ docStatus: 'ACKNOWLEDGED', found: 'nothing' }, 'continue'],
	[{ docStatus: 'ACKNOWLEDGED', erpSystemId: OTHERS, found: 'nothing' }, 'dropAcknowledgedByOther'],
	[{ docStatus: 'RECALLED', found: 'nothing' }, 'dropRecalled'],
	[{ docStatus: 'VOID', found: 'nothing' }, 'dropRecalled'],
	[{ docStatus: 'CANCEL', found: 'nothing' }, 'dropRecalled'],
	[{ docStatus: 'RECALLED', found: 'ours' }, 'reviewRecalledButPosted'],
	[{ docStatus: 'VOID', found: 'ours' }, 'reviewRecalledButPosted'],
	[{ docStatus: 'CANCEL', found: 'ours' }, 'reviewRecalledButPosted'],
	[{ docStatus: 'POSTING_CONFIRMED_SUCCESS', found: 'ours' }, 'doneSuccess'],
	[{ docStatus: 'POSTING_CONFIRMED_SUCCESS', found: 'nothing' }, 'reviewSuccessButNothing'],
	[{ docStatus: 'POSTING_CONFIRMED_FAILURE', found: 'nothing' }, 'doneFailure'],
	[{ docStatus: 'POSTING_CONFIRMED_FAILURE', found: 'ours' }, 'reviewFailureButPosted'],
	[{ docStatus: 'PAID', found: 'ours' }, 'doneSuccess'],
	[{ docStatus: 'PAYMENT_CONFIRMED_SUCCESS', found: 'nothing' }, 'reviewSuccessButNothing'],
	[{ docStatus: 'DELAYED', found: 'nothing' }, 'reviewStatus'],
	[{ docStatus: 'DELAYED', found: 'ours' }, 'reviewStatus'],
	[{ docStatus: 'NOT_FOUND', found: 'nothing' }, 'reviewStatus'],
	[{ docStatus: '', found: 'nothing' }, 'reviewStatus'],
	[{ docStatus: 'ACKNOWLEDGED', erpSystemId: OTHERS, found: 'ours' }, 'reviewAcknowledgedByOther'],
	[{ docStatus: 'ACKNOWLEDGED', erpSystemId: '', found: 'nothing' }, 'reviewAcknowledgerUnknown'],
	[{ docStatus: 'ACKNOWLEDGED', erpSystemId: ' ', found: 'ours' }, 'reviewAcknowledgerUnknown'],
	[
		{ docStatus: 'ACKNOWLEDGED', erpSystemId: '', systemId: '', found: 'nothing' },
		'reviewAcknowledgerUnknown',
	],
	// A record that somebody voided or reversed: posted again only by a person's word, and the end of it
	// where Concur wants none.
	[{ docStatus: 'READY', found: 'voided' }, 'reviewVoidedRecord'],
	[{ docStatus: 'ACKNOWLEDGED', found: 'voided' }, 'reviewVoidedRecord'],
	[{ docStatus: 'ACKNOWLEDGED', erpSystemId: OTHERS, found: 'voided' }, 'dropAcknowledgedByOther'],
	[{ docStatus: 'POSTING_CONFIRMED_SUCCESS', found: 'voided' }, 'reviewVoidedRecord'],
	[{ docStatus: 'POSTING_CONFIRMED_FAILURE', found: 'voided' }, 'doneFailure'],
	[{ docStatus: 'RECALLED', found: 'voided' }, 'dropRecalled'],
];

describe('decideRecovery', () => {
	it.each(TABLE)('%j -> %s', (input, recovery) => {
		expect(decide(input)).toBe(recovery);
	});

	const statuses = [
		'READY',
		'ACKNOWLEDGED',
		'RECALLED',
		'POSTING_CONFIRMED_SUCCESS',
		'POSTING_CONFIRMED_FAILURE',
		'PAID',
		'X',
	];
	it.each(statuses)(
		'never decides %s where another or an invisible record has the external id',
		(docStatus) => {
			expect(decide({ docStatus, found: 'other' })).toBe('reviewOtherRecord');
			expect(decide({ docStatus, found: 'invisible' })).toBe('reviewInvisibleRecord');
		},
	);

	it.each(['', ...WORK_STATES] as const)(
		'goes on with an acknowledged document only if a run of ours had it (%s)',
		(workState) => {
			const goesOn = workState === 'claimed' || workState === 'pendingApproval';
			expect(decide({ docStatus: 'ACKNOWLEDGED', workState, found: 'nothing' })).toBe(
				goesOn ? 'continue' : 'reviewNoClaim',
			);
			expect(decide({ docStatus: 'ACKNOWLEDGED', workState, found: 'ours' })).toBe('confirmSuccess');
		},
	);

	it.each(['', ...WORK_STATES] as const)(
		'takes a READY document the ordinary way, whatever the row says (%s)',
		(workState) => {
			expect(decide({ docStatus: 'READY', erpSystemId: '', workState, found: 'nothing' })).toBe('ordinary');
		},
	);

	it('never lets anything but READY and our own acknowledgement be posted', () => {
		const mayPost = new Set<Recovery>(['ordinary', 'continue']);
		for (const docStatus of [
			...statuses,
			'VOID',
			'CANCEL',
			'PAYMENT_CONFIRMED_REVERSED',
			'PENDING_SYSTEM_REFRESH',
		]) {
			for (const erpSystemId of [OURS, OTHERS, '']) {
				for (const found of ['nothing', 'ours', 'voided', 'other', 'invisible'] as const) {
					const posts = mayPost.has(decide({ docStatus, erpSystemId, found }));
					const allowed =
						found === 'nothing' &&
						(docStatus === 'READY' || (docStatus === 'ACKNOWLEDGED' && erpSystemId === OURS));
					expect(posts, `${docStatus} ${erpSystemId} ${found}`).toBe(allowed);
				}
			}
		}
	});

	it('reads the status in any spelling', () => {
		expect(decide({ docStatus: ' ready ', found: 'nothing' })).toBe('ordinary');
	});
});
