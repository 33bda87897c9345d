import { mkdirSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { startPeers } from './peers.mjs';
import { antiCorrelated, independent, plane, seededRandom, ties } from './point-sets.mjs';
import { probabilityRows } from './probability.mjs';
import { heading, line, row, timed } from './rows.mjs';

// Fronts, ranks, volumes and probabilities against moocore (C) and optuna (NumPy) on the same points, in turns.
// `node test/bench/front/front.mjs`; --quick leaves out what takes a peer minutes.

const RUNS = 7;
const SLOW_PEER_MS = 20_000; // a peer that takes longer is run once, and the row says so
const root = fileURLToPath(new URL('../../..', import.meta.url));

/**
 * One row per comparison: medians in milliseconds, `ratio` the median of ours ÷ peer over paired runs, ok where it is at
 * most `target`. Throws where results differ: what is wrong need not be timed.
 */
export async function run({ quick = false, onRow = () => {} } = {}) {
  const ours = await bundle();
  const peers = startPeers();
  try {
    const rows = [];
    const add = (row) => {
      rows.push(row);
      onRow(row);
    };
    for (const job of jobs(ours)) {
      if (quick && job.slow) continue;
      const columns = job.columns();
      await peers.load(columns);
      for (const [task, target] of job.against) add(await compare(job, columns, peers, task, target));
    }
    probabilityRows(ours).forEach(add);
    return rows;
  } finally {
    peers.stop();
  }
}

function jobs(ours) {
  const sets = { independent, 'anti-correlated': antiCorrelated, 'near a plane': plane, 'integer ties': ties };
  const points = (name, n, k) => () => sets[name](n, k, seededRandom(20261123 + k));
  const front = (name, k, against, slow = false) => ({
    name: `front, 100,000 × ${k}, ${name}`, slow, against, ours: ours.paretoFront, Numbers: Uint32Array, columns: points(name, 100_000, k),
  });
  const ranks = (name, n, k, against) => ({
    name: `ranks, ${n.toLocaleString('en')} × ${k}, ${name}`, against, ours: ours.nonDominatedRanks, Numbers: Uint32Array, columns: points(name, n, k),
  });
  const volume = (what, n, k, target) => ({
    name: `${what}, ${n.toLocaleString('en')} × ${k}, near a plane`, against: [[`moocore ${what}`, target]], reference: Array(k).fill(1.1),
    ours: ours.hypervolume, Numbers: Float64Array, columns: points('near a plane', n, k),
    slack: 1e-10,
  });
  // The project's targets are those of fronts; the others say what we hold on to.
  const both = (optunaTarget) => [['moocore front', 1.5], ['optuna front', optunaTarget]];
  return [
    ...Object.keys(sets).map((name) => front(name, 2, both(1))),
    ...['independent', 'integer ties'].map((name) => front(name, 3, both(1))),
    front('anti-correlated', 3, both(1 / 50)),
    front('near a plane', 3, [['moocore front', 1.5]]),
    front('near a plane', 3, [['optuna front', 1 / 50]], true),
    ...['independent', 'anti-correlated', 'near a plane'].map((name) => front(name, 4, [['moocore front', 1.5]])),
    ranks('independent', 100_000, 2, [['moocore ranks', 1.5]]),
    ranks('independent', 10_000, 3, [['moocore ranks', 2], ['optuna ranks', 1]]),
    volume('hypervolume', 100_000, 2, 1.5),
    volume('hypervolume', 100_000, 3, 1.5),
    volume('hypervolume', 300, 4, 30),
  ];
}

async function compare(job, columns, peers, task, target) {
  const solve = () => job.ours(columns, job.reference);
  const first = await peers.result(task, job.reference, job.Numbers);
  assertSame(job, toNumbers(solve()), first.numbers, task);
  for (let warm = 0; warm < 5; warm++) solve();
  const pairs = [];
  if (first.ms > SLOW_PEER_MS) pairs.push([timed(solve), first.ms]);
  else while (pairs.length < RUNS) pairs.push([timed(solve), await peers.time(task, job.reference)]);
  return row(`${job.name} vs ${task.split(' ')[0]}`, pairs, target);
}

function assertSame(job, mine, theirs, task) {
  const slack = job.slack ?? 0;
  const near = (a, b) => a === b || Math.abs(a - b) <= slack * Math.max(1, Math.abs(b));
  const at = mine.findIndex((value, i) => !near(value, theirs[i]));
  if (mine.length !== theirs.length || at >= 0) {
    throw new Error(`${job.name}: ${task} differs: ${mine.length} and ${theirs.length} numbers; at ${at} ${mine[at]} and ${theirs[at]}`);
  }
}

function toNumbers(result) {
  return typeof result === 'number' ? Float64Array.of(result) : result;
}

async function bundle() {
  const names = ['pareto', 'ranks', 'hypervolume', 'probability'];
  const folder = `${root}.bench/front/`;
  mkdirSync(folder, { recursive: true });
  const contents = names.map((name) => `export * from './${name}.ts';`).join('\n');
  const outfile = `${folder}fronts.mjs`;
  await build({ stdin: { contents, resolveDir: `${root}src/core/fronts`, loader: 'ts' }, bundle: true, format: 'esm', target: 'es2022', outfile });
  return import(pathToFileURL(outfile).href);
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  console.log(heading);
  const rows = await run({ quick: process.argv.includes('--quick'), onRow: (row) => console.log(line(row)) });
  process.exitCode = rows.every(({ ok }) => ok) ? 0 : 1;
}
