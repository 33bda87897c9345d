// Starts the VS Code server build on a free port of 127.0.0.1 with a fresh profile.
import { join } from 'node:path';
import { ensureServerHost } from './install-server.mjs';
import { hostSettings, writeSettings } from './settings.mjs';

/**
 * @typedef {object} Server
 * @property {string} authority host and port
 * @property {string} settingsFile the user's settings.json; the editor follows changes to it
 * @property {Promise<Error>} died resolves when the server ends by itself
 *
 * @param {import('./scope.mjs').Scope} scope
 * @param {{ settings?: import('./settings.mjs').Settings, restricted?: boolean, env?: Record<string, string> }} options
 * @returns {Promise<Server>}
 */
export async function startServer(scope, { settings, restricted = false, env = {} }) {
  const { node, vscodeServer } = await ensureServerHost();
  const data = scope.tempDir('server');
  const settingsFile = join(data, 'data', 'User', 'settings.json');
  writeSettings(settingsFile, hostSettings(settings));
  const args = [
    vscodeServer,
    '--accept-server-license-terms',
    '--without-connection-token',
    ...['--host', '127.0.0.1', '--port', '0'],
    // Without it a built VS Code ignores the payload of the address, extension under development included.
    '--enable-smoke-test-driver',
    ...['--telemetry-level', 'off'],
    ...['--server-data-dir', data],
    ...(restricted ? [] : ['--disable-workspace-trust']),
  ];
  const child = scope.spawn(node, args, { ...cleanEnvironment(), ...env });
  const { match, died } = await waitForLine(child, /Extension host agent listening on (\d+)/, 'The VS Code server');
  return { authority: `127.0.0.1:${match[1]}`, settingsFile, died };
}

/**
 * @param {Server} server
 * @param {{ workspace: string, extensionPath?: string | undefined, testsPath?: string | undefined }} what absolute paths
 */
export function editorUrl(server, { workspace, extensionPath, testsPath }) {
  const remote = (/** @type {string} */ path) => `vscode-remote://${server.authority}${encodeURI(path)}`;
  const payload = [['skipWelcome', 'true']];
  if (extensionPath) payload.push(['extensionDevelopmentPath', remote(extensionPath)]);
  if (testsPath) payload.push(['extensionTestsPath', remote(testsPath)]);
  const query = new URLSearchParams({ folder: workspace, payload: JSON.stringify(payload) });
  return `http://${server.authority}/?${query}`;
}

/** A test started from a VS Code terminal must not find the way back to that editor. */
export function cleanEnvironment() {
  const foreign = /^(VSCODE_|ELECTRON_|NODE_OPTIONS$|VITEST|npm_)/;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !foreign.test(name)));
}

/**
 * @param {import('node:child_process').ChildProcessByStdio<any, import('node:stream').Readable, import('node:stream').Readable>} child
 * @param {RegExp} pattern
 * @param {string} name
 * @returns {Promise<{ match: RegExpMatchArray, died: Promise<Error> }>}
 */
export async function waitForLine(child, pattern, name) {
  let output = '';
  /** @type {Promise<Error>} */
  const died = new Promise((resolve) => {
    child.once('close', (code) => resolve(new Error(`${name} ended with ${code}:\n${output.trim()}`)));
  });
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  const match = await new Promise((resolve, reject) => {
    const read = (/** @type {Buffer} */ chunk) => {
      output = (output + chunk).slice(-4000);
      const found = pattern.exec(output);
      if (found) resolve(found);
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    died.then(reject);
    timer = setTimeout(() => reject(new Error(`${name} was not ready after 60 s:\n${output}`)), 60_000);
  });
  clearTimeout(timer);
  return { match, died };
}
