import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { openProject } from '../../../src/app/project/project.ts';
import { bundledPrices } from '../../../src/core/prices/table/table.ts';
import { nodePorts } from '../../../src/node/ports.ts';
import { demand, judge } from './judge.ts';

const BYTES = 100_000_000;
const MOST_BYTES = 1.5e9;
const MOST_CPU_MS = 2000;

/** What makes a metric's file one of a run. */
const RUN = {
  'mlruns/0/meta.yaml': 'experiment_id: 0\nname: Default\nlifecycle_stage: active\n',
  'mlruns/0/0123456789abcdef0123456789abcdef/meta.yaml':
    'run_id: 0123456789abcdef0123456789abcdef\nexperiment_id: 0\nrun_name: giant\nstatus: 1\nstart_time: 1700000000000\nend_time:\nlifecycle_stage: active\n',
};

/** Files that have one line of 100 MB, by where they lie, behind a beginning that makes them what they are, and what has to lie beside them. */
const GIANTS: readonly (readonly [path: string, head: string, fill: string, beside?: Readonly<Record<string, string>>])[] = [
  ['runs.csv', 'model,lr,accuracy\na,1,0.5\n', '9'],
  ['runs.csv', 'model,lr,accuracy\na,1,"', 'x'],
  ['runs.jsonl', '{"model":"a","accuracy":0.5}\n{"model":"', 'x'],
  ['runs.json', '[{"model":"a","accuracy":0.5},', '['],
  ['emissions.csv', 'timestamp,project_name,run_id,duration,emissions,energy_consumed\n', ','],
  ['logs/x/version_0/metrics.csv', 'step,epoch,loss\n1,0,0.5\n', '1,'],
  ['out/trainer_state.json', '{"log_history": [', '['],
  ['optuna-journal.log', '{"op_code": 0, "worker_id": "w", "study_name": "s", "directions": [1]}\n{"op_code": 4, "worker_id": "', 'x'],
  ['mlruns/0/meta.yaml', 'experiment_id: 0\nname: ', 'x'],
  ['mlruns/0/0123456789abcdef0123456789abcdef/metrics/auc', '1700000000000 0.5 0\n', '1', RUN],
  ['runs/a/events.out.tfevents.1700000000.host', '\u0018\u0000\u0000\u0000', '\u0000'],
  ['wandb/offline-run-20260101_000000-abcdefgh/run-abcdefgh.wandb', ':W&B\u00e1\u00be\u0000', '\u0001'],
  ['notes.db', 'SQLite format 3\u0000', '\u0000'],
  ['train.py', 'mlflow.set_tracking_uri("', 'x'],
];

export async function run() {
  const scratch = mkdtempSync(join(tmpdir(), 'kneepoint-giants-'));
  const slow: Record<string, number> = {};
  const read: Record<string, string> = {};
  let most = 0;
  try {
    for (const [at, [path, head, fill, beside = {}]] of GIANTS.entries()) {
      const folder = join(scratch, String(at));
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), Buffer.concat([Buffer.from(head, 'latin1'), Buffer.alloc(BYTES, fill)]));
      for (const [name, text] of Object.entries(beside)) writeFileSync(join(folder, name), text);
      writeFileSync(join(folder, 'kneepoint.yaml'), path.startsWith('runs.') ? `stores: [{path: ${path}}]\n` : '{}\n');
      const cpu = process.cpuUsage();
      const state = await openProject(folder, bundledPrices, nodePorts()).refresh();
      judge(state);
      const { user, system } = process.cpuUsage(cpu);
      most = Math.max(most, process.memoryUsage.rss());
      slow[`${at} ${path}`] = Math.round((user + system) / 1000);
      read[`${at} ${path}`] = `${state.runs.length} runs; ${state.diagnostics.map(({ code }) => code).join(', ')}`;
      demand(beside !== RUN || state.runs[0]?.metrics.get('auc')?.value === 0.5, 'the metric before the long line is not read');
      rmSync(folder, { recursive: true });
    }
    demand(most < MOST_BYTES, `${most} bytes of memory`);
    return {
      ok: Object.values(slow).every((ms) => ms < MOST_CPU_MS),
      files: GIANTS.length,
      bytes: BYTES,
      cpuMs: slow,
      read,
      mostMegabytes: Math.round(most / 1e6),
    };
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}
