import { formatMoney, sumMoney } from '../../../shared/money';
import { expenseHeader } from '../../document/expenseHeader';
import { readDocument } from '../../document/readDocument';
import type { BuildInput, Built, DocumentKind } from '../documentKind';
import { currencyDecimals } from '../currencyDecimals';
import { takenByPayroll } from '../payroll/takenByPayroll';
import { buildPostings } from './buildPostings';
import { grossOf } from './totalsCheck';

/** Expense reports (concur.md, 4.1). */
export const expenseKind: DocumentKind = { code: 'EXP', header: expenseHeader, build: buildReport };

const LEFT_OUT = 'the rules of "Targets" keep all its lines out';

function buildReport({ document, header, settings, findings, stamp, externalId }: BuildInput): Built {
	const read = readDocument(document);
	if ('problems' in read) {
		findings.problems.push(...read.problems);
		return { postings: [], total: header.total };
	}
	const { report, expenseEntry } = read.document;
	const decimals = currencyDecimals(report.employeeCurrencyAlphaCode);
	const total = formatMoney(report.totalApprovedAmount ?? sumMoney(expenseEntry.map(grossOf)), decimals);
	const nothing = takenByPayroll(read.document, settings, findings);
	if (nothing !== undefined) return { postings: [], total, nothing };
	const { owner, revision, approvedOn } = header;
	const { postings, isLeftOut } = buildPostings(
		read.document,
		{ externalId, stamp, facts: { owner, revision, total, approvedOn } },
		settings,
		findings,
	);
	return { postings, total, ...(isLeftOut ? { nothing: LEFT_OUT } : {}) };
}
