import { z } from 'zod';
import type { Money } from '../../shared/money';
import { blankToUndefined, isRecord } from './blank';
import {
	listOfTexts,
	readAmount,
	readCurrencyCode,
	readFlag,
	readRequiredAmount,
	readRequiredText,
	readText,
	type Refuse,
} from './fieldTypes';

type Path = ReadonlyArray<string | number>;

/**
 * Reads the fields of one record by hand and tells zod what is wrong with them, in the order in which they are asked for. A zod
 * object of the same fields takes four times as long, and a report has hundreds of records.
 */
export class RecordReader {
	private constructor(
		/** The record as it came, for the fields that nobody here knows. */
		readonly given: Readonly<Record<string, unknown>>,
		private readonly path: Path,
		private readonly context: z.RefinementCtx,
	) {}

	static of(value: unknown, context: z.RefinementCtx, path: Path = []): RecordReader {
		if (isRecord(value)) return new RecordReader(value, path, context);
		wrongType(value, 'object', path, context);
		return new RecordReader({}, path, silent);
	}

	text(name: string): string | undefined {
		return readText(this.given[name], this.refuse(name));
	}

	requiredText(name: string): string {
		return readRequiredText(this.given[name], this.refuse(name));
	}

	amount(name: string): Money | undefined {
		return readAmount(this.given[name], this.refuse(name));
	}

	requiredAmount(name: string): Money {
		return readRequiredAmount(this.given[name], this.refuse(name));
	}

	flag(name: string): boolean {
		return readFlag(this.given[name], this.refuse(name));
	}

	currencyCode(name: string): string {
		return readCurrencyCode(this.given[name], this.refuse(name));
	}

	/** One text or a list of texts. */
	texts(name: string): string[] {
		return listOfTexts(this.given[name]).map((part, index) =>
			readRequiredText(part, this.refuse(name, index)),
		);
	}

	record(name: string): RecordReader {
		return RecordReader.of(this.given[name], this.context, [...this.path, name]);
	}

	/** A record that may be blank. */
	optionalRecord(name: string): RecordReader {
		const value = blankToUndefined(this.given[name]) ?? {};
		return RecordReader.of(value, this.context, [...this.path, name]);
	}

	/** A list of records; null, blank and absent are the empty list. */
	list<Item>(name: string, read: (record: RecordReader) => Item): Item[] {
		const value = blankToUndefined(this.given[name]) ?? [];
		if (Array.isArray(value))
			// Not `value.map`, which would pass over a gap as if nothing were missing.
			return Array.from(value, (item: unknown, index) =>
				read(RecordReader.of(item, this.context, [...this.path, name, index])),
			);
		wrongType(value, 'array', [...this.path, name], this.context);
		return [];
	}

	private refuse(name: string, ...within: number[]): Refuse {
		return (message) => {
			const path = [...this.path, name, ...within];
			this.context.addIssue({ code: z.ZodIssueCode.custom, message, path });
			return z.NEVER;
		};
	}
}

const wrongType = (
	value: unknown,
	expected: 'array' | 'object',
	path: Path,
	context: z.RefinementCtx,
): void =>
	context.addIssue({
		code: z.ZodIssueCode.invalid_type,
		expected,
		received: z.getParsedType(value),
		path: [...path],
	});

/** What is no record at all is refused once, not field by field. */
const silent: z.RefinementCtx = { addIssue: () => {}, path: [] };
