import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

// Time to read 10,000 cached runs of 30 values each, against the same runs in JSON, in turns; and the memory of a process with 100,000 of them.
// `node test/bench/storage/cache.mjs`; --quick takes fewer turns.

const here = fileURLToPath(new URL('.', import.meta.url));
const root = fileURLToPath(new URL('../../..', import.meta.url));
const LIMIT_MS = 150;
const LIMIT_MB = 600;

/** `ratio` is the median of ours ÷ peer over the turns, ok where it is at most `target`. */
export async function run({ quick = false } = {}) {
  mkdirSync(join(root, '.bench'), { recursive: true });
  const folder = mkdtempSync(join(root, '.bench', 'cache-'));
  try {
    const program = join(folder, 'cached-runs.mjs');
    await build({ entryPoints: [join(here, 'cached-runs.ts')], bundle: true, platform: 'node', format: 'esm', external: ['sql.js'], outfile: program, logLevel: 'warning' });
    const node = (...args) => output(process.execPath, [program, ...args]);
    const [few, many] = ['few', 'many'].map((name) => join(folder, name));
    for (const project of [few, many]) mkdirSync(project);
    node('save', few, 1, 10_000);
    node('save', many, 10, 10_000);
    const turns = Array.from({ length: quick ? 3 : 7 }, () => ({ ours: JSON.parse(node('load', few, 1)), peer: JSON.parse(node('json', few)) }));
    const large = Array.from({ length: quick ? 1 : 3 }, () => JSON.parse(node('load', many, 10)));
    expectRuns(turns, large);
    return [
      row('10,000 cached runs, ms: the same as JSON', turns.map(({ ours, peer }) => [ours.ms, peer.ms]), 1),
      row('10,000 cached runs, ms: the limit', turns.map(({ ours }) => [ours.ms, LIMIT_MS]), 1),
      row('100,000 cached runs, MB at the peak: the limit', large.map(({ peakMb }) => [peakMb, LIMIT_MB]), 1),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function expectRuns(turns, large) {
  const seen = [...turns.flatMap(({ ours, peer }) => [ours, peer]).map((one) => [one, 10_000]), ...large.map((one) => [one, 100_000])];
  for (const [{ runs, values }, wanted] of seen) if (runs !== wanted || values !== 30) throw new Error(`${runs} runs of ${values} values, not ${wanted} of 30`);
}

function output(command, args) {
  const { status, error, stdout, stderr } = spawnSync(command, args.map(String), { encoding: 'utf8', maxBuffer: 2 ** 26 });
  if (error !== undefined || status !== 0) throw new Error(`${command} failed: ${error?.message ?? stderr.slice(-500)}`);
  return stdout;
}

function row(name, pairs, target) {
  const ratio = median(pairs.map(([ours, peer]) => ours / peer));
  return { name, ours: median(pairs.map(([ours]) => ours)), peer: median(pairs.map(([, peer]) => peer)), ratio, target, ok: ratio <= target };
}

function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1];
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const rows = await run({ quick: process.argv.includes('--quick') });
  for (const { name, ours, peer, ratio, target, ok } of rows) {
    console.log(`${ok ? 'ok  ' : 'MISS'} ${name}: ${ours.toFixed(0)} against ${peer.toFixed(0)}, ratio ${ratio.toFixed(3)} (at most ${target.toFixed(3)})`);
  }
  process.exitCode = rows.every(({ ok }) => ok) ? 0 : 1;
}
