import { leaseHolds } from '../../../shared/claim';
import type { DocumentItem, Posting } from '../../../shared/documentItem';
import { type Problem, problem } from '../../../shared/problems/problem';
import { externalIdKey } from '../externalId';
import { documentLabel, ended } from '../outcome';
import { postingsHash } from '../postingsHash';
import { type PostingsRead, readPostings } from '../readPostings';

export type PostOutput = 'toConfirm' | 'notYet';

export interface Posted {
	item: DocumentItem;
	output: PostOutput;
}

/** What Post may do with an item: nothing but hand it on, or post it. */
export type Admission = Posted | { item: DocumentItem; postings: Posting[] };

const HANDED_ON = new Set<string>(['alreadyPosted', 'nothingToPost', 'rejected']);

/**
 * Who may be posted (design.md, section 4): what this execution itself has read and got acknowledged, within
 * its lease, once per external id. What is turned away stays unfinished, so that the next run goes on with
 * it.
 */
export function admit(items: readonly DocumentItem[], executionId: string, now: number): Admission[] {
	const admissions = items.map((item) => admitOne(item, executionId, now));
	const uses = new Map<string, number>();
	for (const { externalId } of admissions.flatMap((one) => ('postings' in one ? one.postings : []))) {
		uses.set(externalIdKey(externalId), (uses.get(externalIdKey(externalId)) ?? 0) + 1);
	}
	return admissions.map((admission) => {
		if (!('postings' in admission)) return admission;
		const twice = admission.postings.find(({ externalId }) => (uses.get(externalIdKey(externalId)) ?? 0) > 1);
		return twice
			? turnedAway(
					admission.item,
					problem('duplicate-in-run', { field: 'externalId', value: twice.externalId }),
				)
			: admission;
	});
}

function admitOne(item: DocumentItem, executionId: string, now: number): Admission {
	if (HANDED_ON.has(item.status)) return { item, output: 'toConfirm' };
	const read = asValidated(item) ?? readPostings(item.postings);
	const empty = 'postings' in read && read.postings.length === 0;
	if (item.status === 'acknowledged' && empty && item.confirmAs)
		return { item: { ...item, status: 'nothingToPost' }, output: 'toConfirm' };
	const value = documentLabel(item);
	if (item.status === 'ready' || item.status === 'prepared' || item.status === 'read') {
		return {
			item: ended(item, item.status, [problem('not-acknowledged', { field: 'status', value })]),
			output: 'notYet',
		};
	}
	if (item.status !== 'acknowledged') return { item, output: 'notYet' };
	if (item.dryRun)
		return { item: { ...item, reason: 'Dry run: nothing was sent to NetSuite' }, output: 'notYet' };
	if (item.runId === '' || item.runId !== executionId) {
		return turnedAway(
			item,
			problem('other-execution', { field: 'runId', value, runId: item.runId || 'unknown' }),
		);
	}
	if (!leaseHolds(item, now)) return turnedAway(item, afterLease(item));
	// Whatever its postings say.
	if (item.purpose === 'sendBack') return { item: { ...item, status: 'sentBack' }, output: 'toConfirm' };
	if (item.purpose === 'postedElsewhere')
		return { item: { ...item, status: 'alreadyPosted' }, output: 'toConfirm' };
	if ('unreadable' in read)
		return turnedAway(item, problem('posting-invalid', { field: 'postings', value: read.unreadable }));
	if (empty)
		return turnedAway(item, problem('posting-invalid', { field: 'postings', value: 'there is none' }));
	return { item, postings: read.postings };
}

/** Postings that are to the letter what Validate left need no second reading. */
function asValidated({ postings, validatedHash }: DocumentItem): PostingsRead | undefined {
	if (!Array.isArray(postings) || validatedHash === '') return undefined;
	const untouched = postings.every((posting) => posting?.result === undefined);
	return untouched && postingsHash(postings) === validatedHash ? { postings } : undefined;
}

export function afterLease(item: DocumentItem): Problem {
	return problem('lease-ended', {
		field: 'leaseUntil',
		value: documentLabel(item),
		leaseUntil: item.leaseUntil,
	});
}

function turnedAway(item: DocumentItem, why: Problem): Posted {
	return { item: ended(item, 'unfinished', [why]), output: 'notYet' };
}
