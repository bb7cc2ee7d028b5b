import type { ConcurClient } from '../transport/concurClient';
import { answerText } from '../transport/concurReply';
import { transactionsPath } from '../transport/documentCalls';
import { readResultRows, type ResultRow, rowText } from '../transport/resultRows';
import { type Payment, paymentBody } from './payment';
import { isConsistent, PAYMENT_CODES } from './serviceCodes';

/**
 * `alreadyConfirmed`: Concur holds this payment reference already. `unclear`: not known; the same reference
 * may be sent again.
 */
export interface PaymentOutcome {
	paymentStatus: 'confirmed' | 'alreadyConfirmed' | 'refused' | 'unclear';
	concurCode: number;
	reason: string;
	correlationId: string;
}

type Outcomes = Map<Payment, PaymentOutcome>;

const MAX_TRIES = 3;

/**
 * Confirms the payments of one call. The payment reference makes a repeat harmless (code 298 `NOOP`, or 213),
 * so what stays unclear is simply sent again a few times. Never throws.
 */
export async function confirmPayments(client: ConcurClient, payments: readonly Payment[]): Promise<Outcomes> {
	const outcomes: Outcomes = new Map();
	const line = { client, isDown: false };
	let open = [...payments];
	for (let attempt = 1; open.length > 0 && attempt <= MAX_TRIES && !line.isDown; attempt++) {
		if (attempt > 1) await client.backOff(attempt - 1);
		const said = await callOnce(line, open);
		for (const [payment, outcome] of said) {
			// A repeat of ours that finds the reference taken means that an earlier try went through.
			const isOwnRepeat = outcomes.has(payment) && outcome.paymentStatus === 'alreadyConfirmed';
			outcomes.set(payment, isOwnRepeat ? { ...outcome, paymentStatus: 'confirmed' } : outcome);
		}
		open = open.filter((payment) => outcomes.get(payment)?.paymentStatus === 'unclear');
	}
	return outcomes;
}

/**
 * A call that Concur refuses as a whole is cut in half, so that one payment it cannot take does not hold up
 * the others.
 */
async function callOnce(
	line: { client: ConcurClient; isDown: boolean },
	payments: readonly Payment[],
): Promise<Outcomes> {
	const reply = await line.client.write({
		method: 'POST',
		path: `${transactionsPath('expense')}/paymentconfirmations`,
		body: paymentBody(payments[0]?.systemId ?? '', payments),
	});
	if ((reply.statusCode === 400 || reply.statusCode === 413) && payments.length > 1) {
		const middle = Math.ceil(payments.length / 2);
		const halves = [payments.slice(0, middle), payments.slice(middle)];
		const said: Outcomes[] = [];
		for (const half of halves) said.push(await callOnce(line, half));
		return new Map(said.flatMap((outcomes) => [...outcomes]));
	}
	// Access refused, stopped, too many calls in spite of waiting: another try would fare no better.
	line.isDown =
		reply.failure?.kind === 'access' || reply.failure?.kind === 'stopped' || reply.statusCode === 429;
	const rows = reply.statusCode === 200 && !reply.failure ? readResultRows(reply.body) : undefined;
	const { correlationId } = reply;
	const unclear: PaymentOutcome = {
		paymentStatus: 'unclear',
		concurCode: -1,
		reason: rows ? 'the answer has no clear row for it' : answerText(reply),
		correlationId,
	};
	return new Map(
		payments.map((payment) => {
			const row = rows && ownRow(rows, payment);
			return [payment, row ? outcomeOf(row, correlationId) : unclear];
		}),
	);
}

/** Rows carry the payment reference; those of a refused document may lack it. */
function ownRow(rows: readonly ResultRow[], payment: Payment): ResultRow | undefined {
	const own = rows.filter(
		(row) =>
			row.docId.toLowerCase() === payment.fiDocumentId.toLowerCase() &&
			(row.paymentRef === '' || row.paymentRef === payment.paymentRef),
	);
	return own.length === 1 ? own[0] : undefined;
}

const STATUS_OF = {
	done: 'confirmed',
	already: 'alreadyConfirmed',
	refused: 'refused',
	unclear: 'unclear',
} as const;

function outcomeOf(row: ResultRow, correlationId: string): PaymentOutcome {
	const answer =
		row.code === undefined || !isConsistent(row) ? 'unclear' : (PAYMENT_CODES[row.code] ?? 'refused');
	const isRepeat = row.code === 298 && row.result === 'NOOP';
	return {
		paymentStatus: isRepeat ? 'alreadyConfirmed' : STATUS_OF[answer],
		concurCode: row.code ?? -1,
		reason: row.code === 0 ? '' : rowText(row),
		correlationId,
	};
}
