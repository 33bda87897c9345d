import type { ProjectState } from '../../src/app/project/project.ts';
import { loadSettings } from '../../src/app/project/settings.ts';
import { costRuns } from '../../src/core/ledgers/run-costs.ts';
import type { PriceTable } from '../../src/core/prices/book.ts';
import { bundledPrices } from '../../src/core/prices/table/table.ts';
import type { Run } from '../../src/core/runs/run.ts';
import { runTree } from '../../src/core/runs/tree.ts';
import { sha256 } from './facts.ts';
import { memoryFiles } from './memory-files.ts';

/** A run of an hour; everything else as said. */
export function hourOf(id: string, said: Partial<Run> = {}): Run {
  return {
    ...{ id, nativeId: id, name: id, store: { kind: 'mlflow-sqlite', identity: 'mlflow.db' }, experiment: { id: '1', name: 'digits' } },
    ...{ parentId: undefined, status: 'finished', startedAt: 0, endedAt: 3_600_000, lastSeenAt: undefined, pauses: [] },
    ...{ params: new Map(), metrics: new Map(), tags: new Map(), datasets: [], artifactUri: undefined },
    ...said,
  };
}

/** What a folder with these runs and this kneepoint.yaml comes to. */
export function projectState(runs: readonly Run[], config = '', table: PriceTable = bundledPrices): ProjectState {
  const files = memoryFiles(config === '' ? {} : { '/p/kneepoint.yaml': config });
  const settings = loadSettings('/p', table, { files, sha256, env: () => undefined });
  const { rules = [], default: fallback } = settings.config.hardware ?? {};
  const costs = costRuns(runs, { book: settings.book, rules: { rules, default: fallback }, pricesAt: settings.pricesAt });
  return {
    root: '/p',
    settings,
    stores: [],
    runs,
    tree: runTree(runs),
    costs,
    goals: new Map(),
    diagnostics: settings.diagnostics,
    freshness: 'read',
    readAt: 0,
  };
}
