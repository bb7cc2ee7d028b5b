import type { RefType } from '../../../shared/documentItem';
import type { ProblemCode } from '../../../shared/problems/catalogue';

/**
 * What NetSuite's texts mean (netsuite.md, section 4: business rules share one code, only the text tells
 * them apart). Named groups fill the placeholders of the problem; `id`/`of` hold internal ids of records of
 * the type named in `type`/`ofType`.
 */
export interface RefusalText {
	code: ProblemCode;
	pattern: RegExp;
	/** A text that NetSuite gives, for the tests. */
	sample: string;
}

export const REFUSAL_TEXTS: readonly RefusalText[] = [
	{
		code: 'refused-field-missing',
		pattern: /please enter value\(s\) for:?\s*(?<value>[^.]+)/i,
		sample: 'Please enter value(s) for: Subsidiary',
	},
	{
		code: 'refused-unbalanced',
		pattern: /amounts in a journal entry must balance|your transaction does not balance/i,
		sample: 'The amounts in a journal entry must balance.',
	},
	{
		code: 'refused-unbalanced',
		pattern: /must enter at least one line item/i,
		sample: 'You must enter at least one line item for this transaction.',
	},
	{
		code: 'refused-reference',
		pattern:
			/invalid (?<type>[a-z ]+?) reference key (?<id>-?\d+) for (?<ofType>subsidiary|currency|entity|account) (?<of>-?\d+)/i,
		sample: 'Invalid department reference key 12 for subsidiary 3.',
	},
	{
		code: 'refused-period',
		pattern:
			/accounting period is (closed|locked)|period (is|has been) (closed|locked)|not within the date range of your accounting period|invalid field value -?\d+ for the following field: posting ?period/i,
		sample: 'This transaction cannot be saved because its accounting period is closed or locked.',
	},
	{
		code: 'refused-value',
		pattern: /invalid field value (?<id>.+?) for the following field: (?<type>[\w. ]+)/i,
		sample: 'You have entered an Invalid Field Value 9999 for the following field: department',
	},
	{
		code: 'refused-rounding',
		pattern: /(?<value>rounding error.*)/i,
		sample: 'Rounding Error: debit',
	},
];

/** Words in NetSuite's texts for the kinds of records that a posting refers to. */
export const WORDS_FOR: Readonly<Record<string, readonly RefType[]>> = {
	account: ['account'],
	department: ['department'],
	class: ['class'],
	location: ['location'],
	entity: ['entity', 'employee', 'vendor', 'customer'],
	name: ['entity', 'employee', 'vendor', 'customer'],
	currency: ['currency'],
	subsidiary: ['subsidiary'],
	category: ['expenseCategory'],
	expenseaccount: ['account'],
	taxcode: ['taxCode'],
	terms: ['terms'],
	orderdoc: ['purchaseOrder'],
};

/**
 * "This record already exists" in the languages of NetSuite's user interface. Codes: netsuite.md, section 4.
 */
export const DUPLICATE_TEXTS: readonly RegExp[] = [
	/record already exists/i,
	/(external ?id|externalid).*(already|in use|not unique)/i,
	/datensatz .*(bereits vorhanden|existiert bereits)|bereits vorhanden/i,
	/enregistrement existe d[ée]j[àa]/i,
	/registro ya existe/i,
	/registro j[áa] existe/i,
	/record esiste gi[àa]|esiste gi[àa]/i,
	/record bestaat al|bestaat al/i,
	/posten finns redan|finns redan/i,
	/posten findes allerede|findes allerede|eksisterer allerede|finnes allerede/i,
	/z[áa]znam (ji[žz]|u[žz]) existuje|rekord ju[žz] istnieje/i,
	/kay[ıi]t zaten (var|mevcut)/i,
	/запись уже существует/i,
	/レコードは(すでに|既に)存在/,
	/记录已存在|記錄已存在|此记录已经存在/,
	/레코드가 이미 (있습니다|존재)/,
];

export const DUPLICATE_CODES: readonly RegExp[] = [
	/^DUP_RCRD$/,
	/^RCRD_.*EXIST/,
	/^UNIQUE_/,
	/^(DUPLICATE|DUP)_(?!KEYS)/,
];
