import { z } from 'zod';
import { RECORD_TYPES } from '../../shared/documentItem';
import { parseMoney, type Money } from '../../shared/money';

/** Postings as they arrive after Validate, as far as a person looks at them. */
export type ReadPosting = z.output<typeof posting>;
export type ReadLine = ReadPosting['lines'][number];
export type ReadRef = z.output<typeof ref>;

const text = z.union([z.string(), z.number()]).transform(String).catch('');

const ref = z.object({
	by: text,
	value: text,
	/** What Validate has found. */
	name: z.string().optional().catch(undefined),
});
const optionalRef = ref.optional().catch(undefined);

const amount = z
	.unknown()
	.transform((value, context): Money | undefined => {
		if (value === undefined || value === null || value === '') return undefined;
		const money = parseMoney(value);
		if (!money) context.addIssue({ code: z.ZodIssueCode.custom, message: 'is not an amount' });
		return money;
	})
	.optional();

const line = z.object({
	account: ref,
	debit: amount,
	credit: amount,
	department: optionalRef,
	class: optionalRef,
	location: optionalRef,
	customer: optionalRef,
	entity: optionalRef,
	subsidiary: optionalRef,
	category: optionalRef,
	taxCode: optionalRef,
	corporateCard: z.boolean().catch(false),
	memo: text,
	from: z.record(z.unknown()).catch({}),
});

const posting = z.object({
	recordType: z.enum(RECORD_TYPES),
	externalId: text,
	subsidiary: optionalRef,
	subsidiaryOf: optionalRef,
	currency: optionalRef,
	tranDate: text,
	account: optionalRef,
	cardAccount: optionalRef,
	entity: optionalRef,
	memo: text,
	lines: z.array(line),
});

/** Undefined where they make no sense any more: somebody changed them between two nodes. */
export function readPostings(value: unknown): ReadPosting[] | undefined {
	const read = z.array(posting).safeParse(value);
	return read.success ? read.data : undefined;
}
