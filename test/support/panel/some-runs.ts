import { runTable } from '../../../src/app/table/run-table.ts';
import type { TableModel } from '../../../src/app/table/table-model.ts';
import type { ProjectState } from '../../../src/app/project/project.ts';
import { costRuns } from '../../../src/core/ledgers/run-costs.ts';
import { priceBook } from '../../../src/core/prices/book.ts';
import type { Run, RunStatus } from '../../../src/core/runs/run.ts';
import { runTree } from '../../../src/core/runs/tree.ts';

const START = Date.UTC(2026, 10, 20, 14, 3);
const MODELS = ['forest', 'lgbm', 'mlp'];
const STATUSES: readonly RunStatus[] = ['finished', 'finished', 'finished', 'failed', 'running'];

/** What a store's writer might choose against us. */
export const HOSTILE_NAME = '<img src=x onerror="window.pwned=1">';
const HOSTILE_VALUES = [
  '</script><script>window.pwned=2</script>',
  '[click](command:kneepoint.openReport)',
  'turned\u202Egpj.exe',
  '=HYPERLINK("http://evil.example")',
];

/** A run for tests of the panel: half of them on a machine with a price. */
export function someRun(i: number, change: Partial<Run> = {}): Run {
  const model = MODELS[i % MODELS.length]!;
  const metrics: readonly (readonly [string, number])[] = [
    ['auc', i % 11 === 5 ? Number.NaN : 0.7 + ((i * 7) % 29) / 100],
    ['auc_se', 0.004],
    ['__proto__', i],
  ];
  return {
    id: `mlflow-sqlite:mlflow.db:run${i}`,
    store: { kind: 'mlflow-sqlite', identity: 'mlflow.db' },
    nativeId: `run${i}`,
    name: i === 3 ? HOSTILE_NAME : `${model}-d${i}`,
    experiment: i % 4 === 0 ? { id: '1', name: 'Größe 50%' } : { id: '0', name: 'search' },
    parentId: undefined,
    status: STATUSES[i % STATUSES.length]!,
    startedAt: START - i * 60_000,
    endedAt: START - i * 60_000 + (i + 1) * 600_000,
    lastSeenAt: undefined,
    pauses: [],
    params: new Map([
      ['model', model],
      ['depth', String(i % 6)],
      ['seed', '7'],
      ...(i % 5 === 0 ? [] : [['lr', String(10 ** -(i % 4))] as const]),
    ]),
    metrics: new Map(metrics.filter((_, at) => at > 0 || i % 7 !== 6).map(([name, value]) => [name, { value, step: 0, at: undefined }])),
    tags: new Map([
      ['host', i % 2 === 0 ? 'box' : 'laptop'],
      ['mlflow.source.name', 'train.py'],
      ['mlflow.source.git.commit', '0123456789abcdef0123456789abcdef01234567'],
      ['remark', HOSTILE_VALUES[i % HOSTILE_VALUES.length]!],
    ]),
    datasets: [],
    artifactUri: 'https://evil.example/artifacts',
    ...change,
  };
}

export function someRuns(count: number): readonly Run[] {
  return Array.from({ length: count }, (_, i) => someRun(i));
}

/** The table of some runs, with real costs: a dollar an hour on the box, unknown on the laptop. */
export function tableOf(runs: readonly Run[]): TableModel {
  const book = priceBook(
    {
      version: 'test',
      asOf: '2026-01-01',
      entries: [
        {
          ...{
            sku: 'test:box',
            kind: 'instance',
            provider: 'test',
            region: '*',
            purchase: 'on-demand',
            unit: 'h',
            price: 1,
            currency: 'USD',
          },
          ...{ source: 'a test', asOf: '2026-01-01', confidence: 'vendor' },
        } as never,
      ],
    },
    [],
    {},
    () => 'digest',
  );
  const rules = { rules: [{ when: { 'tag.host': 'box' }, sku: 'test:box' } as never], default: undefined };
  const state = {
    runs,
    tree: runTree(runs),
    costs: costRuns(runs, { book, rules, pricesAt: '2026-11-23' }),
    settings: { config: {} },
    goals: new Map(),
  };
  return runTable(state as unknown as ProjectState);
}
