#!/usr/bin/env node
// A VS Code executable for @vscode/test-electron: takes the arguments of `code`, runs the extension host of the server
// build with its workbench in Chromium, prints what the extension host prints, and ends with the suite's exit code
// (0 passed, 1 failed, 2 the host itself broke).
//
// KNEEPOINT_HOST_TIMEOUT   seconds for the whole run (180)
// KNEEPOINT_HOST_SETTINGS  user settings as JSON, over `<--user-data-dir>/User/settings.json`
// KNEEPOINT_HOST_TRUST     `restricted` opens the workspace in Restricted Mode
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { format, parseArgs } from 'node:util';
import { launchChromium } from './chromium.mjs';
import { isCrash, isNoise } from './noise.mjs';
import { createScope } from './scope.mjs';
import { editorUrl, startServer } from './server.mjs';

const seconds = Number(process.env.KNEEPOINT_HOST_TIMEOUT ?? 180);
const scope = createScope();
let ending = false;
setTimeout(() => fail(`no result after ${seconds} s (KNEEPOINT_HOST_TIMEOUT)`), seconds * 1000).unref();
const parent = process.ppid;
setInterval(() => process.ppid !== parent && process.exit(2), 1000).unref();

try {
  await end(await run(readArguments()));
} catch (error) {
  await fail(error instanceof Error ? error.message : String(error));
}

/**
 * @param {ReturnType<typeof readArguments>} args
 * @returns {Promise<number>}
 */
async function run({ workspace, extensionPath, testsPath, settings }) {
  const server = await startServer(scope, { settings, restricted: process.env.KNEEPOINT_HOST_TRUST === 'restricted' });
  const context = await launchChromium(scope);
  const page = context.pages()[0] ?? (await context.newPage());
  const reported = new Promise((resolve, reject) => {
    const print = (/** @type {string} */ _level, /** @type {unknown[]} */ args) => {
      const line = format(...args);
      if (isCrash(line)) reject(new Error('the extension host ended in the middle of the suite'));
      else if (!isNoise(line) && !ending) process.stdout.write(`${line}\n`);
    };
    page.exposeFunction('codeAutomationLog', print).catch(reject);
    page.exposeFunction('codeAutomationExit', resolve).catch(reject);
    page.on('crash', () => reject(new Error('the workbench page crashed')));
    page.on('close', () => reject(new Error('the browser went away')));
    server.died.then(reject);
  });
  reported.catch(() => {});
  await page.goto(editorUrl(server, { workspace, extensionPath, testsPath }));
  return Number(await reported);
}

function readArguments() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    strict: false,
    options: {
      extensionDevelopmentPath: { type: 'string' },
      extensionTestsPath: { type: 'string' },
      'user-data-dir': { type: 'string' },
    },
  });
  const { extensionDevelopmentPath, extensionTestsPath, 'user-data-dir': userData } = values;
  const workspace = positionals[0];
  if (!workspace || typeof extensionDevelopmentPath !== 'string' || typeof extensionTestsPath !== 'string') {
    throw new Error('expected <workspace> --extensionDevelopmentPath=… --extensionTestsPath=…');
  }
  const file = typeof userData === 'string' ? join(userData, 'User', 'settings.json') : '';
  return {
    workspace: toPath(workspace),
    extensionPath: toPath(extensionDevelopmentPath),
    testsPath: toPath(extensionTestsPath),
    settings: existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {},
  };
}

/** @param {string} text a path or a file: address */
function toPath(text) {
  return text.startsWith('file:') ? fileURLToPath(text) : resolve(text);
}

/** @param {string} reason */
async function fail(reason) {
  if (ending) return;
  process.stderr.write(`editor host: ${reason}\n`);
  await end(2);
}

/** @param {number} code */
async function end(code) {
  ending = true;
  await scope.close();
  process.exit(code);
}
