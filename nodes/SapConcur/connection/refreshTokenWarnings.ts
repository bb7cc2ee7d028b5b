import { DateTime } from 'luxon';
import { clock } from '../../shared/clock';
import { problem, type Problem } from '../../shared/problems/problem';

/** Life of a refresh token; whether using it extends that is not confirmed (concur.md, section 2.4). */
const LIFE = { months: 6 };
const WARNED_BEFORE = { days: 30 };

/**
 * A warning from 30 days before the refresh token gets six months old; `issuedAt` is an ISO instant, '' when
 * not known.
 */
export function refreshTokenWarnings(issuedAt: string): Problem[] {
	const end = DateTime.fromISO(issuedAt, { zone: 'utc' }).plus(LIFE);
	if (!end.isValid || clock.now() < end.minus(WARNED_BEFORE).toMillis()) return [];
	return [problem('refresh-token-expires', { field: 'companyRequestToken', value: end.toISODate() ?? '' })];
}
