const { spawn } = require('node:child_process');
const { rm } = require('node:fs/promises');
const { dest, parallel, series, src } = require('gulp');
const esbuild = require('esbuild');

/** Modules that wrap a small pure library which n8n does not carry: the build puts the library into them (design.md, section 8). */
const BUNDLED = ['nodes/shared/money.ts', 'nodes/shared/losslessJson.ts'];

function run(command, ...args) {
	return new Promise((resolve, reject) => {
		const child = spawn(command, args, { stdio: 'inherit', shell: false });
		child.on('error', reject);
		child.on('close', (code) => (code === 0 ? resolve() : reject(new Error(`${command} ${args.join(' ')} ended with ${code}`))));
	});
}

const node = (script, ...args) => run(process.execPath, require.resolve(script), ...args);

const clean = () => rm('dist', { recursive: true, force: true });
clean.displayName = 'clean';

const compile = () => node('typescript/bin/tsc', '-p', 'tsconfig.json');
compile.displayName = 'compile';

const bundle = () =>
	esbuild.build({
		entryPoints: BUNDLED,
		outbase: '.',
		outdir: 'dist',
		bundle: true,
		format: 'cjs',
		platform: 'node',
		target: 'es2022',
		external: ['n8n-workflow'],
	});
bundle.displayName = 'bundle';

const icons = () => src('{nodes,credentials}/**/*.svg', { encoding: false }).pipe(dest('dist'));
icons.displayName = 'icons';

exports.build = series(clean, compile, parallel(bundle, icons));
exports.default = exports.build;
