import { generateAllDocuments, type DocumentSet } from '../fixtures/generate/allDocuments.mts';
import type { GeneratedDocument } from '../fixtures/generate/generatedDocument.mts';
import { Random } from '../fixtures/generate/random.mts';
import { mutantOf, type Mutant } from './mutateDocument.mts';

export interface FuzzedDocument extends Mutant {
	set: DocumentSet;
	original: GeneratedDocument;
	/** FIS id of the mutant, which the envelope carries and no mutation reaches. */
	id: string;
}

/** At least `count` mutants of documents of every type, the same ones for the same seed. */
export function fuzzedDocuments(seed: number, count: number): FuzzedDocument[] {
	const random = new Random(seed);
	const mutants = generateAllDocuments({ seed, count }).flatMap((set) =>
		set.documents.map((original): FuzzedDocument => ({
			...mutantOf(random, original.document),
			set,
			original,
			id: original.fiDocumentId,
		})),
	);
	return mutants;
}

/** The page of Concur's queue that holds these documents, as text (concur.md, 3.2). */
export function queuePage(documents: readonly FuzzedDocument[]): string {
	const rows = documents.map(
		({ id, text, original }) =>
			`{"id":"${id}","docType":"${original.docType}","companyId":"278515","entityId":"p0085104gigw","companyUuid":null,` +
			`"erpSystemId":null,"document":${text},"docStatus":"READY","links":[]}`,
	);
	return `{"links":[],"content":[${rows.join(',')}],"page":{"size":${rows.length},"totalElements":${rows.length},"totalPages":1,"number":0}}`;
}
