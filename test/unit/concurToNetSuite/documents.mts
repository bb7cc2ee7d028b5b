/** Small documents for single cases. Everything that a case does not speak of is as ordinary as can be. */
type Fields = Record<string, unknown>;

export const line = (amountGross: unknown, more: Fields = {}): Fields => ({
	journalAccountCode: '474210',
	journalPayer: 'COMP',
	journalPayee: 'EMPL',
	amountGross,
	...more,
});

export const allocation = (journal: Fields[], more: Fields = {}): Fields => ({
	allocationId: 'A1',
	allocationCustom4Code: '21-KING',
	journal,
	tax: [],
	...more,
});

export const entry = (allocations: Fields[], more: Fields = {}): Fields => ({
	entryId: 'E1',
	expenseTypeCode: 'TAXIX',
	expenseTypeName: 'Taxi',
	entryDate: '2026-10-30T00:00:00.000Z',
	entryIsPersonal: 'N',
	entryIsBillable: 'N',
	expensePayIndicator: 'N',
	reportEntryPatKey: 'CASH',
	allocation: allocations,
	...more,
});

export const report = (more: Fields = {}): Fields => ({
	reportId: 'B1041655B4CE4171BDAA',
	reportName: 'Trip',
	employeeCurrencyAlphaCode: 'USD',
	ledgerCode: 'DEFAULT',
	isTest: 'N',
	revisionNumber: '1',
	reportPaymentProcessingDate: '2026-10-31T12:00:00.000Z',
	reportUserDefinedDate: '2026-10-30T07:00:00.000Z',
	reportSubmitDate: '2026-10-29T12:00:00.000Z',
	reportCreationDate: '2026-10-28T12:00:00.000Z',
	...more,
});

export const expense = (entries: Fields[], more: Fields = {}): Fields => ({
	employee: { employeeId: '23618', employeeFirstName: 'Mia', employeeLastName: 'Roth' },
	report: report(),
	expenseEntry: entries,
	cashAdvanceApplication: [],
	...more,
});

/** One entry, one allocation, these journal lines. */
export const simple = (journal: Fields[], allocationFields: Fields = {}, entryFields: Fields = {}, documentFields: Fields = {}): Fields =>
	expense([entry([allocation(journal, allocationFields)], entryFields)], documentFields);

/** A report over 10.00 in one line. */
export const taxi = (reportFields: Fields = {}): Fields => simple([line(10)], {}, {}, { report: report(reportFields) });
