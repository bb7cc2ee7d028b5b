import { isRecord, plainText } from '../../document/blank';
import { obligationHeader } from '../../document/obligationHeader';
import type { BuildInput, Built, DocumentKind } from '../documentKind';

/**
 * Funds reservations of the public sector (concur.md, 4.4), for travel requests and for expense reports. They are
 * read and shown; NetSuite has no ledger entry for them, and the money is posted with the report.
 */
export const requestObligationKind: DocumentKind = {
	code: 'RQO',
	header: (document, timeZone) => obligationHeader('request', document, timeZone),
	build,
};

export const reportObligationKind: DocumentKind = {
	code: 'RPO',
	header: (document, timeZone) => obligationHeader('report', document, timeZone),
	build,
};

function build({ document, header }: BuildInput): Built {
	const instruction = instructionOf(document);
	const what = instruction === undefined ? '' : ` (${instruction})`;
	const nothing = `it is a funds reservation${what}, and funds reservations make no ledger entry`;
	return { postings: [], total: header.total, nothing };
}

/** `obligate`, `fundsCheck` or `release`; the samples wrap it in an object of the same name. */
function instructionOf(document: unknown): string | undefined {
	const given = isRecord(document) ? document.instruction : undefined;
	return plainText(isRecord(given) ? given.instruction : given);
}
