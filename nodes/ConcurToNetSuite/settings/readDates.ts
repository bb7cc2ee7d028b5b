import { IANAZone } from 'luxon';
import { isRecord, plainText } from '../document/blank';
import { dateIn } from '../posting/calendarDate';
import { DATE_SOURCES, type DateSettings } from './postingSettings';
import { oneOf } from './rows';
import type { SettingsFindings } from './settingsError';

export const CUT_OVER_LABEL = 'Post Documents Approved From';
export const TIME_ZONE_LABEL = 'Accounting Time Zone';

export interface RawDates {
	postDocumentsApprovedFrom: unknown;
	postingDateFrom: unknown;
	accountingTimeZone: unknown;
}

/** `workflowTimeZone` is what an empty accounting time zone means. */
export function readDates(raw: RawDates, workflowTimeZone: string, findings: SettingsFindings): DateSettings {
	const timeZone = plainText(raw.accountingTimeZone) ?? workflowTimeZone;
	if (!IANAZone.isValidZone(timeZone))
		findings.add(TIME_ZONE_LABEL, `holds "${timeZone}", which is not a time zone; e.g. Europe/Berlin`);
	const chosen = oneOf(raw.postingDateFrom, DATE_SOURCES, 'Posting Date From', findings);
	return {
		cutOver: readCutOver(raw.postDocumentsApprovedFrom, timeZone, findings),
		sources: [chosen, ...DATE_SOURCES.filter((source) => source !== chosen)],
		timeZone,
	};
}

function readCutOver(raw: unknown, timeZone: string, findings: SettingsFindings): string {
	// An expression may give a date object: a luxon DateTime or a Date, both of which write themselves as ISO text.
	const text =
		plainText(raw) ??
		(isRecord(raw) && typeof raw.toJSON === 'function' ? plainText(String(raw.toJSON())) : undefined);
	if (text === undefined) {
		findings.add(
			CUT_OVER_LABEL,
			'is empty: choose the first day that this workflow posts, so that nothing is posted that finance already keyed by hand',
		);
		return '';
	}
	const date = IANAZone.isValidZone(timeZone) ? dateIn(text, timeZone) : undefined;
	if (date === undefined)
		findings.add(CUT_OVER_LABEL, `holds "${text}", which is not a date; e.g. 2026-11-01`);
	return date ?? '';
}
