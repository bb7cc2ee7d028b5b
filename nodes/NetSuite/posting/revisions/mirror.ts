import type { PostingLine, Ref } from '../../../shared/documentItem';
import { formatMoney, isZero, type Money, parseMoney, sumMoney, ZERO } from '../../../shared/money';
import type { BookedLine } from './bookedLines';

/** What stands in the books of one account, department, class, location and name. */
export type Net = Omit<BookedLine, 'subsidiary'>;

const keyOf = ({ account, department, class: classId, location, entity }: Omit<Net, 'amount'>): string =>
	[account, department, classId, location, entity].join('|');

/** The sum per account, department, class, location and name; groups that come to nothing are left out. */
export function netOf(lines: readonly Net[]): Map<string, Net> {
	const nets = new Map<string, Net>();
	for (const line of lines) {
		const key = keyOf(line);
		const amount = (nets.get(key)?.amount ?? ZERO).plus(line.amount);
		nets.set(key, { ...line, amount });
	}
	return new Map([...nets].filter(([, { amount }]) => !isZero(amount)));
}

/** Whether new lines come to what stands there already; undefined when a reference of them is not known. */
export function isSame(lines: readonly PostingLine[], nets: ReadonlyMap<string, Net>): boolean | undefined {
	const planned = lines.map(plannedNet);
	if (!planned.every((net): net is Net => net !== undefined)) return undefined;
	const wanted = netOf(planned);
	return (
		wanted.size === nets.size && [...wanted].every(([key, { amount }]) => nets.get(key)?.amount.eq(amount))
	);
}

function plannedNet(line: PostingLine): Net | undefined {
	const debit = parseMoney(line.debit);
	const amount: Money | undefined = debit ?? parseMoney(line.credit)?.times(-1);
	const entity = line.entity ?? line.customer;
	const refs = [line.account, line.department, line.class, line.location, entity];
	if (!amount || refs.some((ref) => ref && !ref.id)) return undefined;
	const [account = '', department = '', classId = '', location = '', name = ''] = refs.map((ref) => ref?.id);
	return { account, department, class: classId, location, entity: name, amount };
}

/** Lines that take this back. `memo`: of each line. */
export function mirrorLines(nets: ReadonlyMap<string, Net>, memo: string): PostingLine[] {
	return [...nets.values()].map((net) => ({
		account: byId('account', net.account),
		...(net.amount.gt(ZERO)
			? { credit: formatMoney(net.amount) }
			: { debit: formatMoney(net.amount.times(-1)) }),
		...(net.department && { department: byId('department', net.department) }),
		...(net.class && { class: byId('class', net.class) }),
		...(net.location && { location: byId('location', net.location) }),
		...(net.entity && { entity: byId('entity', net.entity) }),
		memo,
		fields: {},
		from: {},
	}));
}

/** Sum of the debits of the lines that take it back. */
export const takenBack = (nets: ReadonlyMap<string, Net>): Money =>
	sumMoney([...nets.values()].flatMap(({ amount }) => (amount.lt(ZERO) ? [amount.times(-1)] : [])));

export const byId = (type: Ref['type'], value: string): Ref => ({ type, by: 'id', value });
