import { formatMoney, sumMoney } from '../../../shared/money';
import { expenseHeader } from '../../document/expenseHeader';
import { readDocument } from '../../document/readDocument';
import type { BuildInput, Built, DocumentKind } from '../documentKind';
import { currencyDecimals } from '../currencyDecimals';
import { buildPosting } from './buildPosting';
import { grossOf } from './totalsCheck';

/** Expense reports (concur.md, 4.1). */
export const expenseKind: DocumentKind = { code: 'EXP', header: expenseHeader, build: buildReport };

function buildReport({ document, header, settings, findings, stamp, externalId }: BuildInput): Built {
	const read = readDocument(document);
	if ('problems' in read) {
		findings.problems.push(...read.problems);
		return { postings: [], total: header.total };
	}
	const { report, expenseEntry } = read.document;
	const decimals = currencyDecimals(report.employeeCurrencyAlphaCode);
	const total = formatMoney(report.totalApprovedAmount ?? sumMoney(expenseEntry.map(grossOf)), decimals);
	const { owner, revision, approvedOn } = header;
	const posting = buildPosting(
		read.document,
		{ externalId: externalId(0), stamp, facts: { owner, revision, total, approvedOn } },
		settings,
		findings,
	);
	return { postings: posting.lines.length > 0 ? [posting] : [], total };
}
