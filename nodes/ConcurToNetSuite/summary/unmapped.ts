import type { DocType, DocumentItem } from '../../shared/documentItem';
import type { Problem } from '../../shared/problems/problem';
import type { ProblemCode } from '../../shared/problems/catalogue';
import type { MappingKind } from '../mapping/mappingTable';

/** A value that documents of this run carry and that no NetSuite record was found for: a row of the mapping table would help. */
export interface UnmappedValue {
	kind: MappingKind;
	/** As it goes into the column `concurValue`. */
	concurValue: string;
	/** Documents of this run that wait for it. */
	documents: number;
	/** The first of them: `report W4JPAB`. */
	first: string;
}

/** Problems that a row of the mapping table can cure, by the kind of that row. */
const KINDS: Partial<Record<ProblemCode, MappingKind>> = {
	'account-not-found': 'account',
	'department-not-found': 'department',
	'class-not-found': 'class',
	'location-not-found': 'location',
	'customer-not-found': 'customer',
	'employee-not-found': 'employee',
	// Employees may be kept as "any entity".
	'entity-not-found': 'employee',
	'vendor-not-found': 'vendor',
	'subsidiary-not-found': 'subsidiary',
	'subsidiary-missing': 'subsidiary',
	'expenseCategory-not-found': 'expenseCategory',
	'terms-not-found': 'terms',
	'tax-account-missing': 'tax',
	'invoice-tax-account-missing': 'tax',
	'wage-type-unmapped': 'wageType',
	'intercompany-account-missing': 'dueTo',
};

const DOCUMENT_WORDS: Readonly<Record<DocType, string>> = {
	expense: 'report',
	invoice: 'invoice',
	cashadvance: 'cash advance',
	payroll: 'payroll document',
	requestobligation: 'obligation',
	reportobligation: 'obligation',
};

/** Most wanted first; each document counts once for a value. */
export function unmappedValues(documents: readonly DocumentItem[]): UnmappedValue[] {
	const found = new Map<string, UnmappedValue>();
	for (const document of documents) {
		const counted = new Set<string>();
		for (const problem of document.problems) {
			const kind = kindOf(problem);
			const concurValue = kind && valueOf(problem, kind);
			if (!kind || !concurValue) continue;
			const key = `${kind} ${concurValue.toUpperCase()}`;
			if (counted.has(key)) continue;
			counted.add(key);
			const known = found.get(key);
			if (known) known.documents += 1;
			else found.set(key, { kind, concurValue, documents: 1, first: nameOf(document) });
		}
	}
	// A stable sort: values that are wanted equally often stay in the order of the documents.
	return [...found.values()].sort((a, b) => b.documents - a.documents);
}

/** One code stands for both sides of an intercompany journal and names the side in its text. */
function kindOf({ code, message }: Problem): MappingKind | undefined {
	const kind = KINDS[code];
	return kind === 'dueTo' && /\bdueFrom\b/.test(message) ? 'dueFrom' : kind;
}

const BLANK = '(blank)';

/** Undefined where Concur sent no value, which no row can name. */
function valueOf({ code, value }: Problem, kind: MappingKind): string | undefined {
	// Validate calls a record that is matched by its internal id so.
	const plain = value.replace(/^with the internal ID /, '').trim();
	// A tax without a code, and one that only the header of an invoice states, need the row for any code.
	if (code === 'invoice-tax-account-missing') return `INVOICE/${plain.startsWith('(') ? '*' : plain}`;
	if (kind === 'tax') return plain.replaceAll(BLANK, '*');
	return plain === '' || plain === BLANK ? undefined : plain;
}

const nameOf = ({ docType, number, documentId, fiDocumentId }: DocumentItem): string =>
	`${DOCUMENT_WORDS[docType] ?? 'document'} ${number || documentId || fiDocumentId}`;
