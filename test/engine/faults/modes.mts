import type { Random } from '../../fixtures/generate/random.mts';
import { DEFAULT_MODES, type ConcurModes } from '../../sandbox/concur/modes.mts';
import { defaultModes, type NetSuiteModes } from '../../sandbox/netsuite/modes.mts';

type Values<Modes> = { [Key in keyof Modes]?: ReadonlyArray<Modes[Key]> };

/**
 * Both readings of everything that the reference leaves open (design.md, section 10), and how accounts differ. Every mode of the
 * sandboxes has to stand here or in `NOT_DRAWN`: a test sees to that.
 */
export const CONCUR_VALUES: Values<ConcurModes> = {
	geolocationWithTokenPath: [false, true],
	refreshRotation: ['same', 'newOldDies', 'newOldLives'],
	refreshExtendsLife: [false, true],
	refreshExpiresIn: [false, true],
	scopeSeparator: [' ', ','],
	accessTokenSeconds: [3600, 1200, 90],
	oauthErrorStatus: ['byKind', 400, 401, 403],
	expiredTokenStatus: [403, 401],
	wrongDataCentreStatus: [404, 403],
	http202: ['off', 'off', 'beforeCommit', 'afterCommit'],
	maxLimit: [100, 2],
	overMaxLimit: ['clamp', 'refuse'],
	envelope: ['v4', 'older'],
	documentAs: ['asAsked', 'text'],
	systemIdQuery: ['hidesOthers', 'ignored', 'exact'],
	docIdMatch: ['newest', 'all'],
	recalledDocuments: ['shown', 'gone'],
	maxIds: [100, 2],
	rowOrder: ['asSent', 'reversed'],
	confirmAfterError: ['refuse', 'accept'],
	successWithoutPostingDocs: ['refuse', 'accept'],
	raiseRevision: [true, false],
	rateLimit: [
		undefined,
		undefined,
		{ requests: 4, windowMs: 30_000, retryAfter: '2' },
		{ requests: 6, windowMs: 60_000 },
	],
};

export const NETSUITE_VALUES: Values<NetSuiteModes> = {
	concurrentCreates: ['oneFails', 'bothSucceed'],
	duplicateErrorCode: ['USER_ERROR', 'DUP_RCRD'],
	errorLanguage: ['en', 'de'],
	closedPeriodText: ['closed', 'dateRange', 'fieldValue'],
	closedPeriodFallback: [false, true],
	journalApprovalRouting: [false, false, true],
	billApprovalRouting: [false, true],
	expenseReportApproval: ['flag', 'person'],
	expenseReportAccount: ['afterApproval', 'always'],
	negativeTotals: ['refuse', 'allow'],
	negativeCreditLines: [false, true],
	duplicateBillNumbers: ['allow', 'refuse'],
	cardChargePayee: ['required', 'optional'],
	orderLinksOnLines: ['link', 'refuse'],
	overbilling: ['allow', 'refuse'],
	suiteTax: [false, true],
	mandatoryLineFields: [[], [], [], ['department']],
	concurrencyLimit: [5, 2],
	reservedByOthers: [0, 0, 1],
	retryAfter: [undefined, '0', '3'],
	/** Real time: only then two creates can be under way at once. */
	latencyMs: [0, 0, 0, 2],
	suiteQlLagMs: [0, 0, 90_000, 10 * 60_000],
	boundParameters: [true, false],
	deniedTables: ['unknown', 'empty'],
	subsidiaryMaps: ['expanded', 'explicit'],
	journalMainLine: ['none', 'first'],
	journalForeignTotal: ['absent', 'debits', 'zero'],
	assertionRefusal: ['invalid_client', 'invalid_grant', 'invalid_request'],
};

/** Modes that are moved by acts of a schedule instead, or would hand the run to a stranger. */
export const NOT_DRAWN: ReadonlySet<string> = new Set([
	'geolocation',
	'refreshAfterMove',
	'scriptRejects',
	'invisibleExternalIds',
	// Of the list of reports, which only the orphan check reads: test/engine/orphans.test.mts.
	'paymentStatusLagMs',
	'paymentStatusAfterError',
	'lastPage',
]);

export interface DrawnModes {
	concur: Partial<ConcurModes>;
	netSuite: Partial<NetSuiteModes>;
}

/** Each mode with one of its values; in a third of the schedules everything is as by default, so that faults meet the plain way too. */
export function drawModes(random: Random): DrawnModes {
	const plain = random.chance(0.3);
	const draw = <Modes,>(values: Values<Modes>): Partial<Modes> =>
		Object.fromEntries(
			Object.entries(values).map(([name, list]) => [
				name,
				plain || random.chance(0.5) ? (list as unknown[])[0] : random.pick(list as unknown[]),
			]),
		) as Partial<Modes>;
	const concur = draw(CONCUR_VALUES);
	// A service that refuses pages of its own documented size cannot be read by anyone.
	if (concur.maxLimit !== DEFAULT_MODES.maxLimit) concur.overMaxLimit = 'clamp';
	return { concur, netSuite: draw(NETSUITE_VALUES) };
}

/** `name=value` of each mode that is not as by default. */
export function unusual({ concur, netSuite }: DrawnModes): string[] {
	const differing = (drawn: object, usual: object) =>
		Object.entries(drawn).flatMap(([name, value]) => {
			const told = JSON.stringify(value) ?? 'undefined';
			return told === (JSON.stringify((usual as Record<string, unknown>)[name]) ?? 'undefined')
				? []
				: [`${name}=${told}`];
		});
	return [...differing(concur, DEFAULT_MODES), ...differing(netSuite, defaultModes())];
}
