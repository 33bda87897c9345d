import { mkdirSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { startPeers } from './peers.mjs';
import { antiCorrelated, independent, plane, seededNormal, seededRandom, ties } from './point-sets.mjs';

// Fronts, ranks, volumes and probabilities against moocore (C) and optuna (NumPy) on the same points, in turns.
// `node test/bench/front/front.mjs`; --quick leaves out what takes a peer minutes.

const RUNS = 7;
const PEER_BUDGET_MS = 90_000; // per row: a peer that takes longer is run fewer times, and the row says how often
const root = fileURLToPath(new URL('../../..', import.meta.url));

/**
 * One row per comparison: medians in milliseconds, `ratio` the median of ours ÷ peer over paired runs, ok where it is at
 * most `target`. Throws where results differ: what is wrong need not be timed.
 */
export async function run({ quick = false } = {}) {
  const ours = await bundle();
  const peers = startPeers();
  try {
    const rows = [];
    for (const job of jobs(ours)) {
      if (quick && job.slow) continue;
      const columns = job.columns();
      await peers.load(columns);
      for (const [task, target] of job.against) rows.push(await compare(job, columns, peers, task, target));
    }
    return [...rows, ...probabilityRows(ours)];
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
    ours: what === 'hypervolume' ? ours.hypervolume : ours.hypervolumeContributions, Numbers: Float64Array, columns: points('near a plane', n, k),
  });
  const both = (optunaTarget) => [['moocore front', 1.5], ['optuna front', optunaTarget]];
  return [
    ...Object.keys(sets).map((name) => front(name, 2, both(1))),
    ...['independent', 'integer ties'].map((name) => front(name, 3, both(1))),
    front('anti-correlated', 3, both(1 / 50)),
    front('near a plane', 3, [['moocore front', 1.5]]),
    front('near a plane', 3, [['optuna front', 1 / 50]], true),
    ...['independent', 'anti-correlated', 'near a plane'].map((name) => front(name, 4, [['moocore front', 1.5]])),
    ranks('independent', 100_000, 2, [['moocore ranks', 1.5]]),
    ranks('independent', 10_000, 3, [['moocore ranks', 1.5], ['optuna ranks', 1]]),
    volume('hypervolume', 100_000, 2, 1.5),
    volume('hypervolume', 100_000, 3, 1.5),
    volume('hypervolume', 300, 4, 10),
    volume('contributions', 100_000, 2, 1.5),
    volume('contributions', 500, 3, 10),
  ];
}

async function compare(job, columns, peers, task, target) {
  const solve = () => job.ours(columns, job.reference);
  const peerStart = performance.now();
  assertSame(job, toNumbers(solve()), await peers.result(task, job.reference, job.Numbers), task);
  const once = performance.now() - peerStart;
  for (let warm = 0; warm < 5; warm++) solve();
  const runs = Math.max(1, Math.min(RUNS, Math.floor(PEER_BUDGET_MS / once)));
  const pairs = [];
  for (let at = 0; at < runs; at++) pairs.push([timed(solve), await peers.time(task, job.reference)]);
  return row(`${job.name} vs ${task.split(' ')[0]}`, pairs, target);
}

/** The budget in place of a peer: 1,000 draws in a second for two objectives, in three for three. */
function probabilityRows({ frontProbability, frontProbabilityOfRows }) {
  return [2, 3].flatMap((k) =>
    ['spread candidates', 'candidates near the front'].flatMap((name, hard) => {
      const draws = randomDraws(10_000, 1_000, k, hard === 1);
      const rows = held(draws);
      const budget = k === 2 ? 1_000 : 3_000;
      const label = `front probability, 1,000 draws of 10,000 × ${k}, ${name}`;
      const fills = timed(() => { for (let d = 0; d < draws.draws; d++) draws.fill(d, rows.columns); });
      const streamed = [1, 2, 3, 4, 5].map(() => [timed(() => frontProbability(draws)) - fills, budget]);
      const pruned = [1, 2, 3, 4, 5].map(() => [timed(() => frontProbabilityOfRows(rows.held, draws.draws)), budget]);
      return [row(`${label}, streamed vs budget`, streamed, 1), row(`${label}, held vs budget`, pruned, 1)];
    }),
  );
}

/** Candidates with a common factor and own noise of 2 %; numbers from a table, so that filling costs little. */
function randomDraws(candidates, draws, k, nearFront) {
  const random = seededRandom(7);
  const centres = (nearFront ? antiCorrelated : independent)(candidates, k, random);
  const noise = Float64Array.from({ length: 65_536 }, seededNormal(random));
  const fill = (draw, columns) => {
    columns.forEach((column, j) => {
      const start = Math.imul(draw * k + j + 1, 40_503);
      for (let i = 0; i < candidates; i++) column[i] = centres[j][i] + 0.02 * noise[(start + i * 7) & 65_535];
    });
  };
  return { candidates, draws, objectives: k, fill };
}

function held({ candidates, draws, objectives, fill }) {
  const columns = Array.from({ length: objectives }, () => new Float64Array(candidates));
  const rows = columns.map(() => new Float64Array(candidates * draws));
  for (let d = 0; d < draws; d++) {
    fill(d, columns);
    columns.forEach((column, j) => column.forEach((value, i) => (rows[j][i * draws + d] = value)));
  }
  return { columns, held: rows };
}

function row(name, pairs, target) {
  const ratio = median(pairs.map(([mine, theirs]) => mine / theirs));
  return { name, ours: median(pairs.map(([mine]) => mine)), peer: median(pairs.map(([, theirs]) => theirs)), ratio, target, ok: ratio <= target, runs: pairs.length };
}

function assertSame(job, mine, theirs, task) {
  const near = (a, b) => a === b || (job.Numbers === Float64Array && Math.abs(a - b) <= 1e-10 * Math.max(1, Math.abs(b)));
  const at = mine.findIndex((value, i) => !near(value, theirs[i]));
  if (mine.length !== theirs.length || at >= 0) {
    throw new Error(`${job.name}: ${task} differs: ${mine.length} and ${theirs.length} numbers; at ${at} ${mine[at]} and ${theirs[at]}`);
  }
}

function toNumbers(result) {
  return typeof result === 'number' ? Float64Array.of(result) : result;
}

function timed(work) {
  const start = performance.now();
  work();
  return performance.now() - start;
}

function median(values) {
  return [...values].sort((a, b) => a - b)[values.length >>> 1];
}

async function bundle() {
  const names = ['pareto', 'ranks', 'hypervolume', 'contributions', 'probability'];
  const folder = `${root}.bench/front/`;
  mkdirSync(folder, { recursive: true });
  const contents = names.map((name) => `export * from './${name}.ts';`).join('\n');
  const outfile = `${folder}fronts-${process.pid}.mjs`;
  await build({ stdin: { contents, resolveDir: `${root}src/core/fronts`, loader: 'ts' }, bundle: true, format: 'esm', target: 'es2022', outfile });
  return import(pathToFileURL(outfile).href);
}

function print(rows) {
  const width = Math.max(...rows.map(({ name }) => name.length));
  const cell = (value, digits) => value.toFixed(digits).padStart(11);
  console.log(`${''.padEnd(width)}    ours, ms   peer, ms      ratio   at most  runs`);
  for (const { name, ours, peer, ratio, target, ok, runs } of rows) {
    console.log(`${name.padEnd(width)} ${cell(ours, 2)}${cell(peer, 2)}${cell(ratio, 4)}${cell(target, 3).slice(1)}${String(runs).padStart(6)} ${ok ? '' : ' MISSED'}`);
  }
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const rows = await run({ quick: process.argv.includes('--quick') });
  print(rows);
  process.exitCode = rows.every(({ ok }) => ok) ? 0 : 1;
}
