import type { RecordSettings } from '../../settings/recordSettings';
import type { Findings } from '../findings';
import { fillMemo, type MemoValues } from '../memo';
import { customFieldValues } from './customFields';

/** Custom fields of the record itself: those of the table and the link to the receipts. */
export function bodyFields(
	{ customFields, receiptLink }: Pick<RecordSettings, 'customFields' | 'receiptLink'>,
	levels: ReadonlyArray<Record<string, unknown>>,
	values: MemoValues,
	findings: Findings,
): Record<string, unknown> {
	const link = receiptLink && fillMemo(receiptLink.template, values);
	return {
		...customFieldValues(customFields, 'body', levels, findings),
		...(receiptLink && link ? { [receiptLink.field]: link } : {}),
	};
}
