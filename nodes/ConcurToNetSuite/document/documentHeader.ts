/** What names a document, read leniently: also one that cannot be posted must be found and named. */
export interface DocumentHeader {
	/** Business id: report id, request id or cash advance id; empty when the document carries none. */
	id: string;
	/** Where the id stands, for problems: `document.report.reportId`. */
	idField: string;
	number: string;
	name: string;
	owner: string;
	revision: string;
	currency: string;
	/** Total as decimal text; empty when the document carries none. */
	total: string;
	isTest: boolean;
	/** Day on which the document counts as approved, in the accounting time zone; empty when it carries no readable date. */
	approvedOn: string;
}
