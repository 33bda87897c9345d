import type { Ports } from '../../app/ports.ts';
import { ask, type Asked } from '../../app/questions/ask.ts';
import { assessFor } from '../../app/questions/evaluate.ts';
import { candidateTable } from '../../app/table/candidate-table.ts';
import { jointFront } from '../../app/table/joint-front.ts';
import { viewSampler } from '../../app/project/project.ts';
import { originsOf } from '../../app/table/origins.ts';
import { runTable } from '../../app/table/run-table.ts';
import { tableModel, type TableModel } from '../../app/table/table-model.ts';
import type { Assessed } from '../../core/decisions/assess.ts';
import { formatCount } from '../../core/format/number.ts';
import { defined } from '../../core/record/defined.ts';
import { pickRows } from '../../core/table/subset.ts';
import type { Ask } from '../../protocol/contract.ts';
import type { PanelContract } from '../../protocol/panel.ts';
import type { ColumnsAnswer, FrontsAnswer, Origins, TableMode, TableSchema } from '../../protocol/table.ts';
import { BROKEN_CONFIGURATION, faultSentence } from './fault-sentence.ts';
import type { FolderIndex } from './folder-index.ts';

interface Shown {
  readonly model: TableModel;
  readonly candidates?: Candidates;
  readonly empty?: string | undefined;
}

/** What the rows of a table of candidates are made of, in their order. */
export interface Candidates {
  readonly asked: Asked;
  readonly assessed: readonly Assessed[];
}

/** A folder's tables: made of one reading, and anew of the next. */
export interface Tables {
  schema(index: FolderIndex, mode: TableMode): TableSchema;
  columns(index: FolderIndex, ask: Ask<PanelContract, 'columns'>): ColumnsAnswer;
  fronts(index: FolderIndex, ask: Ask<PanelContract, 'fronts'>): FrontsAnswer;
  origins(index: FolderIndex, mode: TableMode, id: string): Origins | undefined;
  revision(index: FolderIndex): number;
  /** The ids of its rows, and why there are none. */
  rows(index: FolderIndex, mode: TableMode): { readonly ids: readonly string[]; readonly empty?: string | undefined };
  /** Undefined where there is no question to compare candidates by. */
  candidates(index: FolderIndex): Candidates | undefined;
}

export function createTables(ports: Ports): Tables {
  const known = new WeakMap<FolderIndex, { readonly revision: number; readonly shown: Map<TableMode, Shown> }>();
  let revisions = 0;
  const tablesOf = (index: FolderIndex) => {
    const tables = known.get(index) ?? { revision: ++revisions, shown: new Map<TableMode, Shown>() };
    known.set(index, tables);
    return tables;
  };
  const shownOf = (index: FolderIndex, mode: TableMode): Shown => {
    const { shown } = tablesOf(index);
    const made = shown.get(mode) ?? (mode === 'runs' ? runsOf(index) : candidatesOf(index, ports));
    shown.set(mode, made);
    return made;
  };
  return {
    schema(index, mode) {
      const { model, empty } = shownOf(index, mode);
      const quality = index.keyMetric === undefined ? undefined : `metrics.${index.keyMetric}`;
      const cost = mode === 'runs' ? 'spent' : 'forwardCost';
      return {
        mode,
        revision: tablesOf(index).revision,
        ids: [...model.ids],
        columns: [...model.columns],
        shown: defaultColumns(mode, quality).filter((id) => model.columns.some((column) => column.id === id)),
        ...defined({ quality, empty }),
        cost,
        unpriced: [...index.state.costs.values()].filter(({ hardware }) => 'unknown' in hardware).length,
        status: statusOf(index, mode, model),
        readAt: index.state.readAt,
      };
    },
    columns(index, { mode, revision, ids, rows }) {
      if (revision !== tablesOf(index).revision) return { stale: true };
      const { model } = shownOf(index, mode);
      const inTable = rows?.filter((row) => row < model.ids.length);
      return {
        revision,
        columns: ids.flatMap((id) => {
          const data = model.data(id);
          return data === undefined ? [] : [{ id, data: inTable === undefined ? data : pickRows(data, inTable) }];
        }),
      };
    },
    fronts(index, { mode, revision, ...ask }) {
      if (revision !== tablesOf(index).revision) return { stale: true };
      return jointFront(shownOf(index, mode).model, ask, viewSampler()) ?? { none: true };
    },
    origins(index, mode, id) {
      const { model } = shownOf(index, mode);
      const row = model.ids.indexOf(id);
      if (row < 0) return undefined;
      const runs = [...model.runsOf(row)];
      const run = index.runs.get(runs[0] ?? '');
      return { runs, ...(run === undefined ? {} : defined(originsOf(run))) };
    },
    revision: (index) => tablesOf(index).revision,
    rows(index, mode) {
      const { model, empty } = shownOf(index, mode);
      return { ids: model.ids, empty };
    },
    candidates: (index) => shownOf(index, 'candidates').candidates,
  };
}

function defaultColumns(mode: TableMode, quality: string | undefined): readonly string[] {
  const key = quality === undefined ? [] : [quality];
  return mode === 'runs'
    ? ['name', ...key, 'spent', 'durationSeconds', 'hardware', 'status', 'startedAt', 'experiment']
    : ['configuration', 'batch', ...key, 'forwardCost', 'replacementCost', 'runs'];
}

function runsOf(index: FolderIndex): Shown {
  const model = runTable(index.state, index.configBroken ? BROKEN_CONFIGURATION : undefined);
  return model.ids.length > 0 ? { model } : { model, empty: faultSentence({ fault: 'no-runs' }) };
}

function candidatesOf({ state, configBroken }: FolderIndex, ports: Ports): Shown {
  const none = (empty: string): Shown => ({ model: tableModel([], []), empty });
  if (configBroken) return none(`${BROKEN_CONFIGURATION}. The Problems view says where it is.`);
  const asked = ask(state, {}, ports);
  if ('fault' in asked) return none(faultSentence(asked));
  const assessed = assessFor(asked.question, asked.evidence);
  return { model: candidateTable(state, assessed, asked.question.constraints), candidates: { asked, assessed } };
}

function statusOf({ state, runs }: FolderIndex, mode: TableMode, { ids }: TableModel): string {
  const rows =
    mode === 'runs' ? `${formatCount(ids.length)} runs` : `${formatCount(ids.length)} candidates of ${formatCount(runs.size)} runs`;
  return `${rows} · prices as of ${state.settings.pricesAt}`;
}
