import type { Posting, PostingLine, Ref } from '../../../shared/documentItem';
import type { Features } from '../../transport/features';
import type { MasterData } from '../../masterData/masterData';
import type { Kind, MasterRecord } from '../../masterData/masterRecord';
import { isJournal, kindOf } from '../recordKinds';
import { checkDay } from './checkDay';
import type { HeaderCheck } from './checkHeader';
import { checkAccount, checkSharing } from './checkRecord';
import { type LineRef, lineRefs } from './collectRefs';
import type { Findings } from './findings';
import { resolveRef, typeWord } from './resolveRef';

const LONGEST_LINE_MEMO = 4_000;
/** Kinds of names that payable and receivable accounts want; lines without a name of their own cannot go there. */
const NAMES_OF: Readonly<Record<string, { word: string; kinds: readonly Kind[] }>> = {
	AcctPay: { word: 'payable', kinds: ['vendor', 'employee'] },
	AcctRec: { word: 'receivable', kinds: ['customer', 'project'] },
};
const FEATURES: Partial<Record<LineRef, keyof Features>> = {
	department: 'departments',
	class: 'classes',
	location: 'locations',
	subsidiary: 'oneWorld',
};

/** What is the same for all lines of a posting. */
export interface LineSurroundings {
	posting: Posting;
	header: HeaderCheck;
	master: MasterData;
	/** Account types that the posting touches; the line adds its own. */
	accountTypes: Set<string>;
	findings: Findings;
}

/** Checks what a line refers to; it comes back with internal ids and names. */
export function checkLine(line: PostingLine, path: string, around: LineSurroundings): PostingLine {
	const { posting, master, accountTypes, findings } = around;
	const checked: PostingLine = { ...line, memo: line.memo.slice(0, LONGEST_LINE_MEMO) };
	if (checked.memo.length < line.memo.length)
		findings.warn('text-shortened', `${path}.memo`, { value: String(line.memo.length) });
	const header = whereOf(line, around);
	const records: Partial<Record<LineRef, MasterRecord>> = {};
	for (const key of lineRefs(posting)) {
		const given: Ref | undefined = line[key];
		if (!given) continue;
		const feature = FEATURES[key];
		if (feature && key !== 'account' && !master.features[feature]) {
			findings.warn('feature-absent', `${path}.${key}`, { value: given.value, type: typeWord(given.type) });
			checked[key] = undefined;
			continue;
		}
		// The category stands for the account, which only says where it is expected to post.
		if (key === 'account' && line.category) continue;
		const { ref, record } = resolveRef(given, `${path}.${key}`, master, findings);
		checked[key] = ref;
		if (!record) continue;
		records[key] = record;
		if (SHARED.has(key)) checkSharing(record, given, `${path}.${key}`, header, master, findings);
	}
	if (records.account) {
		accountTypes.add(records.account.row.accttype ?? '');
		checkAccount(records.account, `${path}.account`, header, master, findings);
	}
	return isJournal(posting)
		? checkNames(checked, records, path, findings)
		: checkCostLine(checked, records, path, around);
}

/** What is shared with subsidiaries one by one. */
const SHARED: ReadonlySet<LineRef> = new Set([
	'account',
	'department',
	'class',
	'location',
	'entity',
	'customer',
]);

/** A line of an intercompany journal is in the books of its own subsidiary. */
function whereOf(line: PostingLine, { posting, header, master }: LineSurroundings): HeaderCheck {
	if (posting.recordType !== 'intercompanyJournalEntry' || !line.subsidiary) return header;
	const match = master.find(line.subsidiary);
	return { ...header, subsidiaryRecord: match.found === 'one' ? match.record : undefined };
}

/** A journal line has one name. Payable and receivable accounts are kept by name (netsuite.md, 8.1; design.md, section 6). */
function checkNames(
	line: PostingLine,
	records: Partial<Record<LineRef, MasterRecord>>,
	path: string,
	findings: Findings,
): PostingLine {
	const { account } = records;
	if (line.entity && line.customer)
		findings.stop('line-two-names', `${path}.customer`, { value: account?.label ?? line.account.value });
	const wanted = account && NAMES_OF[account.row.accttype ?? ''];
	if (!wanted) return line;
	const named = records.entity ?? records.customer;
	const details = { value: account.label, accountType: wanted.word };
	if (!line.entity && !line.customer) findings.stop('line-entity-missing', `${path}.entity`, details);
	else if (named && !wanted.kinds.includes(named.kind)) {
		findings.stop('line-entity-kind', `${path}.entity`, {
			...details,
			entity: `${named.kind} ${named.label}`,
		});
	}
	return line;
}

/** What only lines of bills, credits, expense reports and charges have (netsuite.md, 8.3 and 8.6). */
function checkCostLine(
	line: PostingLine,
	{ account, category }: Partial<Record<LineRef, MasterRecord>>,
	path: string,
	{ posting, master, accountTypes, findings }: LineSurroundings,
): PostingLine {
	const control = NAMES_OF[account?.row.accttype ?? ''];
	if (account && control) {
		const { word: accountType } = control;
		findings.stop('line-account-control', `${path}.account`, {
			value: account.label,
			accountType,
			record: kindOf(posting).word,
		});
	}
	checkDay(line.expenseDate, `${path}.expenseDate`, 'expense date', findings);
	if (category) {
		const expected = master.find(line.account);
		const stored = category.row.expenseacct;
		if (expected.found === 'one') {
			const { record } = expected;
			accountTypes.add(record.row.accttype ?? '');
			if (stored && stored !== record.id)
				findings.warn('category-account-differs', `${path}.category`, {
					value: category.label,
					account: accountName(stored, master),
					expected: record.label,
				});
		}
	}
	if (line.billable && !line.customer) {
		const value = account?.label ?? line.account.value;
		findings.warn('billable-without-customer', `${path}.billable`, { value });
		return { ...line, billable: undefined };
	}
	return line;
}

/** The account may be none that the run has looked up. */
function accountName(id: string, master: MasterData): string {
	const match = master.find({ type: 'account', by: 'id', value: id });
	return match.found === 'one' ? match.record.label : `with the internal ID ${id}`;
}
