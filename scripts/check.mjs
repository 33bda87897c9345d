// `npm run check`: types, lint, imports, unused code, format, manifest, generated schemas. Every tool must have seen files: a check that
// looked at nothing fails.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

if (!existsSync('node_modules')) run('npm', ['ci', '--ignore-scripts']);

const CHECKS = [
  { name: 'types', command: ['tsc', '-b', '--listEmittedFiles', '--force'], seen: (out) => count(out, /^TSFILE:/gm) },
  { name: 'lint', command: ['eslint', '--format', 'json', 'src', 'webview'], seen: (out) => JSON.parse(out).length, shown: lintText },
  { name: 'imports', command: ['depcruise', '--output-type', 'json', 'src', 'webview'], seen: (out) => JSON.parse(out).summary.totalCruised, shown: importText },
  { name: 'unused', command: ['knip', '--reporter', 'json'], seen: () => 1, shown: (out) => out },
  { name: 'format', command: ['biome', 'format'], seen: (_, err) => Number(/Checked (\d+) files/.exec(err)?.[1] ?? 0) },
  { name: 'manifest', command: [process.execPath, 'scripts/check-manifest.mjs'], seen: (out) => Number(/(\d+) commands/.exec(out)?.[1] ?? 0) },
  { name: 'schemas', command: [process.execPath, 'scripts/schemas.mjs', '--check'], seen: (out) => Number(/(\d+) schemas/.exec(out)?.[1] ?? 0) },
];

let failed = 0;
for (const { name, command, seen, shown } of CHECKS) {
  const started = Date.now();
  const { status, stdout, stderr } = run(...binary(command));
  const files = status === 0 || shown !== undefined ? safely(() => seen(stdout, `${stdout}${stderr}`)) : 0;
  const ok = status === 0 && files > 0;
  if (!ok) failed++;
  process.stdout.write(`${ok ? 'ok  ' : 'FAIL'} ${name.padEnd(9)} ${String(files).padStart(5)} seen  ${((Date.now() - started) / 1000).toFixed(1)} s\n`);
  if (!ok) process.stdout.write(`${status === 0 ? 'it saw nothing\n' : ''}${safely(() => shown?.(stdout)) ?? stdout}\n${stderr}\n`);
}
process.exit(failed === 0 ? 0 : 1);

function binary([tool, ...args]) {
  return tool === process.execPath ? [tool, args] : [`node_modules/.bin/${tool}`, args];
}

function run(command, args) {
  return spawnSync(command, args, { encoding: 'utf8', maxBuffer: 256 * 1024 * 1024, shell: process.platform === 'win32' });
}

function count(text, pattern) {
  return text.match(pattern)?.length ?? 0;
}

function safely(compute) {
  try {
    return compute();
  } catch (error) {
    return `could not be read: ${error instanceof Error ? error.message : error}`;
  }
}

function lintText(out) {
  return JSON.parse(out)
    .flatMap(({ filePath, messages }) => messages.map(({ line, column, ruleId, message }) => `${filePath}:${line}:${column} ${ruleId}: ${message}`))
    .join('\n');
}

function importText(out) {
  return JSON.parse(out)
    .summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`)
    .join('\n');
}
