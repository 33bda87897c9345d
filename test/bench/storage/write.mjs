import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

// Time until a note is surely kept, against a commit of the same row by SQLite with full synchronisation, in turns on the same disk.
// `node test/bench/storage/write.mjs`; --quick takes fewer.

const here = fileURLToPath(new URL('.', import.meta.url));
const root = fileURLToPath(new URL('../../..', import.meta.url));
const LIMIT_MS = 2;
const WARM = 200;

/** `ratio` is the median of ours ÷ peer over the turns, ok where it is at most `target`. */
export async function run({ quick = false } = {}) {
  const [turns, count] = quick ? [3, 300] : [7, 1000];
  mkdirSync(join(root, '.bench'), { recursive: true });
  const folder = mkdtempSync(join(root, '.bench', 'write-'));
  try {
    const program = join(folder, 'write-notes.mjs');
    await build({ entryPoints: [join(here, 'write-notes.ts')], bundle: true, platform: 'node', format: 'esm', external: ['sql.js'], outfile: program, logLevel: 'warning' });
    const seen = [];
    for (let turn = 0; turn < turns; turn++) {
      const project = join(folder, `project-${turn}`);
      mkdirSync(project);
      const peer = took(process.env.PYTHON ?? 'python3', [join(here, 'write_rows.py'), join(folder, `${turn}.db`), count, WARM]);
      seen.push({ ours: took(process.execPath, [program, project, count, WARM]), peer });
    }
    const pairs = (share) => seen.map(({ ours, peer }) => [quantile(ours, share), quantile(peer, share)]);
    return [
      row('a note kept, ms, median: a commit of SQLite (WAL, full)', pairs(0.5), 3),
      row('a note kept, ms, 95 %: a commit of SQLite (WAL, full)', pairs(0.95), 3),
      row('a note kept, ms, median: the limit', seen.map(({ ours }) => [quantile(ours, 0.5), LIMIT_MS]), 1),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function took(command, args) {
  const { status, error, stdout, stderr } = spawnSync(command, args.map(String), { encoding: 'utf8', maxBuffer: 2 ** 26 });
  if (error !== undefined || status !== 0) throw new Error(`${command} failed: ${error?.message ?? stderr.slice(-500)}`);
  return JSON.parse(stdout);
}

function row(name, pairs, target) {
  const ratio = quantile(pairs.map(([ours, peer]) => ours / peer), 0.5);
  return { name, ours: quantile(pairs.map(([ours]) => ours), 0.5), peer: quantile(pairs.map(([, peer]) => peer), 0.5), ratio, target, ok: ratio <= target };
}

function quantile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const rows = await run({ quick: process.argv.includes('--quick') });
  for (const { name, ours, peer, ratio, target, ok } of rows) {
    console.log(`${ok ? 'ok  ' : 'MISS'} ${name}: ${ours.toFixed(3)} against ${peer.toFixed(3)}, ratio ${ratio.toFixed(3)} (at most ${target.toFixed(3)})`);
  }
  process.exitCode = rows.every(({ ok }) => ok) ? 0 : 1;
}
