// `npm start`: on a fresh clone installs, builds, and does the main job on the bundled example: candidates with their costs, the front, the
// choice, the decision with its evidence, the check that re-derives it, and an HTML report.
import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import { ensureModules, MEND_MODULES } from './modules.mjs';
import { rememberFiles } from './written.mjs';

const started = Date.now();
const example = process.argv[2] ?? 'examples/flights';

if (!ensureModules()) {
  console.error(`The dependencies could not be installed. Mend it with: ${MEND_MODULES}`);
  process.exit(1);
}
step('Building', process.execPath, ['esbuild.mjs']);

const report = join(example, 'kneepoint-report.html');
const outcome = rememberFiles([join(example, 'model-selection.yaml'), join(example, 'model-selection.evidence.jsonl'), report]);

kneepoint('What the candidates cost and where the front is', ['pareto', example]);
kneepoint('The choice, written down with its evidence', ['select', example, '--explain', '--write']);
kneepoint('The same decision, re-derived from the committed evidence', ['check', example]);
kneepoint('A page for people who never open an editor', ['report', example, '-o', report]);

const { written, unchanged } = outcome();
console.log(`
Done in ${((Date.now() - started) / 1000).toFixed(0)} s.${listed('Written', written)}${listed('Unchanged, since the answer is the same', unchanged)}

Open ${report} in any browser, from disk.

The same in VS Code:
  npm run package                                 makes kneepoint-<version>.vsix
  code --install-extension kneepoint-*.vsix       then open ${resolve(example)} and the Kneepoint view
`);

function listed(title, paths) {
  return paths.length === 0 ? '' : `\n${title}:${paths.map((path) => `\n  ${path}`).join('')}`;
}

function kneepoint(title, args) {
  step(title, process.execPath, ['dist/cli/kneepoint.mjs', ...args], `kneepoint ${args.join(' ')}`);
}

function step(title, command, args, shown) {
  console.log(`\n── ${title}${shown === undefined ? '' : `\n   ${shown}`}\n`);
  const { status, error } = spawnSync(command, args, { stdio: 'inherit' });
  if (error !== undefined || status !== 0) {
    console.error(`\n${title}: failed${error === undefined ? ` with exit code ${status}` : `: ${error.message}`}`);
    process.exit(status ?? 1);
  }
}
