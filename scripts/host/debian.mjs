// System packages: installed where we are root on Debian, otherwise asked for by the one command that installs them.
import { accessSync, constants, existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { runCommand, timed } from './run-command.mjs';

/**
 * @param {string} program
 * @returns {string | undefined} its path
 */
export function findProgram(program) {
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    const path = join(folder, program);
    if (folder !== '' && isExecutable(path)) return path;
  }
  return undefined;
}

/** @param {string} path */
export function isExecutable(path) {
  if (!existsSync(path)) return false;
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * @param {string[]} programs what must be on PATH afterwards
 * @param {string[]} packages the Debian packages that bring them
 * @param {string} elsewhere what to do on a system without apt
 */
export async function ensurePrograms(programs, packages, elsewhere) {
  const missing = programs.filter((program) => findProgram(program) === undefined);
  if (missing.length === 0) return;
  await installPackages(packages, `${missing.join(', ')} not found`, elsewhere);
}

/**
 * @param {string[]} packages
 * @param {string} reason
 * @param {string} elsewhere
 */
export async function installPackages(packages, reason, elsewhere) {
  const command = `apt-get install -y --no-install-recommends ${packages.join(' ')}`;
  if (!isDebian()) throw new Error(`${reason}. Mend it with: ${elsewhere}`);
  if (process.getuid?.() !== 0) throw new Error(`${reason}. Mend it with: sudo ${command}`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  try {
    await timed(command, async () => {
      await runCommand('apt-get', ['update', '-q'], { env });
      await runCommand('apt-get', command.split(' ').slice(1), { env });
    });
  } catch (error) {
    throw new Error(`${reason}, and apt-get could not mend it. Try: apt-get update && ${command}`, { cause: error });
  }
}

function isDebian() {
  if (process.platform !== 'linux' || findProgram('apt-get') === undefined) return false;
  return /^ID=debian$/m.test(readFileSync('/etc/os-release', 'utf8'));
}
