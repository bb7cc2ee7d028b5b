import { expect, it } from 'vitest';
import { problemDocs, writtenProblemDocs } from '../../package/problemDocs.mts';

it('docs/problems.md lists the problem catalogue as it is (else run npm run docs)', () => {
	expect(writtenProblemDocs()).toBe(problemDocs());
});
