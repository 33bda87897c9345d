// `npm test` on a fresh clone: sets up what is missing, runs every group of tests, and counts what could not run as
// failed. `--only unit|goldens|browser|integration` (repeatable) runs some groups. The last line is `N passed, M failed`.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { chosen } from './chosen.mjs';
import { ensureModules, MEND_MODULES } from './modules.mjs';

/** @typedef {{ passed: number, failed: number, problem?: string }} Counts */
/** @typedef {{ fullName: string, status: string, failureMessages: string[] }} Test */
/** @typedef {{ name: string, status: string, message?: string, assertionResults: Test[] }} Suite */

const REPO = fileURLToPath(new URL('..', import.meta.url));
const VITEST = 'node_modules/vitest/vitest.mjs';
const GROUPS = { unit, goldens, browser, integration };

process.chdir(REPO);
const scratch = mkdtempSync(join(tmpdir(), 'kneepoint-test-'));
process.on('exit', () => rmSync(scratch, { recursive: true, force: true }));
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.on(signal, () => process.exit(130));

const { values } = parseArgs({ options: { only: { type: 'string', multiple: true } } });
const groups = chosen(GROUPS, values.only);
if (!ensureModules()) process.exit(report([{ name: 'set-up', counts: failure(`Mend it with: ${MEND_MODULES}`), seconds: 0 }]));
const build = await run(process.execPath, ['esbuild.mjs', '--tests']);
/** @type {{ name: string, counts: Counts, seconds: number }[]} */
const results = [];
for (const [name, test] of groups) {
  console.log(`\n=== ${name}`);
  const start = performance.now();
  const counts = await test().catch(failure);
  results.push({ name, counts, seconds: (performance.now() - start) / 1000 });
}
process.exitCode = report(results);

async function unit() {
  return vitest(process.execPath, []);
}

/** The same numbers and texts from another engine: the goldens once more under the Node of the editor host. */
async function goldens() {
  const { ensureServerHost } = await import('./host/install-server.mjs');
  return vitest((await ensureServerHost()).node, ['golden']);
}

async function browser() {
  needBuild();
  const { ensureChromium } = await import('./host/chromium.mjs');
  const { ensureServerHost } = await import('./host/install-server.mjs');
  await ensureChromium();
  await ensureServerHost();
  return vitest(process.execPath, ['--config', 'test/e2e/vitest.config.ts']);
}

async function integration() {
  needBuild();
  const { output, code } = await run(process.execPath, ['test/integration/run.mjs']);
  const line = /^integration: (\d+) passed, (\d+) failed$/m.exec(output);
  if (!line) return failure(`test/integration/run.mjs ended with ${code}`);
  const problem = /^integration: (?!\d+ passed)(.*)$/m.exec(output)?.[1];
  return { passed: Number(line[1]), failed: Number(line[2]), ...(problem && { problem }) };
}

/**
 * @param {string} node
 * @param {string[]} args
 * @returns {Promise<Counts>}
 */
async function vitest(node, args) {
  const file = join(scratch, `${Math.random().toString(36).slice(2)}.json`);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const { code } = await run(node, [VITEST, 'run', ...args, ...reporters]);
  if (!existsSync(file)) return failure(`vitest ended with ${code} before it reported a result`);
  const { numPassedTests, numPendingTests, numTodoTests, testResults } = JSON.parse(readFileSync(file, 'utf8'));
  const failures = testResults.flatMap(whatFailed);
  const skipped = numPendingTests + numTodoTests;
  if (skipped > 0) failures.push(`${skipped} skipped or todo, counted as failed`);
  if (failures.length === 0 && code !== 0) failures.push(`vitest ended with ${code}`);
  const failed = failures.length + Math.max(0, skipped - 1);
  return { passed: numPassedTests, failed, ...(failures.length > 0 && { problem: failures.join('\n') }) };
}

/**
 * A line or more for each test of a file that failed, or for the file where it failed before its tests.
 * @param {Suite} suite
 */
function whatFailed(suite) {
  const file = relative(REPO, suite.name);
  const failed = suite.assertionResults.filter((test) => test.status === 'failed');
  if (failed.length === 0) return suite.status === 'failed' ? [`${file}: ${firstLines(suite.message)}`] : [];
  return failed.map((test) => `${file}: ${test.fullName}\n  ${firstLines(test.failureMessages[0])}`);
}

/** @param {string | undefined} message */
function firstLines(message) {
  const lines = (message ?? '').split('\n').filter((line) => !/^ +at /.test(line));
  return lines.slice(0, 12).join('\n  ');
}

function needBuild() {
  if (build.code !== 0) throw new Error('The build failed. Mend it with: node esbuild.mjs --tests');
}

/**
 * Shows and returns what a program prints; it ends with this process.
 * @param {string} command
 * @param {string[]} args
 * @returns {Promise<{ code: number | null, output: string }>}
 */
function run(command, args) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ['inherit', 'pipe', 'inherit'] });
    const stop = () => child.kill('SIGTERM');
    process.on('exit', stop);
    let output = '';
    child.stdout.on('data', (chunk) => {
      process.stdout.write(chunk);
      output = (output + chunk).slice(-4000);
    });
    child.on('error', reject);
    child.on('close', (code) => {
      process.off('exit', stop);
      resolve({ code, output });
    });
  });
}

/** @returns {Counts} @param {unknown} error */
function failure(error) {
  if (!(error instanceof Error)) return { passed: 0, failed: 1, problem: String(error) };
  const cause = error.cause instanceof Error ? `\n${error.cause.message}` : '';
  return { passed: 0, failed: 1, problem: `${error.message}${cause}` };
}

/** @param {typeof results} groups */
function report(groups) {
  let [passed, failed] = [0, 0];
  console.log(`\n${'group'.padEnd(12)}${'passed'.padStart(8)}${'failed'.padStart(8)}${'seconds'.padStart(9)}`);
  for (const { name, counts, seconds } of groups) {
    const { problem, ...group } = counts.passed + counts.failed > 0 ? counts : failure('no test was found');
    console.log(
      `${name.padEnd(12)}${String(group.passed).padStart(8)}${String(group.failed).padStart(8)}${seconds.toFixed(1).padStart(9)}`,
    );
    if (problem) console.log(`  ${problem.replaceAll('\n', '\n  ')}`);
    passed += group.passed;
    failed += group.failed;
  }
  console.log(`\n${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}
