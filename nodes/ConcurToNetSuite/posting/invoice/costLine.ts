import type { Ref } from '../../../shared/documentItem';
import type { Money } from '../../../shared/money';
import { accountRef } from '../accountCode';
import { customFieldValues } from '../customFields/customFields';
import type { DraftLine } from '../draftLine';
import { refuseOtherSubsidiary } from '../intercompany/chargedSubsidiary';
import { fillMemo, LONGEST_LINE_MEMO, shorten } from '../memo';
import { segmentsFrom } from '../segments';
import type { CostRow } from './costRows';
import type { InvoiceContext } from './invoiceContext';

/** The line of one row: its account by `amount`; undefined without an amount or, with a problem, an account. */
export function costLine(context: InvoiceContext, row: CostRow, amount: Money): DraftLine | undefined {
	if (amount.eq(0)) return undefined;
	const { document, settings, findings, subsidiary: own } = context;
	const { field, label, line } = row;
	refuseOtherSubsidiary({ levels: [row.allocation, line], field, label, own }, settings, findings);
	const levels = [row.allocation, line, document.requestHeader];
	const segments = segmentsFrom(settings.segments, levels, settings, findings, field, label);
	const fields = customFieldValues(settings.customFields, 'line', levels, findings);
	const account = costAccount(context, row);
	if (!account) return undefined;
	return {
		account,
		amount,
		memo: rowMemo(context, row),
		segments,
		fields,
		...(context.isBill ? billParts(context, row) : {}),
		from: { lineItem: line.lineItemSequenceOrder, allocationId: row.allocation.allocationKey },
	};
}

/** The journal row's account code, else that of the allocation, else refused. Codes come padded with blanks. */
function costAccount({ settings, findings }: InvoiceContext, row: CostRow): Ref | undefined {
	const code = row.journal.accountCode ?? row.allocation.allocationAccountCode;
	if (code !== undefined) return { ...accountRef(code, settings) };
	return findings.refuse('invoice-account-missing', { field: `${row.field}.accountCode`, value: row.label });
}

function billParts(context: InvoiceContext, row: CostRow): Pick<DraftLine, 'orderLine' | 'taxCode'> {
	return {
		orderLine: context.isLinked ? row.line.poLineNumber : undefined,
		taxCode: context.settings.suiteTax ? taxCodeOf(context, row) : undefined,
	};
}

/** A line has one tax code at most; invoices name no authority, so that the code is NetSuite's own name of it. */
function taxCodeOf({ findings }: InvoiceContext, { field, label, taxes }: CostRow): Ref | undefined {
	const codes = [...new Set(taxes.flatMap((tax) => tax.taxCode ?? []))];
	const [value, ...others] = codes;
	if (value === undefined) return undefined;
	if (others.length === 0) return { type: 'taxCode', by: 'name', value };
	return findings.refuse('tax-codes-several', { field, value: label, codes: codes.join(', ') });
}

/** What was bought; `prefix` says what else the line is. */
export function rowMemo({ findings }: InvoiceContext, { field, line }: CostRow, prefix = ''): string {
	const text = `${prefix} ${line.lineItemDescription ?? line.expenseTypeName ?? line.expenseTypeCode ?? ''}`;
	return shorten(fillMemo(text.replace(/[{}]/g, ' '), {}), LONGEST_LINE_MEMO, `${field} memo`, findings);
}
