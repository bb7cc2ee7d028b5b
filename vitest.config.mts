import { createRequire } from 'node:module';
import { defineConfig } from 'vitest/config';

const require = createRequire(import.meta.url);

export default defineConfig({
	// The CommonJS build is what n8n itself loads; the ESM one does not run in plain Node.
	resolve: { alias: { 'n8n-workflow': require.resolve('n8n-workflow') } },
	test: {
		include: ['test/**/*.test.mts'],
		reporters: ['default', './test/closingLine.mts'],
		testTimeout: 30_000,
		hookTimeout: 120_000,
		pool: 'forks',
		server: { deps: { external: [/node_modules/] } },
	},
});
