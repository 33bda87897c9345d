// Stands in for the extension host in a page of the experiments panel: answers from a table model, over messages that are cloned as VS Code
// clones them. A test talks to it by `window.panelHost`.
import { jointFront } from '../../../src/app/table/joint-front.ts';
import type { TableModel } from '../../../src/app/table/table-model.ts';
import { createSampler } from '../../../src/core/quantity/sampler.ts';
import { pickRows } from '../../../src/core/table/subset.ts';
import { answeringEnd } from '../../../src/protocol/answering-end.ts';
import type { AnnotationEdit, AnnotationsView } from '../../../src/protocol/annotations.ts';
import type { Ask, Handlers } from '../../../src/protocol/contract.ts';
import { panelContract, type PanelContract } from '../../../src/protocol/panel.ts';
import { chartHost } from './chart-host.ts';
import { chartRuns } from './chart-runs.ts';
import { largeTable } from './large-table.ts';
import { someRun, someRuns, tableOf } from './some-runs.ts';

const SHOWN = ['name', 'metrics.auc', 'metrics.m0', 'spent', 'durationSeconds', 'hardware', 'status', 'startedAt', 'experiment'];
let runs = someRuns(40);
let revision = 1;
let model: TableModel = tableOf(runs);
let empty: string | undefined;
let locked: string | undefined;
let hasCandidates = false;
let written: AnnotationEdit[] = [];
const undone = new Map<string, AnnotationEdit[]>();
const told: { readonly type: string; readonly value: unknown }[] = [];
const asked: { readonly type: string; readonly value: unknown }[] = [];

const charts = chartHost(() => runs);

const handlers: Handlers<PanelContract> = {
  ...charts.handlers,
  table: ({ mode }) => {
    const shown = mode === 'runs' || hasCandidates ? model : { ...model, ids: [], columns: [] };
    const columns = [...shown.columns];
    return {
      mode,
      revision,
      ids: [...shown.ids],
      columns,
      shown: SHOWN.filter((id) => columns.some((column) => column.id === id)),
      quality: 'metrics.auc',
      cost: 'spent',
      unpriced: 0,
      readAt: Date.UTC(2026, 10, 26, 12),
      status: `${shown.ids.length} ${mode} · prices as of 2026-11-23`,
      ...(mode === 'candidates' && !hasCandidates ? { empty: 'No candidates here.' } : empty === undefined ? {} : { empty }),
    };
  },
  columns: ({ revision: of, ids, rows }) =>
    of === revision
      ? {
          revision,
          columns: ids.flatMap((id) => {
            const data = model.data(id);
            return data === undefined ? [] : [{ id, data: rows === undefined ? data : pickRows(data, rows) }];
          }),
        }
      : { stale: true },
  fronts: ({ revision: of, mode: _, ...ask }) =>
    of === revision ? (jointFront(model, ask, createSampler()) ?? { none: true }) : { stale: true },
  breakdown: ({ run }) => ({
    name: run,
    experiment: 'search',
    status: 'finished',
    duration: '10 min',
    metrics: [],
    total: '$0.17',
    basis: 'derived, list price',
    sum: ['10 min × 1 device × $1/device·h = $0.17'],
    sources: ['a test (2026-01-01)'],
    twins: [],
    mendable: true,
    computedAt: 0,
  }),
  origins: ({ id }) => ({
    runs: [id],
    source: { path: 'train.py', notebook: false },
    commit: '0123456789abcdef',
    artifact: 'https://evil.example/x',
  }),
  openOrigin: (ask) => keep('openOrigin', ask, undefined),
  annotations: () => view(),
  annotate: ({ edits }) => {
    keep('annotate', edits, undefined);
    if (locked !== undefined) return { ids: [], failure: locked };
    const before = written;
    written = [...written, ...edits];
    const id = `w${undone.size}`;
    undone.set(id, before);
    return { ids: [id] };
  },
  undoAnnotation: ({ ids }) => {
    const [id] = ids;
    const before = undone.get(id ?? '');
    if (before === undefined) return { ids: [], failure: 'it was changed since' };
    const next = `w${undone.size}`;
    undone.set(next, written);
    written = before;
    return { ids: [next] };
  },
  pickedRows: ({ ids }) =>
    ids
      .filter((id) => !id.includes('gone'))
      .map((id, at) => ({
        id,
        name: runs.find((run) => run.id === id)?.name ?? id,
        quality: 'auc 0.81',
        cost: `$${412 + at}/mo`,
        differs: `depth=${at}`,
      })),
  select: (ask) => keep('select', ask, undefined),
  copy: (ask) => keep('copy', ask, undefined),
  save: (ask) => keep('save', ask, `somewhere/${ask.name}`),
  act: (ask) => keep('act', ask, undefined),
};

function keep<T>(type: string, value: unknown, answer: T): T {
  told.push({ type, value });
  return answer;
}

function view(): AnnotationsView {
  const stars = new Set<string>();
  const hidden = new Set<string>();
  const notes = new Map<string, string>();
  const labels = new Map<string, Set<string>>();
  const filters = new Map<string, string>();
  for (const edit of written) {
    if (edit.kind === 'note') notes.set(edit.subject, edit.text);
    else if (edit.kind === 'filter') edit.text === undefined ? filters.delete(edit.name) : filters.set(edit.name, edit.text);
    else if (edit.kind === 'label') {
      const own = labels.get(edit.subject) ?? new Set();
      labels.set(edit.subject, own);
      if (edit.value) own.add(edit.label);
      else own.delete(edit.label);
    } else {
      const all = edit.kind === 'star' ? stars : hidden;
      if (edit.value) all.add(edit.subject);
      else all.delete(edit.subject);
    }
  }
  return {
    revision: undone.size,
    stars: [...stars],
    hidden: [...hidden],
    notes: [...notes].filter(([, text]) => text !== ''),
    labels: [...labels].filter(([, own]) => own.size > 0).map(([subject, own]) => [subject, [...own].sort()]),
    filters: [...filters].map(([name, text]) => ({ name, text })),
    problems: [],
    ...(locked === undefined ? {} : { locked }),
  };
}

/** What VS Code sends is JSON but for its buffers, so that members without a value are lost. */
function withoutUndefined(message: unknown): unknown {
  if (typeof message !== 'object' || message === null || ArrayBuffer.isView(message)) return message;
  if (Array.isArray(message)) return message.map(withoutUndefined);
  return Object.fromEntries(
    Object.entries(message).flatMap(([key, value]) => (value === undefined ? [] : [[key, withoutUndefined(value)]])),
  );
}

let receive: (message: unknown) => void = () => {};
const toPage = (message: unknown) =>
  queueMicrotask(() => window.dispatchEvent(new MessageEvent('message', { data: withoutUndefined(structuredClone(message)) })));
const end = answeringEnd(panelContract, { post: toPage, listen: (to) => (receive = to) }, handlers, (what, error) =>
  keep('dropped', `${what}: ${error.message}`, undefined),
);
const STATE = 'panel state';
/** A person who has put the charts away: `?charts=table`. */
const shown = new URLSearchParams(location.search).get('charts');
const FIRST = shown === null ? 'null' : JSON.stringify({ folder: 'file:///somewhere', layout: { charts: { shown } } });

Object.assign(window, {
  acquireVsCodeApi: () => ({
    postMessage(message: { readonly type?: string; readonly value?: unknown }) {
      const own = structuredClone(message);
      asked.push({ type: String(own.type), value: own.value });
      queueMicrotask(() => receive(own));
    },
    setState: (state: unknown) => sessionStorage.setItem(STATE, JSON.stringify(state)),
    getState: () => JSON.parse(sessionStorage.getItem(STATE) ?? FIRST) as unknown,
  }),
  panelHost: {
    told,
    asked,
    state: () => JSON.parse(sessionStorage.getItem(STATE) ?? 'null') as unknown,
    /** Shows a table of made-up runs instead. */
    large(rows: number, columns: number) {
      model = largeTable(rows, columns);
      for (const { id } of model.columns) model.data(id);
      revision++;
    },
    /** Somebody chose *Add to Chart* in a tree. */
    addToChart: (ids: string[]) => end.tell('addToChart', { runs: ids }),
    /** Shows runs with curves and costs that add up, and their candidates, instead. */
    charted() {
      runs = chartRuns();
      Object.assign(handlers, charts.tables);
    },
    /** The last run has got a little further. */
    goOn() {
      runs = [...runs];
      end.tell('changed', {});
    },
    /** A new run comes first. */
    addRun(name: string) {
      runs = [someRun(-1, { id: `mlflow-sqlite:mlflow.db:${name}`, name }), ...runs];
      model = tableOf(runs);
      revision++;
      end.tell('changed', {});
    },
    /** Every run is a candidate too. */
    addCandidates() {
      hasCandidates = true;
    },
    clear(reason: string) {
      empty = reason;
      model = tableOf([]);
      revision++;
      end.tell('changed', {});
    },
    lock(reason: string) {
      locked = reason;
      end.tell('annotated', {});
    },
    /** Somebody in another window wrote. */
    wrote(edits: AnnotationEdit[]) {
      undone.set(`other${undone.size}`, written);
      written = [...written, ...edits];
      end.tell('annotated', {});
    },
    post: toPage,
    ask: (message: Ask<PanelContract, 'act'>) => receive(message),
  },
});
