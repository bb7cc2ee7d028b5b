import type { Posting } from '../../shared/documentItem';
import type { Findings } from './findings';
import { LONGEST_BODY_MEMO, shorten } from './memo';

/**
 * Memo of a record with its stamp: the stamp stands at the end of the memo and is never cut, or in its own
 * body field.
 */
export function bodyTexts(
	text: string,
	stamp: Posting['stamp'],
	findings: Findings,
): Pick<Posting, 'memo' | 'fields'> {
	if (stamp.field !== 'memo') {
		return {
			memo: shorten(text, LONGEST_BODY_MEMO, 'memo', findings),
			fields: { [stamp.field]: stamp.text },
		};
	}
	const memo = shorten(text, LONGEST_BODY_MEMO - stamp.text.length - 1, 'memo', findings);
	return { memo: `${memo} ${stamp.text}`.trim(), fields: {} };
}
