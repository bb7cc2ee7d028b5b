import type { ConcurSandbox } from '../../sandbox/concur/concurSandbox.mts';
import type { StoredDocument } from '../../sandbox/concur/documentStore.mts';
import { publishedReports } from '../../sandbox/concur/publishedDocuments.mts';

/** Published reports under new ids, so that each is a document of its own; `times` of them wait in Concur's queue. */
export class DocumentLine {
	private made = 0;

	constructor(private readonly concur: ConcurSandbox) {}

	add(times: number, which = 0): StoredDocument[] {
		return Array.from({ length: times }, (_, index) => {
			const reports = publishedReports();
			const report = reports[(which + index) % reports.length];
			if (!report) throw new Error('No published report');
			const suffix = (++this.made).toString(16).toUpperCase().padStart(4, '0');
			const reportId = /"reportId":"([^"]+)"/.exec(report.text)?.[1] ?? '';
			const text = report.text.replaceAll(reportId, reportId.slice(0, -4) + suffix);
			const id = `${report.id.slice(0, -4)}${suffix.toLowerCase()}`;
			return this.concur.documents.add('expense', text, { id });
		});
	}
}
