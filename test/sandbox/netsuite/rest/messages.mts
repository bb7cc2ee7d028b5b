import type { NetSuiteModes } from '../modes.mts';

export type Language = NetSuiteModes['errorLanguage'];

type Text = (...values: string[]) => string;

/**
 * Texts of errors in the languages of users (netsuite.md 4). Fragments marked there as documented or observed are kept to
 * the letter; the others are this sandbox's wording. Ids, never names, as in the real service.
 */
const MESSAGES = {
	missingValue: {
		en: (label) => `Please enter value(s) for: ${label}`,
		de: (label) => `Bitte geben Sie Werte ein für: ${label}`,
	},
	unbalanced: {
		en: () => 'The amounts in a journal entry must balance.',
		de: () => 'Die Beträge in einem Journaleintrag müssen ausgeglichen sein.',
	},
	noLines: {
		en: () => 'You must enter at least one line item for this transaction.',
		de: () => 'Sie müssen mindestens eine Position für diese Transaktion eingeben.',
	},
	tooManyLines: {
		en: (limit) => `A transaction may not have more than ${limit} lines.`,
		de: (limit) => `Eine Transaktion darf nicht mehr als ${limit} Positionen haben.`,
	},
	totalMismatch: {
		en: (user, total) =>
			`Your transaction does not balance. Please Adjust Expenses/Items.: userTotal:${user}: totalField:${total}`,
		de: (user, total) =>
			`Ihre Transaktion ist nicht ausgeglichen. Bitte passen Sie Ausgaben/Artikel an.: userTotal:${user}: totalField:${total}`,
	},
	invalidForSubsidiary: {
		en: (field, id, subsidiary) => `Invalid ${field} reference key ${id} for subsidiary ${subsidiary}.`,
		de: (field, id, subsidiary) =>
			`Ungültiger Referenzschlüssel ${id} (${field}) für Niederlassung ${subsidiary}.`,
	},
	invalidForCurrency: {
		en: (field, id, currency) => `Invalid ${field} reference key ${id} for currency ${currency}.`,
		de: (field, id, currency) => `Ungültiger Referenzschlüssel ${id} (${field}) für Währung ${currency}.`,
	},
	invalidForEntity: {
		en: (field, id, entity) => `Invalid ${field} reference key ${id} for entity ${entity}.`,
		de: (field, id, entity) => `Ungültiger Referenzschlüssel ${id} (${field}) für Entität ${entity}.`,
	},
	invalidForAccount: {
		en: (field, id, account) => `Invalid ${field} reference key ${id} for account ${account}.`,
		de: (field, id, account) => `Ungültiger Referenzschlüssel ${id} (${field}) für Konto ${account}.`,
	},
	invalidFieldValue: {
		en: (id, field) => `You have entered an Invalid Field Value ${id} for the following field: ${field}`,
		de: (id, field) => `Sie haben einen ungültigen Feldwert ${id} für das folgende Feld eingegeben: ${field}`,
	},
	alreadyExists: {
		en: () => 'This record already exists',
		de: () => 'Dieser Datensatz ist bereits vorhanden',
	},
	roundingError: {
		en: (field) => `Rounding Error: ${field}`,
		de: (field) => `Rundungsfehler: ${field}`,
	},
	positiveAmount: {
		en: (field) => `Invalid number (must be positive): ${field}`,
		de: (field) => `Ungültige Zahl (muss positiv sein): ${field}`,
	},
	negativeTotal: {
		en: () => 'The total of a transaction may not be negative.',
		de: () => 'Der Gesamtbetrag einer Transaktion darf nicht negativ sein.',
	},
	duplicateNumber: {
		en: (number) => `The reference number ${number} has already been used for this vendor.`,
		de: (number) => `Die Referenznummer ${number} wurde für diesen Lieferanten bereits verwendet.`,
	},
	notEliminating: {
		en: (account) => `Account ${account} is not set to eliminate intercompany transactions.`,
		de: (account) =>
			`Konto ${account} ist nicht für die Eliminierung konzerninterner Transaktionen vorgesehen.`,
	},
	appliedTooMuch: {
		en: (amount, doc) => `The amount ${amount} exceeds what can be applied to transaction ${doc}.`,
		de: (amount, doc) =>
			`Der Betrag ${amount} übersteigt, was auf Transaktion ${doc} angewendet werden kann.`,
	},
	linkedTransactions: {
		en: () =>
			'This transaction cannot be changed or deleted because it is linked to by one or more transactions.',
		de: () =>
			'Diese Transaktion kann nicht geändert oder gelöscht werden, da andere Transaktionen mit ihr verknüpft sind.',
	},
	notTransformable: {
		en: (order) => `Purchase order ${order} has nothing to bill: it is closed, fully billed or not approved.`,
		de: (order) =>
			`Zu Bestellung ${order} gibt es nichts zu fakturieren: Sie ist geschlossen, vollständig abgerechnet oder nicht genehmigt.`,
	},
	recordNotFound: {
		en: () => 'The record instance does not exist. Provide a valid record instance ID.',
		de: () => 'Die Datensatzinstanz ist nicht vorhanden. Geben Sie eine gültige ID an.',
	},
	periodClosed: {
		en: () => 'This transaction cannot be saved because its accounting period is closed or locked.',
		de: () =>
			'Diese Transaktion kann nicht gespeichert werden, da der Buchungszeitraum geschlossen oder gesperrt ist.',
	},
	dateOutsidePeriods: {
		en: () => 'The transaction date you specified is not within the date range of your accounting period.',
		de: () => 'Das angegebene Transaktionsdatum liegt nicht im Datumsbereich Ihres Buchungszeitraums.',
	},
	permission: {
		en: (permission, type) =>
			`Permission Violation: You need the '${permission}' permission on '${type}' to perform this action.`,
		de: (permission, type) =>
			`Berechtigungsverletzung: Sie benötigen die Berechtigung '${permission}' für '${type}'.`,
	},
	concurrency: {
		en: () => 'Concurrent request limit exceeded. Request blocked.',
		de: () => 'Grenzwert für gleichzeitige Anfragen überschritten. Anfrage blockiert.',
	},
} satisfies Record<string, Record<Language, Text>>;

export type MessageKey = keyof typeof MESSAGES;

export function messageText(key: MessageKey, language: Language, ...values: string[]): string {
	const text: Text = MESSAGES[key][language];
	return text(...values);
}
