// Runs the bundled suite inside a real VS Code, on a throwaway copy of a fixture folder:
// `node test/integration/run.mjs [--extension <folder>] [--suite <index.cjs>] [--workspace <folder>]`.
// Its last line is `integration: <n> passed, <n> failed`.
import { cpSync, existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { runTests } from '@vscode/test-electron';
import { ensureEditorHost } from '../../scripts/host/editor-host.mjs';
import { REPO } from '../../scripts/host/pins.mjs';
import { createScope } from '../../scripts/host/scope.mjs';
import { hostSettings, writeSettings } from '../../scripts/host/settings.mjs';

/** VS Code's own git trips over a repository that a test makes and takes away again, and its failures would count as ours. */
const QUIET_GIT = { 'git.enabled': false };

const { values } = parseArgs({
  options: {
    extension: { type: 'string', default: REPO },
    suite: { type: 'string', default: join(REPO, 'dist/test/integration/index.cjs') },
    workspace: { type: 'string', default: join(REPO, 'test/fixtures/workspace') },
  },
});
const scope = createScope();
try {
  process.exitCode = await runSuite(values);
} finally {
  await scope.close();
}

/**
 * @param {{ extension: string, suite: string, workspace: string }} options
 * @returns {Promise<number>} the exit code
 */
async function runSuite({ extension, suite, workspace }) {
  const missing = [suite, workspace].find((path) => !existsSync(path));
  if (missing) return report({ passed: 0, failed: 1 }, `${missing} is missing. Mend it with: node esbuild.mjs --tests`);

  const scratch = scope.tempDir('integration');
  const result = join(scratch, 'result.json');
  const copy = join(scratch, 'workspace');
  cpSync(workspace, copy, { recursive: true });
  const profile = join(scratch, 'profile');
  writeSettings(join(profile, 'User', 'settings.json'), hostSettings(QUIET_GIT));

  let problem = '';
  try {
    const host = await executable();
    problem = ' before the suite reported a result';
    await runTests({
      vscodeExecutablePath: host.executable,
      extensionDevelopmentPath: resolve(extension),
      extensionTestsPath: resolve(suite),
      extensionTestsEnv: { ...host.env, KNEEPOINT_TEST_RESULT: result },
      launchArgs: [copy, `--user-data-dir=${profile}`, `--extensions-dir=${join(scratch, 'extensions')}`],
    });
    problem = existsSync(result) ? '' : `VS Code ended${problem}`;
  } catch (error) {
    problem = `${error instanceof Error ? error.message : error}${existsSync(result) ? '' : problem}`;
  }
  return report(existsSync(result) ? JSON.parse(readFileSync(result, 'utf8')) : { passed: 0, failed: 1 }, problem);
}

async function executable() {
  const chosen = process.env.VSCODE_EXECUTABLE;
  return chosen ? { executable: chosen, env: {} } : ensureEditorHost();
}

/**
 * @param {{ passed: number, failed: number }} counts
 * @param {string} problem empty when all went well
 */
function report({ passed, failed }, problem) {
  // A suite whose tests all passed but whose host broke has not passed.
  const failures = problem && failed === 0 ? 1 : failed;
  if (problem) console.log(`integration: ${problem}`);
  console.log(`integration: ${passed} passed, ${failures} failed`);
  return failures === 0 && passed > 0 ? 0 : 1;
}
