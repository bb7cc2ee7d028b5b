import type { Posting } from '../../../shared/documentItem';
import type { ProblemCode } from '../../../shared/problems/catalogue';
import { type Problem, problem } from '../../../shared/problems/problem';
import type { MasterData } from '../../masterData/masterData';
import type { Candidate } from './candidate';
import { type CheckSettings, checkPosting } from './checkPosting';
import { existingInvoice, type SupplierInvoices } from './supplierInvoices';

/** What is wrong with the postings of an item, and how they look with internal ids. */
export interface ItemCheck {
	postings: Posting[];
	problems: Problem[];
	warnings: Problem[];
}

/** Found of a posting that Prepare Posting left incomplete, these say again what it has said better. */
const OF_THE_WHOLE: ReadonlySet<string> = new Set<ProblemCode>([
	'not-balanced',
	'too-few-lines',
	'subsidiary-required',
	'posting-date-invalid',
	'no-lines',
	'total-not-positive',
	'payee-missing',
	'header-account-missing',
	'intercompany-subsidiaries',
	'intercompany-not-balanced',
]);

export function checkItem(
	{ item, read }: Pick<Candidate, 'item' | 'read'>,
	master: MasterData,
	settings: CheckSettings,
	invoices: SupplierInvoices,
): ItemCheck {
	const invalid = (value: string): ItemCheck => ({
		postings: item.postings,
		problems: [problem('posting-invalid', { field: 'postings', value })],
		warnings: [],
	});
	if ('unreadable' in read) return invalid(read.unreadable);
	// Prepare Posting has said why it made none.
	if (read.postings.length === 0 && item.problems.length === 0) return invalid('there is none');
	const incomplete = item.problems.length > 0;
	const checks = read.postings.map((posting, index) => checkPosting(posting, index, master, settings));
	const existing = checks.flatMap(({ posting }, index) => existingInvoice(posting, index, invoices) ?? []);
	return {
		postings: checks.map(({ posting }) => posting),
		problems: [...checks.flatMap(({ problems }) => problems), ...existing].filter(
			({ code }) => !incomplete || !OF_THE_WHOLE.has(code),
		),
		warnings: checks.flatMap(({ warnings }) => warnings),
	};
}
