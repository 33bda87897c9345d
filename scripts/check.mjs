// `npm run check`: types, lint, imports, unused code, format, manifest, the extension's start, generated schemas. Every tool must have seen files: a check that
// looked at nothing fails. `--only name` (repeatable) runs some.
import { spawnSync } from 'node:child_process';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { chosen } from './chosen.mjs';

/** knip does not say how many files it looked at, so it has to find this one. */
const CANARY = 'src/core/unused-canary.ts';

const CHECKS = {
  types: () => counted(tool('tsc', '-b', '--force', '--listEmittedFiles'), /^TSFILE:/gm),
  lint() {
    const { stdout, stderr } = tool('eslint', '--format', 'json', 'src', 'webview');
    const files = JSON.parse(stdout || '[]');
    const problems = files.flatMap(({ filePath, messages }) =>
      messages.map(({ line, column, ruleId, message }) => `${filePath}:${line}:${column} ${ruleId}: ${message}`),
    );
    return { seen: files.length, problems: files.length === 0 ? [stderr] : problems };
  },
  imports() {
    const { summary } = JSON.parse(tool('depcruise', '--output-type', 'json', 'src', 'webview').stdout);
    return { seen: summary.totalCruised, problems: summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`) };
  },
  unused() {
    writeFileSync(CANARY, 'export const canary = 1;\n');
    try {
      const { issues } = JSON.parse(tool('knip', '--reporter', 'json').stdout);
      const others = issues.filter(({ file }) => file !== CANARY);
      return { seen: issues.length - others.length, problems: others.map((issue) => JSON.stringify(withoutEmpty(issue))) };
    } finally {
      rmSync(CANARY, { force: true });
    }
  },
  format: () => counted(tool('biome', 'format', '--max-diagnostics=20'), /(?<=Checked )\d+(?= files)/),
  manifest: () => counted(run(process.execPath, ['scripts/check-manifest.mjs']), /\d+(?= commands)/),
  start: () => counted(run(process.execPath, ['scripts/check-start.mjs']), /\d+(?= files)/),
  l10n: () => counted(run(process.execPath, ['scripts/l10n.mjs', '--check']), /\d+(?= sentences)/),
  schemas: () => counted(run(process.execPath, ['scripts/schemas.mjs', '--check']), /\d+(?= schemas)/),
};

if (!existsSync('node_modules')) run('npm', ['ci', '--ignore-scripts']);
const { values } = parseArgs({ options: { only: { type: 'string', multiple: true } } });

let failed = 0;
for (const [name, check] of chosen(CHECKS, values.only)) {
  const started = Date.now();
  const { seen, problems } = safely(check);
  const ok = problems.length === 0 && seen > 0;
  if (!ok) failed++;
  console.log(
    `${ok ? 'ok  ' : 'FAIL'} ${name.padEnd(9)} ${String(seen).padStart(5)} seen  ${((Date.now() - started) / 1000).toFixed(1)} s`,
  );
  if (!ok) console.log(problems.length === 0 ? 'it saw nothing' : `${problems.join('\n')}\n`);
}
process.exit(failed === 0 ? 0 : 1);

/** A global pattern is counted, another one's match is the number itself. */
function counted({ status, stdout, stderr }, pattern) {
  const text = `${stdout}${stderr}`;
  const found = text.match(pattern) ?? [];
  return { seen: pattern.global ? found.length : Number(found[0] ?? 0), problems: status === 0 ? [] : [text] };
}

function tool(name, ...args) {
  return run(`node_modules/.bin/${name}`, args);
}

function run(command, args) {
  return spawnSync(command, args, { encoding: 'utf8', maxBuffer: 256 * 1024 * 1024, shell: process.platform === 'win32' });
}

function withoutEmpty(issue) {
  return Object.fromEntries(Object.entries(issue).filter(([, value]) => !Array.isArray(value) || value.length > 0));
}

function safely(check) {
  try {
    return check();
  } catch (error) {
    return { seen: 0, problems: [error instanceof Error ? (error.stack ?? error.message) : String(error)] };
  }
}
