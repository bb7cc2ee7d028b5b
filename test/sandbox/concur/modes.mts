/**
 * Behaviours where SAP's documentation is silent or ambiguous (concur.md, sections 14 and 15): the sandbox offers each, and tests
 * run the product under all of them. May be changed while the sandbox runs. Defaults are the harsher choice that a right product bears.
 */
export interface ConcurModes {
	// OAuth
	/** `geolocation` with `/oauth2/v0/token` appended, as the self-service page shows it (2.3). */
	geolocationWithTokenPath: boolean;
	/** Sent as `geolocation` instead of the truth: to prove that a foreign host is refused. */
	geolocation?: string;
	/** What a refresh gives: the same token; a new one while the old dies at once; a new one while the old lives on. */
	refreshRotation: 'same' | 'newOldDies' | 'newOldLives';
	/** Whether using a refresh token that stays the same extends its six months. */
	refreshExtendsLife: boolean;
	/** Sends `refresh_expires_in` (epoch seconds), which the field table does not have. */
	refreshExpiresIn: boolean;
	scopeSeparator: ' ' | ',';
	/** Life of an access token in seconds. */
	accessTokenSeconds: number;
	/** Status of token errors: fixed, or by kind (invalid_client 401, access_denied 403, else 400). */
	oauthErrorStatus: 'byKind' | 400 | 401 | 403 | 404;
	/** After a company moved: its old data centre refreshes and names the new one, or sends there with code 16. */
	refreshAfterMove: 'answer' | 'redirect';

	// every API call
	expiredTokenStatus: 401 | 403;
	wrongDataCentreStatus: 403 | 404;
	/** More than `requests` FIS calls within `windowMs` of the sandbox clock answer 429. */
	rateLimit?: { requests: number; windowMs: number; retryAfter?: string };
	/** FIS answers 202 without a body: before or after doing what was asked. */
	http202: 'off' | 'beforeCommit' | 'afterCommit';

	// GET transactions
	maxLimit: number;
	/** A `limit` above `maxLimit`: served with `maxLimit`, or refused with 400. */
	overMaxLimit: 'clamp' | 'refuse';
	envelope: 'v4' | 'older';
	/** `document` as text even when `DocumentFormatAs: json` was asked. */
	documentAs: 'asAsked' | 'text';
	/** The query parameter `systemId`: no effect; hides documents of another system; shows only documents of that very system. */
	systemIdQuery: 'ignored' | 'hidesOthers' | 'exact';
	/** What `docId` with `ignoreDocumentStatus=yes` finds after a resubmission. */
	docIdMatch: 'newest' | 'all';
	/** Whether a recalled document can still be read by `docId`. */
	recalledDocuments: 'shown' | 'gone';

	// POSTs
	/** Most ids or confirmations in one call; more answer 400. */
	maxIds: number;
	/** Order of the answer's rows. */
	rowOrder: 'asSent' | 'reversed';
	/** A confirmation after `error`: refused with 113, or accepted. */
	confirmAfterError: 'refuse' | 'accept';
	/** `success` without a posting document: 198, or accepted. */
	successWithoutPostingDocs: 'refuse' | 'accept';
	/** Whether `revisionNumber` goes up when a report is resubmitted. */
	raiseRevision: boolean;

	// GET expense reports v3
	/** How long the payment status of a report lags behind its financial document. */
	paymentStatusLagMs: number;
	/** Code of "Financial Posting Failed": none is published, so it may still count as in processing. */
	paymentStatusAfterError: 'P_PROC' | 'P_FAIL';
	/** `NextPage` of the last page. */
	lastPage: 'absent' | 'null' | 'empty';
}

export const DEFAULT_MODES: Readonly<ConcurModes> = {
	geolocationWithTokenPath: false,
	refreshRotation: 'same',
	refreshExtendsLife: false,
	refreshExpiresIn: false,
	scopeSeparator: ' ',
	accessTokenSeconds: 3600,
	oauthErrorStatus: 'byKind',
	refreshAfterMove: 'answer',
	expiredTokenStatus: 403,
	wrongDataCentreStatus: 404,
	http202: 'off',
	maxLimit: 100,
	overMaxLimit: 'clamp',
	envelope: 'v4',
	documentAs: 'asAsked',
	systemIdQuery: 'hidesOthers',
	docIdMatch: 'newest',
	recalledDocuments: 'shown',
	maxIds: 100,
	rowOrder: 'asSent',
	confirmAfterError: 'refuse',
	successWithoutPostingDocs: 'refuse',
	raiseRevision: true,
	paymentStatusLagMs: 0,
	paymentStatusAfterError: 'P_PROC',
	lastPage: 'null',
};
