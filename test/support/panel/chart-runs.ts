import type { ProjectState } from '../../../src/app/project/project.ts';
import { costRuns } from '../../../src/core/ledgers/run-costs.ts';
import type { SeriesPoint } from '../../../src/core/ports/reader.ts';
import { priceBook, type PriceBook } from '../../../src/core/prices/book.ts';
import type { Run } from '../../../src/core/runs/run.ts';
import { runTree } from '../../../src/core/runs/tree.ts';
import { HOSTILE_NAME } from './some-runs.ts';

const START = Date.UTC(2026, 10, 20, 8);
const MODELS = ['forest', 'lgbm', 'mlp', 'resnet', HOSTILE_NAME, 'ft-transformer'];
const CONFIGURATIONS = 12;
const MINUTE = 60_000;
export const STEPS = 120;

/** Three runs of each of twelve configurations: the longer a run takes, the better it is, as a rule. Nobody knows the price of the laptop. */
export function chartRuns(): readonly Run[] {
  return Array.from({ length: 3 * CONFIGURATIONS }, (_, i) => chartRun(i));
}

function chartRun(i: number): Run {
  const [configuration, seed] = [i % CONFIGURATIONS, Math.floor(i / CONFIGURATIONS)];
  const model = MODELS[configuration % MODELS.length]!;
  const minutes = (configuration + 1) * 20;
  const auc = 0.9 - 0.25 / (configuration + 1.4) + 0.004 * ((i * 7) % 5) - (configuration % 4 === 3 ? 0.05 : 0);
  const start = START - i * 5 * 3600_000;
  const metrics: readonly (readonly [string, number, number])[] = [
    ['auc', auc, STEPS - 1],
    ['train_loss', 1 - auc, STEPS - 1],
    ['__proto__', i, 0],
    ...(configuration === 7 ? [] : [['predictions_per_second', 900 / (configuration + 1), 0] as const]),
  ];
  return {
    ...{ id: `mlflow-sqlite:mlflow.db:curve${i}`, nativeId: `curve${i}`, store: { kind: 'mlflow-sqlite', identity: 'mlflow.db' } },
    name: `${model}-${configuration}-s${seed}`,
    experiment: { id: '0', name: 'search' },
    parentId: undefined,
    status: i === 35 ? 'running' : 'finished',
    startedAt: start,
    endedAt: i === 35 ? undefined : start + minutes * MINUTE + (i === 1 ? 60 * MINUTE : 0),
    lastSeenAt: start + minutes * MINUTE,
    pauses: i === 1 ? [{ start: start + 10 * MINUTE, end: start + 70 * MINUTE }] : [],
    params: new Map([
      ['model', model],
      ['depth', String(2 + configuration)],
      ['lr', String(10 ** -(1 + (configuration % 4)))],
      ['seed', String(seed)],
    ]),
    metrics: new Map(metrics.map(([name, value, step]) => [name, { value, step, at: undefined }])),
    tags: new Map([['host', configuration === 5 ? 'laptop' : configuration % 3 === 2 ? 'pair' : 'box']]),
    datasets: [],
    artifactUri: undefined,
  };
}

/** What a store would have of one: values once a minute or so, of which one run lost ten. */
export function chartSeries(run: Run, metric: string): readonly SeriesPoint[] {
  const last = run.metrics.get(metric);
  if (last === undefined || run.startedAt === undefined) return [];
  const i = Number(run.nativeId.slice('curve'.length));
  const length = (run.endedAt ?? run.lastSeenAt ?? 0) - run.startedAt;
  return Array.from({ length: last.step + 1 }, (_, step) => {
    const share = (step + 1) / (last.step + 1);
    const wobble = 0.01 * Math.sin(step * 1.7 + i) * (1 - share);
    const value =
      i === 2 && step >= 40 && step < 50 ? Number.NaN : last.value - (0.3 * (1 - share) ** 2 + wobble) * (metric === 'auc' ? 1 : -1);
    return { step, at: run.startedAt! + share * length, value: step === last.step ? last.value : value };
  });
}

/** What a folder with some runs comes to: a dollar an hour on the box, a host and an accelerator on the pair, and a service that is asked for much. */
export function chartState(runs: readonly Run[]): ProjectState {
  const tree = runTree(runs);
  const on = (host: string, sku: string) => ({ when: { 'tag.host': host }, sku });
  const rules = { rules: [on('box', 'test:box'), on('pair', 'test:host + test:gpu')] as never[], default: undefined };
  return {
    root: '/p',
    runs,
    tree,
    costs: costRuns(runs, { book: BOOK, rules, pricesAt: '2026-11-23', tree }),
    settings: {
      config: {
        metrics: { auc: { goal: 'max', key: true } },
        workloads: { demo: { requestsPerHour: { peak: 720_000, peakHours: '8-20', off: 90_000 }, sku: 'test:box' } },
        lifecycle: { retrainsPerMonth: 4, labellingUsdPerMonth: 120 },
      },
      book: BOOK,
      pricesAt: '2026-11-23',
      diagnostics: [],
    },
    stores: [],
    goals: new Map(),
    diagnostics: [],
    freshness: 'read',
    readAt: Date.UTC(2026, 10, 26, 12),
  } as unknown as ProjectState;
}

const BOOK: PriceBook = priceBook(
  {
    version: 'test',
    asOf: '2026-01-01',
    entries: [
      ['test:box', 1],
      ['test:host', 0.4],
      ['test:gpu', 2.1],
    ].map(([sku, price]) => ({
      ...{ sku, price, kind: 'instance', provider: 'test', region: '*', purchase: 'on-demand', unit: 'h', currency: 'USD' },
      ...{ source: 'a test', asOf: '2026-01-01', confidence: 'vendor' },
    })) as never,
  },
  [],
  {},
  () => 'digest',
);
