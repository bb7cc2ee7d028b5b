import { type Finding, IN_ORDER, type Verdict } from './orphanFinding';

/** Each verdict with its plural and singular, as a sentence goes on after a number. */
const WORDS: Readonly<Record<Verdict, readonly [one: string, many: string]>> = {
	inQueue: ['waits in the queue', 'wait in the queue'],
	inWorkTable: ['is in the work table', 'are in the work table'],
	confirmed: ['is confirmed as posted', 'are confirmed as posted'],
	recent: ['is too young to have a document', 'are too young to have a document'],
	acknowledgedWithoutRow: [
		'was acknowledged by us and has no row in the work table',
		'were acknowledged by us and have no row in the work table',
	],
	acknowledgedByHand: [
		'was acknowledged as posted elsewhere and never confirmed',
		'were acknowledged as posted elsewhere and never confirmed',
	],
	acknowledgedByOther: ['was acknowledged by another system', 'were acknowledged by another system'],
	acknowledgerUnknown: [
		'is acknowledged, but Concur does not say by which system',
		'are acknowledged, but Concur does not say by which system',
	],
	waitsForRecall: [
		'was confirmed as not posted and waits for a recall by a Concur processor',
		'were confirmed as not posted and wait for a recall by a Concur processor',
	],
	statusUnexpected: ['has a status that nobody goes on from', 'have a status that nobody goes on from'],
	noFinancialDocument: ['has no financial document', 'have no financial document'],
	unreadable: ['could not be read', 'could not be read'],
};

/** What one check came to. */
export interface OrphanSummary {
	docType: 'expense';
	reportsInProcessing: number;
	inOrder: number;
	orphans: number;
	/** Number of findings by verdict. */
	counts: Partial<Record<Verdict, number>>;
	/** Documents that had to be asked for one by one. */
	lookedUp: number;
	/** Whether all reports in processing were compared. */
	complete: boolean;
	needsPerson: boolean;
	sentence: string;
	/** One sentence per orphan: what is the matter, and who does what. */
	sentences: string[];
	/** ISO instant. */
	checkedAt: string;
}

export function orphanSummary(
	findings: readonly Finding[],
	facts: { complete: boolean; lookedUp: number; reports: number; at: string },
): OrphanSummary {
	const orphans = findings.filter(({ finding }) => !IN_ORDER.has(finding));
	const counts: OrphanSummary['counts'] = {};
	for (const { finding } of findings) counts[finding] = (counts[finding] ?? 0) + 1;
	return {
		docType: 'expense',
		reportsInProcessing: facts.reports,
		inOrder: findings.length - orphans.length,
		orphans: orphans.length,
		counts,
		lookedUp: facts.lookedUp,
		complete: facts.complete,
		needsPerson: orphans.length > 0 || !facts.complete,
		sentence: sentence(counts, orphans.length, facts),
		sentences: orphans.map(({ reason, nextStep }) => `${reason}. ${nextStep}`),
		checkedAt: facts.at,
	};
}

function sentence(
	counts: OrphanSummary['counts'],
	orphans: number,
	{ complete, reports }: { complete: boolean; reports: number },
): string {
	const all = `${reports} expense ${reports === 1 ? 'report' : 'reports'} in processing`;
	const left = complete ? '' : ' (not all there are were compared: raise Max Reports)';
	if (orphans === 0) return `${all}${left}: each is in order`;
	const parts = Object.entries(counts).flatMap(([verdict, count]) => {
		const words = WORDS[verdict as Verdict];
		return IN_ORDER.has(verdict as Verdict) ? [] : [`${count} ${words[count === 1 ? 0 : 1]}`];
	});
	return `${all}${left}: ${parts.join('; ')}`;
}
