import type { Posting } from '../../../shared/documentItem';
import type { Features } from '../../transport/features';
import type { NetSuiteSession } from '../../transport/session';
import type { RecordsByExternalId } from '../found/lookUp';
import { readPostings } from '../readPostings';
import type { Candidate } from '../validate/candidate';
import type { ItemCheck } from '../validate/checkItem';
import { decideRecovery, type Recovery } from '../validate/decideRecovery';
import type { JudgedItem } from '../validate/judgeItem';
import { bookedLines } from './bookedLines';
import { judgeRecall, type Recall } from './judgeRecall';
import { judgeRevision, type Revision } from './judgeRevision';
import { readReplaceNote } from './replaceNote';
import type { RevisionSettings } from './revisionFields';

/** What the books hold of the document's past, where that matters: of earlier revisions, or of itself when it was recalled. */
export type Past = Revision | Recall;

/** Postings that take the place of the document's own. */
export const pastPostings = (past: Past): Posting[] =>
	past.kind === 'combine' ? [past.posting] : past.kind === 'mirror' ? past.postings : [];

interface Found {
	candidate: Candidate;
	judged: JudgedItem;
	check: ItemCheck | undefined;
}

/** Reads the lines of all records that matter in one round and judges them. @throws NetSuiteReadError */
export async function judgePast(
	session: NetSuiteSession,
	found: readonly Found[],
	records: RecordsByExternalId,
	settings: RevisionSettings,
	features: Features,
): Promise<Past[]> {
	const ways = found.map((one) => wayOf(one, settings));
	const ids = found.flatMap(({ judged }, index) => {
		if (ways[index] === 'none') return [];
		const own = judged.records.filter((record) => record !== undefined);
		const isNeeded = ways[index] === 'revision' || own.some(({ memo }) => readReplaceNote(memo));
		return [...own, ...(isNeeded ? judged.earlier : [])].map(({ id }) => id);
	});
	const lines = await bookedLines(session, ids);
	return found.map(({ candidate, judged, check }, index): Past => {
		const way = ways[index];
		const { earlier } = judged;
		if (way === 'revision' && check)
			return normalized(
				judgeRevision({ candidate, earlier, check, lines, policy: settings.higherRevision, features }),
			);
		if (way !== 'recall') return { kind: 'none' };
		return normalized(
			judgeRecall({
				item: candidate.item,
				own: judged.records.filter((record) => record !== undefined),
				postings: 'postings' in candidate.read ? candidate.read.postings : [],
				...{ earlier, records, lines, features },
			}),
		);
	});
}

const PLANNED = new Set<Recovery>(['ordinary', 'continue']);

function wayOf(
	{ candidate: { item }, judged, check }: Found,
	{ higherRevision, recalledAfterPosting }: RevisionSettings,
): 'revision' | 'recall' | 'none' {
	const recovery = recoveryOf(item, judged);
	if (recovery === 'reviewRecalledButPosted')
		return recalledAfterPosting === 'reverse' && !judged.partly ? 'recall' : 'none';
	if (!check || judged.earlier.length === 0) return 'none';
	// Confirmed, and not under its own id: it may be one that changed nothing.
	if (recovery === 'reviewSuccessButNothing') return 'revision';
	return PLANNED.has(recovery) && higherRevision !== 'post' ? 'revision' : 'none';
}

/** What the recovery table says of the document. */
export function recoveryOf(item: Candidate['item'], { finding }: Pick<JudgedItem, 'finding'>): Recovery {
	const isVoided = finding.found === 'other' && finding.because === 'voided';
	return decideRecovery({ ...item, found: isVoided ? 'voided' : finding.found });
}

/** Keys in the order in which Post reads them, so that it need not validate them again. */
function normalized(past: Past): Past {
	const read = readPostings(pastPostings(past));
	if (!('postings' in read)) return past;
	const [posting] = read.postings;
	if (past.kind === 'combine' && posting) return { ...past, posting };
	return past.kind === 'mirror' ? { ...past, postings: read.postings } : past;
}
