import type { Reporter, TestModule } from 'vitest/node';

/** Ends the run with the one line that CI reads: "N passed, N failed". A module that does not load counts as a failure. */
export default class ClosingLine implements Reporter {
	onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[]): void {
		const counts = { passed: 0, failed: unhandledErrors.length, skipped: 0 };
		for (const module of modules) {
			if (module.errors().length > 0) counts.failed += 1;
			for (const test of module.children.allTests()) {
				const { state } = test.result();
				counts[state === 'pending' ? 'skipped' : state] += 1;
			}
		}
		const skipped = counts.skipped > 0 ? `, ${counts.skipped} skipped` : '';
		console.log(`${counts.passed} passed, ${counts.failed} failed${skipped}`);
	}
}
