import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import Module from 'node:module';
import { join } from 'node:path';
import { REPOSITORY } from '../../harness/builtNodes.mts';

const requireHere = createRequire(import.meta.url);
type Exports = Record<string, unknown>;
type Work = (...all: never[]) => unknown;

/** Takes a change back. */
export type Undo = () => void;

/**
 * Replaces an exported function of a built module. The build calls functions of other modules through the module, so that all of them
 * meet the replacement; calls within the module itself do not.
 */
export function replaceExport<Original extends Work>(
	path: string,
	name: string,
	make: (original: Original) => Work,
): Undo {
	const exports = requireHere(join(REPOSITORY, 'dist', path)) as Exports;
	const original = exports[name];
	if (typeof original !== 'function')
		throw new Error(`${path} has no function ${name} any more: the variant has to be written anew`);
	exports[name] = make(original as Original);
	return () => void (exports[name] = original);
}

/** Compiles a built module anew from changed text, and puts its functions in place of the real ones. The text must be there once. */
export function replaceText(path: string, from: RegExp, to: string): Undo {
	const file = join(REPOSITORY, 'dist', `${path}.js`);
	const source = readFileSync(file, 'utf8');
	const hits = source.match(new RegExp(from, 'g'))?.length ?? 0;
	if (hits !== 1) throw new Error(`${path} has ${from} ${hits} times: the variant has to be written anew`);
	const real = requireHere(file) as Exports;
	const kept = { ...real };
	const changed = new Module(file) as Module & { _compile(source: string, file: string): void };
	changed.paths = (requireHere.cache[file] as Module).paths;
	changed.filename = file;
	changed._compile(source.replace(from, to), file);
	Object.assign(real, changed.exports);
	return () => void Object.assign(real, kept);
}
