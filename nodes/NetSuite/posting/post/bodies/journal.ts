import type { PostingLine } from '../../../../shared/documentItem';
import type { Features } from '../../../transport/features';
import {
	amount,
	bodyHead,
	type BodyWriter,
	type Fields,
	given,
	money,
	oneLine,
	reference,
	segments,
} from './bodyParts';

/** A journal (netsuite.md, 8.1). The side of a line that is not used does not go out at all. */
export const journal: BodyWriter = (posting, features) => ({
	...bodyHead(posting, features),
	...money(posting, features),
	line: { items: posting.lines.map((line) => journalLine(line, features)) },
});

/** A journal between two subsidiaries (netsuite.md, 8.2). */
export const intercompanyJournal: BodyWriter = (posting, features) => ({
	...bodyHead(posting, features),
	...money(posting, features),
	...reference('toSubsidiary', posting.toSubsidiary),
	line: {
		items: posting.lines.map((line) => ({
			...journalLine(line, features),
			...reference('lineSubsidiary', line.subsidiary),
			...given('eliminate', line.eliminate),
		})),
	},
});

function journalLine(line: PostingLine, features: Features): Fields {
	return {
		...line.fields,
		...reference('account', line.account),
		...(line.debit === undefined ? { credit: amount(line.credit) } : { debit: amount(line.debit) }),
		memo: oneLine(line.memo),
		...segments(line, features),
		// A journal line has one name; a customer or project goes in as that (netsuite.md, 8.1).
		...reference('entity', line.entity ?? line.customer),
	};
}
