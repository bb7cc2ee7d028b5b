import type { Posting } from '../../../shared/documentItem';
import type { NetSuiteAnswer } from '../../transport/netSuiteRequest';
import { orderOf } from './bodies/request';
import { readWrite } from './writeOutcome';

/** Calls in a row that NetSuite did not answer, or blocked to the end, after which it counts as down. */
const SILENT_IN_A_ROW = 3;

/** What stops further posts of this call. */
export class Brake {
	private all?: string;
	/** By record type: a role may lack the permission for one type only. */
	private readonly byType = new Map<string, string>();
	private silentInARow = 0;

	/** Why a posting is not to be sent any more; undefined when it may be. */
	whyNot({ recordType }: Posting): string | undefined {
		return this.all ?? this.byType.get(recordType);
	}

	observe(answer: NetSuiteAnswer, posting: Posting): void {
		const outcome = readWrite(answer, orderOf(posting) !== undefined);
		if (outcome.kind === 'notProcessed' && outcome.brake) {
			const isSignIn = answer.statusCode === 401 || answer.noAnswer !== undefined;
			if (isSignIn) this.all ??= outcome.why;
			else if (!this.byType.has(posting.recordType)) this.byType.set(posting.recordType, outcome.why);
		}
		const silent = outcome.kind === 'notProcessed' || (outcome.kind === 'unknown' && outcome.unreachable);
		this.silentInARow = silent ? this.silentInARow + 1 : 0;
		if (silent && this.silentInARow >= SILENT_IN_A_ROW)
			this.all ??= `NetSuite takes nothing at the moment (${outcome.why})`;
	}
}
