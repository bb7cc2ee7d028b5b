import type { Posting, PostingLine, Ref } from '../../../shared/documentItem';
import { fitsDecimals, formatMoney, type Money, parseMoney, sumMoney, ZERO } from '../../../shared/money';
import type { Features } from '../../transport/features';
import type { MasterData } from '../../masterData/masterData';
import { isTrue, type Kind, type MasterRecord } from '../../masterData/masterRecord';
import { LINE_REFS } from './collectRefs';
import type { Findings } from './findings';
import type { HeaderCheck } from './checkHeader';
import { fitsSubsidiary } from './fitsSubsidiary';
import { resolveRef, typeWord } from './resolveRef';

/** A journal of the record service (netsuite.md, section 5). */
const MOST_LINES = 1_000;
const LONGEST_LINE_MEMO = 4_000;
/** Account types that take no postings (netsuite.md, 7.4). */
const NOT_POSTABLE = new Set(['NonPosting', 'Stat']);
/** Kinds of names that payable and receivable accounts want. */
const NAMES_OF: Readonly<Record<string, { word: string; kinds: readonly Kind[] }>> = {
	AcctPay: { word: 'payable', kinds: ['vendor', 'employee'] },
	AcctRec: { word: 'receivable', kinds: ['customer', 'project'] },
};
const FEATURES: Partial<Record<(typeof LINE_REFS)[number], keyof Features>> = {
	department: 'departments',
	class: 'classes',
	location: 'locations',
};

export interface LinesCheck {
	lines: PostingLine[];
	/** Account types that the posting touches. */
	accountTypes: ReadonlySet<string>;
}

export function checkLines(
	posting: Posting,
	header: HeaderCheck,
	master: MasterData,
	decimals: number,
	findings: Findings,
): LinesCheck {
	if (posting.lines.length < 2) findings.stop('too-few-lines', 'lines', {});
	if (posting.lines.length > MOST_LINES) {
		findings.stop('too-many-lines', 'lines', {
			value: String(posting.lines.length),
			limit: String(MOST_LINES),
		});
	}
	const accountTypes = new Set<string>();
	const sides: Record<'debit' | 'credit', Money[]> = { debit: [], credit: [] };
	const lines = posting.lines.map((line, index) => {
		const path = `lines[${index}]`;
		const amount = checkAmount(line, path, decimals, posting, findings);
		if (amount) sides[amount.side].push(amount.value);
		return checkLine(line, path, header, master, accountTypes, findings);
	});
	const difference = sumMoney(sides.debit).minus(sumMoney(sides.credit));
	if (!difference.eq(ZERO)) findings.stop('not-balanced', 'lines', { value: formatMoney(difference.abs()) });
	return { lines, accountTypes };
}

function checkAmount(
	line: PostingLine,
	path: string,
	decimals: number,
	posting: Posting,
	findings: Findings,
) {
	const side = line.debit !== undefined ? 'debit' : 'credit';
	const value = parseMoney(line[side]);
	const both = line.debit !== undefined && line.credit !== undefined;
	if (both || !value || !value.gt(ZERO)) {
		findings.stop('line-amount-invalid', `${path}.${side}`, {
			value: line.account.name ?? line.account.value,
		});
		return undefined;
	}
	if (!fitsDecimals(value, decimals)) {
		findings.stop('too-many-decimals', `${path}.${side}`, {
			value: formatMoney(value),
			currency: posting.currency?.value,
		});
	}
	return { side, value } as const;
}

function checkLine(
	line: PostingLine,
	path: string,
	header: HeaderCheck,
	master: MasterData,
	accountTypes: Set<string>,
	findings: Findings,
): PostingLine {
	const checked: PostingLine = { ...line, memo: line.memo.slice(0, LONGEST_LINE_MEMO) };
	if (checked.memo.length < line.memo.length)
		findings.warn('text-shortened', `${path}.memo`, { value: String(line.memo.length) });
	const records: Partial<Record<(typeof LINE_REFS)[number], MasterRecord>> = {};
	for (const key of LINE_REFS) {
		const given: Ref | undefined = line[key];
		if (!given) continue;
		const feature = FEATURES[key];
		if (feature && !master.features[feature]) {
			findings.warn('feature-absent', `${path}.${key}`, { value: given.value, type: typeWord(given.type) });
			delete checked[key];
			continue;
		}
		const { ref, record } = resolveRef(given, `${path}.${key}`, master, findings);
		checked[key] = ref;
		if (!record) continue;
		records[key] = record;
		checkSharing(record, given, `${path}.${key}`, header, master, findings);
	}
	if (line.entity && line.customer)
		findings.stop('line-two-names', `${path}.customer`, { value: nameOf(line.account, records.account) });
	if (records.account) {
		accountTypes.add(records.account.row.accttype ?? '');
		checkAccount(records.account, path, header, master, findings);
		checkName(line, records.account, records.entity ?? records.customer, path, findings);
	}
	return checked;
}

function checkSharing(
	record: MasterRecord,
	ref: Ref,
	path: string,
	{ subsidiaryRecord }: HeaderCheck,
	master: MasterData,
	findings: Findings,
): void {
	if (!subsidiaryRecord) return;
	const fits = fitsSubsidiary(record, subsidiaryRecord.id, master.lists.subsidiaries ?? []);
	const subsidiary = subsidiaryRecord.label;
	if (fits === false)
		findings.stop('subsidiary-mismatch', path, { value: record.label, type: typeWord(ref.type), subsidiary });
	if (fits === undefined) findings.warn('subsidiary-unchecked', path, { value: subsidiary });
}

function checkAccount(
	account: MasterRecord,
	path: string,
	{ currencyRecord }: HeaderCheck,
	master: MasterData,
	findings: Findings,
): void {
	const { row, label } = account;
	if (isTrue(row.issummary) || NOT_POSTABLE.has(row.accttype ?? '')) {
		findings.stop('account-not-postable', `${path}.account`, { value: label });
	}
	if (row.currency && currencyRecord && row.currency !== currencyRecord.id) {
		const accountCurrency = master.lists.currencies?.find(({ id }) => id === row.currency)?.label;
		findings.stop('account-wrong-currency', `${path}.account`, {
			value: label,
			accountCurrency,
			currency: currencyRecord.label,
		});
	}
}

/** Payable and receivable accounts are kept by name (netsuite.md, 8.1; design.md, section 6). */
function checkName(
	line: PostingLine,
	account: MasterRecord,
	named: MasterRecord | undefined,
	path: string,
	findings: Findings,
): void {
	const wanted = NAMES_OF[account.row.accttype ?? ''];
	if (!wanted) return;
	const details = { value: account.label, accountType: wanted.word };
	if (!line.entity && !line.customer) findings.stop('line-entity-missing', `${path}.entity`, details);
	else if (named && !wanted.kinds.includes(named.kind)) {
		findings.stop('line-entity-kind', `${path}.entity`, {
			...details,
			entity: `${named.kind} ${named.label}`,
		});
	}
}

const nameOf = (ref: Ref, record: MasterRecord | undefined) => record?.label ?? ref.value;
