import type { Ports } from '../../../src/app/ports.ts';
import { costBars } from '../../../src/editor/rows/cost-bars.ts';
import { createCurves } from '../../../src/editor/rows/curves.ts';
import { folderIndex, type FolderIndex } from '../../../src/editor/rows/folder-index.ts';
import { regimes } from '../../../src/editor/rows/regimes.ts';
import { createTables } from '../../../src/editor/rows/tables.ts';
import type { Run } from '../../../src/core/runs/run.ts';
import type { Handlers } from '../../../src/protocol/contract.ts';
import type { PanelContract } from '../../../src/protocol/panel.ts';
import { chartSeries, chartState } from './chart-runs.ts';

type ChartQuestion = 'curves' | 'series' | 'costParts' | 'regimes';

/** Answers what charts ask for as the extension host does, of the runs of the moment. */
export interface ChartHost {
  readonly handlers: Pick<Handlers<PanelContract>, ChartQuestion>;
  /** Tables of both modes. */
  readonly tables: Pick<Handlers<PanelContract>, 'table' | 'columns' | 'origins'>;
  /** Series that were read since the start. */
  readonly read: readonly string[];
}

export function chartHost(runsNow: () => readonly Run[]): ChartHost {
  const tables = createTables(PORTS);
  const curves = createCurves(tables);
  const read: string[] = [];
  const series = async (run: Run, metric: string) => {
    read.push(`${run.name} ${metric}`);
    return chartSeries(run, metric);
  };
  let known: { readonly runs: readonly Run[]; readonly index: FolderIndex } | undefined;
  const index = (): FolderIndex => {
    const runs = runsNow();
    if (known?.runs !== runs) known = { runs, index: folderIndex(chartState(runs)) };
    return known.index;
  };
  return {
    read,
    handlers: {
      curves: (ask) => curves.of(index(), ask),
      series: (ask) => curves.one(index(), { series }, ask),
      costParts: (ask) => costBars(tables, index(), ask),
      regimes: (ask) => regimes(tables, index(), { ...ask, revision: tables.revision(index()) }),
    },
    tables: {
      table: ({ mode }) => tables.schema(index(), mode),
      columns: (ask) => tables.columns(index(), ask),
      origins: ({ mode, id }) => tables.origins(index(), mode, id),
    },
  };
}

/** There are no files in a page, and a digest needs only to differ. */
const PORTS = {
  sha256: (text: string) => {
    let [a, b] = [0x811c9dc5, 0x1000193];
    for (const character of text) {
      a = Math.imul(a ^ character.codePointAt(0)!, 0x01000193) >>> 0;
      b = (Math.imul(b, 31) + character.codePointAt(0)!) >>> 0;
    }
    return `${a.toString(16).padStart(8, '0')}${b.toString(16).padStart(8, '0')}`.repeat(4);
  },
  files: { relative: (_: string, path: string) => path, resolve: (_: string, path: string) => path },
} as unknown as Ports;
