import type { DocumentItem, Posting } from '../../../shared/documentItem';
import type { Problem } from '../../../shared/problems/problem';
import type { Fault } from '../../transport/fault';
import type { FoundTransaction } from '../found/foundTransaction';
import type { Finding } from '../found/identity';

/** What is known of one posting of a document while Post works on it. */
export type PostingState =
	| { kind: 'toSend' }
	/** In NetSuite and ours, with all that is to be known of it. */
	| { kind: 'known'; record: FoundTransaction }
	/**
	 * In NetSuite and ours; whether it posts is still to be read. `seen`: what a single read has shown
	 * already.
	 */
	| { kind: 'saved'; id: string; seen?: FoundTransaction }
	/** Certainly not in NetSuite, and not for its own fault. */
	| { kind: 'notProcessed'; problems: Problem[] }
	/** Refused by NetSuite; the look-up is still to come. */
	| { kind: 'refused'; fault: Fault; duplicate: boolean }
	/** Refused by NetSuite, and nothing is there. */
	| { kind: 'failed'; fault: Fault }
	/** May be in NetSuite. */
	| { kind: 'unknown'; why: string }
	/** Something else has the external id. */
	| { kind: 'other'; finding: Finding & { found: 'other' } }
	/** Something has the external id that our role cannot read. */
	| { kind: 'hidden' }
	/** Deleted again, because another posting of the document was refused. */
	| { kind: 'backedOut'; label: string };

export interface Job {
	/** Of the item. */
	index: number;
	item: DocumentItem;
	postings: Posting[];
	/** By posting. */
	states: PostingState[];
	/** Internal ids of what this call itself has made, by number of the posting. */
	made: Map<number, string>;
}

/** Postings of all jobs whose state passes, with a way to change it. */
export function postingsIn(jobs: readonly Job[], passes: (state: PostingState) => boolean): PostingOfJob[] {
	return jobs.flatMap((job) =>
		job.postings.flatMap((posting, index) => {
			const state = job.states[index];
			return state && passes(state) ? [{ job, posting, index, state }] : [];
		}),
	);
}

export interface PostingOfJob {
	job: Job;
	posting: Posting;
	index: number;
	state: PostingState;
}

export function setState({ job, index }: Pick<PostingOfJob, 'job' | 'index'>, state: PostingState): void {
	job.states[index] = state;
}
