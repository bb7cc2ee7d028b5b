import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, rm, writeFile } from 'node:fs/promises';

const POLICY = '/usr/sbin/policy-rc.d';

/** Installs a Debian package with the machine's own apt unless `isThere` finds it. No service of it is started. */
export async function ensurePackage(
	name: string,
	isThere: () => boolean,
	say: (line: string) => void,
): Promise<void> {
	if (isThere()) return;
	say(`Installing the Debian package ${name} (once) ...`);
	// Debian asks this script whether a package may start its service; 101 is no.
	const policyIsOurs = !existsSync(POLICY);
	if (policyIsOurs) {
		await writeFile(POLICY, '#!/bin/sh\nexit 101\n');
		await chmod(POLICY, 0o755);
	}
	try {
		const install = ['install', '--yes', '--no-install-recommends', name];
		if (!apt(install)) {
			apt(['update']);
			if (!apt(install)) throw new Error(`apt-get could not install ${name}; install it by hand`);
		}
	} finally {
		if (policyIsOurs) await rm(POLICY, { force: true });
	}
	if (!isThere()) throw new Error(`The package ${name} is installed, but its programs were not found`);
}

function apt(args: string[]): boolean {
	const { status } = spawnSync('apt-get', args, {
		stdio: 'ignore',
		env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
	});
	return status === 0;
}
