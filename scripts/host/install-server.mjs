// The VS Code server build from npm (package code-server) with the Node that it wants, cached in `.vscode-test/host`.
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, delimiter, join } from 'node:path';
import { ensurePrograms } from './debian.mjs';
import {
  CACHE,
  CODE_SERVER,
  CODE_SERVER_VERSION,
  NODE24,
  NODE_PACKAGE,
  NODE_VERSION,
  SERVER_DIR,
  VSCODE_SERVER,
  WATCHER_PACKAGE,
  WATCHER_VERSION,
} from './pins.mjs';
import { runCommand, timed } from './run-command.mjs';

/** Bump when the steps below change. */
const RECIPE = 1;
const STAMP = 'stamp.json';
const NODE = `${NODE_PACKAGE}@${NODE_VERSION}`;
const SERVER = `code-server@${CODE_SERVER_VERSION}`;
const WATCHER = `${WATCHER_PACKAGE}@${WATCHER_VERSION}`;
const WANTED = JSON.stringify({ recipe: RECIPE, packages: [NODE, SERVER, WATCHER] });

/**
 * @typedef {{ node: string, vscodeServer: string, codeServer: string }} ServerHost
 * @returns {Promise<ServerHost>}
 */
export async function ensureServerHost() {
  if (!isInstalled()) await timed('editor host (about 60 s, once)', install);
  return { node: NODE24, vscodeServer: VSCODE_SERVER, codeServer: join(CODE_SERVER, 'out', 'node', 'entry.js') };
}

function isInstalled() {
  const stamp = join(SERVER_DIR, STAMP);
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === WANTED && existsSync(NODE24) && existsSync(VSCODE_SERVER);
}

/** Everything happens beside the final place and is renamed at the end: an interrupted set-up is simply repeated. */
async function install() {
  if (process.platform === 'win32') {
    throw new Error('The editor host does not run on Windows. Mend it with: wsl npm test');
  }
  await ensurePrograms(
    ['g++', 'make', 'python3'],
    ['g++', 'make', 'python3'],
    'a C++ compiler, make and python3 (macOS: xcode-select --install)',
  );
  mkdirSync(CACHE, { recursive: true });
  removeAbandoned();
  const building = join(CACHE, `host.${process.pid}.partial`);
  try {
    await build(building);
    writeFileSync(join(building, STAMP), WANTED);
    // Another run may have been faster, and its servers may already be running.
    if (isInstalled()) return;
    rmSync(SERVER_DIR, { recursive: true, force: true });
    renameSync(building, SERVER_DIR);
  } catch (error) {
    throw new Error(`The editor host could not be installed. Try again with: node scripts/test.mjs --only integration`, {
      cause: error,
    });
  } finally {
    rmSync(building, { recursive: true, force: true });
  }
}

/** @param {string} folder */
async function build(folder) {
  mkdirSync(folder);
  writeFileSync(join(folder, 'package.json'), '{"private":true}');
  const node = join(folder, 'node_modules', NODE_PACKAGE);
  const server = join(folder, 'node_modules', 'code-server', 'lib', 'vscode');
  const install = ['install', '--save-exact', '--ignore-scripts', '--no-audit', '--no-fund'];
  const host = { cwd: folder, env: environment() };

  await timed(`npm install ${NODE}`, () => runCommand('npm', [...install, NODE], host));
  host.env = environment(node);
  await timed(`npm install ${SERVER}`, () => runCommand('npm', [...install, SERVER, WATCHER], host));
  const inServer = { cwd: server, env: host.env };
  await timed('npm install in lib/vscode', () => runCommand('npm', [...install, '--omit=dev', '--omit=optional'], inServer));
  // The only two native modules without a prebuilt binary that the server needs.
  await timed('npm rebuild spdlog, native-watchdog', () =>
    runCommand('npm', ['rebuild', '@vscode/spdlog', '@vscode/native-watchdog'], inServer),
  );
  for (const native of ['spdlog', 'native-watchdog']) {
    if (!existsSync(join(server, 'node_modules', '@vscode', native, 'build', 'Release'))) {
      throw new Error(`npm did not build @vscode/${native}`);
    }
  }
}

/**
 * A child npm must not inherit the settings that `npm test` hands down, above all not its prefix.
 * @param {string} [node] the package whose node and headers are used
 */
function environment(node) {
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^npm_|^NODE_OPTIONS$/i.test(name)));
  for (const name of ['npm_config_registry', 'npm_config_cache', 'npm_config_userconfig']) {
    if (process.env[name]) env[name] = process.env[name];
  }
  if (node) {
    env.PATH = [join(node, 'bin'), process.env.PATH].join(delimiter);
    env.npm_config_nodedir = node;
  }
  return env;
}

function removeAbandoned() {
  for (const name of readdirSync(CACHE)) {
    const pid = /^host\.(\d+)\.partial$/.exec(name)?.[1];
    if (pid && !isAlive(Number(pid))) rmSync(join(CACHE, basename(name)), { recursive: true, force: true });
  }
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
  }
}
