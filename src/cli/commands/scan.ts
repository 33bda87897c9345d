import pc from 'picocolors';
import { scanView } from '../../app/views/scan-view.ts';
import { keyMetric, type ProjectState } from '../../app/project/project.ts';
import { formatDate } from '../../core/format/date.ts';
import { formatMetric } from '../../core/format/metric.ts';
import { formatQuantity } from '../../core/format/quantity.ts';
import { reasonText } from '../../core/format/reason.ts';
import { createSampler } from '../../core/quantity/sampler.ts';
import { isKnown, view } from '../../core/quantity/quantity.ts';
import type { Run } from '../../core/runs/run.ts';
import { readProject, type CliContext } from '../context.ts';
import { EXIT } from '../failure.ts';
import { jsonText } from '../json-text.ts';
import { csvText } from '../output/csv.ts';
import { tableLines, type Column } from '../output/table.ts';

export interface ScanOptions {
  readonly format: 'table' | 'json' | 'csv';
  readonly all: boolean;
}

const SHOWN = 25;

/** `kneepoint scan`: every run of every store, with what it did cost. */
export async function scan(context: CliContext, options: ScanOptions): Promise<number> {
  const state = await readProject(context);
  if (options.format === 'json') context.terminal.out(jsonText(scanView(state, context.ports)));
  else if (options.format === 'csv') context.terminal.out(scanCsv(state));
  else printTable(context, state, options.all);
  return EXIT.fine;
}

function printTable({ terminal, root }: CliContext, state: ProjectState, all: boolean): void {
  const colors = pc.createColors(terminal.color);
  if (state.runs.length === 0) {
    terminal.out(
      `No runs found in ${root}.\nLooked for MLflow SQLite stores (*.db, *.sqlite) ${state.stores.length === 0 ? '' : 'and found none that holds runs '}up to 6 folders deep.\nNext: log a run with MLflow to sqlite:///mlflow.db, or name a store under "stores:" in kneepoint.yaml.\n`,
    );
    return;
  }
  const rows = [...state.runs].sort((a, b) => (b.startedAt ?? 0) - (a.startedAt ?? 0));
  const shown = all ? rows : rows.slice(0, SHOWN);
  const lines = tableLines(shown, runColumns(state), terminal.width);
  terminal.out(`${colors.bold(lines[0]!)}\n${lines.slice(1).join('\n')}\n`);
  if (shown.length < rows.length)
    terminal.out(colors.dim(`… ${rows.length - shown.length} more runs; --all shows them, --format json|csv gives everything\n`));
  terminal.out(`\n${summary(state)}\n`);
  terminal.out(colors.dim('Next: "kneepoint pareto" compares the candidates; "kneepoint select" writes the decision.\n'));
}

function runColumns(state: ProjectState): readonly Column<Run>[] {
  const sampler = createSampler();
  const key = keyMetric(state);
  const cost = (run: Run) => state.costs.get(run.id)!;
  return [
    { title: 'run', align: 'left', shrink: true, text: (run) => (run.parentId === undefined ? run.name : `  ${run.name}`) },
    { title: 'experiment', align: 'left', shrink: true, text: (run) => run.experiment.name },
    { title: 'status', align: 'left', text: (run) => run.status },
    { title: 'started (UTC)', align: 'left', text: (run) => formatDate(run.startedAt) },
    ...(key === undefined ? [] : [{ title: key, align: 'right' as const, text: (run: Run) => metricText(run, key) }]),
    { title: 'duration', align: 'right', text: (run) => formatQuantity(view(cost(run).duration, sampler)) },
    { title: 'hardware', align: 'left', shrink: true, text: (run) => hardwareText(cost(run).hardware) },
    { title: 'spent $', align: 'right', text: (run) => formatQuantity(view(cost(run).spent, sampler)) },
  ];
}

function metricText(run: Run, key: string): string {
  const value = run.metrics.get(key)?.value;
  return value === undefined ? 'none' : formatMetric(value);
}

function hardwareText(hardware: { readonly sku: string; readonly devices: number } | { readonly unknown: string }): string {
  if ('unknown' in hardware) return 'unknown';
  return hardware.devices === 1 ? hardware.sku : `${hardware.devices} × ${hardware.sku}`;
}

function summary(state: ProjectState): string {
  const sampler = createSampler();
  const leaves = state.runs.filter((run) => state.tree.isLeaf(run.id));
  const spent = leaves.map((run) => view(state.costs.get(run.id)!.spent, sampler));
  const known = spent.filter(isKnown);
  const total = known.reduce((sum, { value }) => sum + value, 0);
  const unknown = spent.length - known.length;
  const first = spent.find((quantity) => !isKnown(quantity));
  const why = first === undefined || isKnown(first) ? '' : `; ${unknown} without a cost (${reasonText(first)})`;
  const sum = formatQuantity({
    value: total,
    low: total,
    high: total,
    unit: 'USD',
    basis: 'derived',
    sources: [],
    ...(unknown > 0 ? { atLeast: true as const } : {}),
  });
  return `${state.runs.length} runs (${leaves.length} leaves) in ${state.stores.length} store(s); spent ${known.length === 0 ? 'unknown' : sum}${why}.`;
}

function scanCsv(state: ProjectState): string {
  const sampler = createSampler();
  const params = [...new Set(state.runs.flatMap((run) => [...run.params.keys()]))].sort();
  const metrics = [...new Set(state.runs.flatMap((run) => [...run.metrics.keys()]))].sort();
  const header = [
    'id',
    'name',
    'store',
    'experiment',
    'status',
    'startedAt',
    'durationSeconds',
    'spentUsd',
    'spentUnknown',
    'replacementUsd',
    ...params.map((key) => `params.${key}`),
    ...metrics.map((key) => `metrics.${key}`),
  ];
  const rows = state.runs.map((run) => {
    const cost = state.costs.get(run.id)!;
    const [duration, spent, replacement] = [cost.duration, cost.spent, cost.replacement].map((expression) => view(expression, sampler));
    return [
      run.id,
      run.name,
      run.store.identity,
      run.experiment.name,
      run.status,
      run.startedAt === undefined ? null : new Date(run.startedAt).toISOString(),
      numberOf(duration!),
      numberOf(spent!),
      isKnown(spent!) ? null : spent!.unknown,
      numberOf(replacement!),
      ...params.map((key) => run.params.get(key) ?? null),
      ...metrics.map((key) => finite(run.metrics.get(key)?.value)),
    ];
  });
  return csvText(header, rows);
}

function numberOf(quantity: ReturnType<typeof view>): number | null {
  return isKnown(quantity) ? quantity.value : null;
}

function finite(value: number | undefined): number | null {
  return value !== undefined && Number.isFinite(value) ? value : null;
}
