import type { Random } from '../fixtures/generate/random.mts';
import { NASTY_DATES, NASTY_KINDS, NASTY_NUMBERS, NASTY_TEXTS } from './nastyValues.mts';
import { RawText, setField, writeJson } from './rawText.mts';

type Holder = Record<string, unknown>;
type Place = readonly [holder: Holder, key: string];

/** Names of fields that belong to every object, or that code likes to ask for. */
const INHERITED = [
	'__proto__',
	'constructor',
	'prototype',
	'toString',
	'valueOf',
	'toJSON',
	'hasOwnProperty',
	'length',
	'then',
	'',
];

/** Every place in a document. */
function placesIn(value: unknown, found: Place[] = []): Place[] {
	if (typeof value !== 'object' || value === null || value instanceof RawText) return found;
	for (const [key, part] of Object.entries(value)) {
		found.push([value as Holder, key]);
		placesIn(part, found);
	}
	return found;
}

const isAmount = (key: string): boolean => /amount|total|vat\d|rate/i.test(key);
const isDate = (key: string): boolean => /date/i.test(key);

type Mutation = (random: Random, place: Place, all: readonly Place[]) => void;

const put = ([holder, key]: Place, value: unknown): void => setField(holder, key, value);
const copyOf = (value: unknown): unknown => {
	if (value instanceof RawText || typeof value !== 'object' || value === null) return value;
	if (Array.isArray(value)) return value.map(copyOf);
	const copy = {};
	for (const [key, part] of Object.entries(value)) setField(copy, key, copyOf(part));
	return copy;
};

/** What is done to one place of a document; the names are for counting. */
export const MUTATIONS: Readonly<Record<string, Mutation>> = {
	missing: (_, [holder, key]) =>
		void (Array.isArray(holder) ? holder.splice(Number(key), 1) : delete holder[key]),
	nastyNumber: (random, place) => put(place, random.pick(NASTY_NUMBERS)),
	nastyText: (random, place) => put(place, random.pick(NASTY_TEXTS)),
	nastyKind: (random, place) => put(place, random.pick(NASTY_KINDS)),
	nastyDate: (random, place, all) => put(placeWhere(random, all, isDate) ?? place, random.pick(NASTY_DATES)),
	nastyAmount: (random, place, all) =>
		put(placeWhere(random, all, isAmount) ?? place, random.pick(NASTY_NUMBERS)),
	/** A cent more or less, or the other sign: looks right, and does not add up. */
	slightlyOff: (random, place, all) => {
		const [holder, key] = placeWhere(random, all, isAmount) ?? place;
		const value = Number(holder[key]);
		if (Number.isFinite(value))
			put(
				[holder, key],
				random.pick([value + 0.01, -value, (value - 0.01).toFixed(2), value * 10, value / 1000]),
			);
	},
	otherPart: (random, place, all) => {
		const [holder, key] = random.pick(all);
		put(place, copyOf(holder[key]));
	},
	wrapped: (random, place) =>
		put(
			place,
			random.pick([
				(value: unknown) => [value],
				(value: unknown) => ({ value }),
				(value: unknown) => [[value]],
			])(place[0][place[1]]),
		),
	turned: (_, place) => {
		const value = place[0][place[1]];
		if (Array.isArray(value)) put(place, { ...value });
		else if (typeof value === 'object' && value !== null) put(place, Object.values(value));
		else put(place, typeof value === 'number' ? String(value) : [value]);
	},
	twice: (random, _, all) => {
		const lists = all
			.map(([holder, key]) => holder[key])
			.filter((value) => Array.isArray(value) && value.length > 0);
		if (lists.length === 0) return;
		const list = random.pick(lists) as unknown[];
		list.push(copyOf(random.pick(list)));
	},
	inherited: (random, place) => {
		const record = place[0][place[1]];
		setField(
			typeof record === 'object' && record !== null && !(record instanceof RawText) ? record : place[0],
			random.pick(INHERITED),
			random.pick([...NASTY_KINDS, ...NASTY_TEXTS]),
		);
	},
	keyTwice: (random, place) => {
		const { [place[1]]: value } = place[0];
		if (typeof value !== 'object' || value === null || value instanceof RawText || Array.isArray(value))
			return;
		const text = writeJson(value);
		const key = random.pick(Object.keys(value).concat('x'));
		const more = `${JSON.stringify(key)}:${writeJson(random.pick([...NASTY_NUMBERS, ...NASTY_KINDS]))}`;
		put(place, new RawText(text === '{}' ? `{${more}}` : `${text.slice(0, -1)},${more}}`));
	},
	renamed: (random, [holder, key]) => {
		if (Array.isArray(holder)) return;
		const value = holder[key];
		delete holder[key];
		setField(holder, random.pick([key.toUpperCase(), `${key} `, `${key}s`, '', 'id']), value);
	},
	swapped: (random, place, all) => {
		const [holder, key] = random.pick(all);
		const value = holder[key];
		put([holder, key], copyOf(place[0][place[1]]));
		put(place, copyOf(value));
	},
};

const NAMES = Object.keys(MUTATIONS);

function placeWhere(
	random: Random,
	all: readonly Place[],
	isFit: (key: string) => boolean,
): Place | undefined {
	const fitting = all.filter(([, key]) => isFit(key));
	return fitting.length === 0 ? undefined : random.pick(fitting);
}

/** A thousand allocations (or rows, or entries), each a copy of the first. */
function makeHuge(random: Random, document: unknown): void {
	const lists = placesIn(document)
		.map(([holder, key]) => holder[key])
		.filter((value) => Array.isArray(value) && value.length > 0);
	if (lists.length === 0) return;
	const list = random.pick(lists) as unknown[];
	const text = writeJson(list[0]);
	if (text.length > 20_000) return;
	while (list.length < 1_000) list.push(copyOf(list[0]));
}

/** What the service may send in the place of a whole document. */
const NO_DOCUMENTS: readonly unknown[] = [
	null,
	'',
	'not JSON',
	'{"report":',
	'[]',
	'"text"',
	'null',
	'1',
	[],
	0,
	true,
	{},
	{ report: null },
	{ report: [], requestHeader: [], cashAdvanceData: [] },
	new RawText('{"__proto__":null}'),
	'[[[[[[',
	'\u0000',
];

export interface Mutant {
	/** JSON text of what stands under `document`. */
	text: string;
	/** What was done to it. */
	mutations: string[];
}

/** A mutant of the document, mostly with one to four wrong places; about one in eight is left as it is. */
export function mutantOf(random: Random, original: unknown): Mutant {
	if (random.chance(0.01)) return { text: writeJson(random.pick(NO_DOCUMENTS)), mutations: ['noDocument'] };
	const document = copyOf(original);
	const mutations: string[] = [];
	const times = random.pick([0, 1, 1, 1, 1, 2, 3, 4]);
	for (let left = times; left > 0; left--) {
		const all = placesIn(document);
		if (all.length === 0) break;
		const name = random.pick(NAMES);
		MUTATIONS[name]?.(random, random.pick(all), all);
		mutations.push(name);
	}
	if (random.chance(0.01)) {
		makeHuge(random, document);
		mutations.push('huge');
	}
	const text = writeJson(document);
	// As `DocumentFormatAs: text` does, asked or unasked.
	return { text: random.chance(0.05) ? JSON.stringify(text) : text, mutations };
}
