import pc from 'picocolors';
import { scanRows } from '../../app/views/scan-view.ts';
import { MAX_DEPTH } from '../../app/project/discover.ts';
import { keyMetric, type ProjectState } from '../../app/project/project.ts';
import { unreadFiles } from '../../app/project/unread-files.ts';
import { diagnosticSentence } from '../../core/format/diagnostic.ts';
import { formatDate } from '../../core/format/date.ts';
import { formatMetric } from '../../core/format/metric.ts';
import { formatQuantity } from '../../core/format/quantity.ts';
import { reasonText } from '../../core/format/reason.ts';
import { createSampler } from '../../core/quantity/sampler.ts';
import { isKnown, view, weakestOf, type Known } from '../../core/quantity/quantity.ts';
import type { Run } from '../../core/runs/run.ts';
import { isoTime } from '../../core/text/iso-date.ts';
import { visible } from '../../core/text/visible.ts';
import { readProject, type CliContext } from '../context.ts';
import { exitOf } from '../input-faults.ts';
import { countedText } from '../output/counted.ts';
import { csvPieces, type CsvRow } from '../output/csv.ts';
import { jsonPieces } from '../output/json-pieces.ts';
import { tableLines, type Column } from '../output/table.ts';

export interface ScanOptions {
  readonly format: 'table' | 'json' | 'csv';
  readonly all: boolean;
}

const SHOWN = 25;

/** `kneepoint scan`: every run of every store, with what it cost. */
export async function scan(context: CliContext, options: ScanOptions): Promise<number> {
  const state = await readProject(context);
  if (options.format === 'json') await context.terminal.stream(jsonPieces(scanRows(state, context.ports)));
  else if (options.format === 'csv') await context.terminal.stream(scanCsv(state));
  else printTable(context, state, options.all);
  return exitOf(state);
}

function printTable({ terminal, root }: CliContext, state: ProjectState, all: boolean): void {
  const colors = pc.createColors(terminal.color);
  if (state.runs.length === 0) {
    terminal.out(
      `No runs found in ${root}.\nLooked ${MAX_DEPTH} folders deep for ${LOOKED_FOR}${state.stores.length === 0 ? '' : ', and found no store that holds runs'}.\nNext: log a run with one of them, or name a store under "stores:" in kneepoint.yaml.\n`,
    );
    sayOffers(terminal, state);
    return;
  }
  const rows = [...state.runs].sort((a, b) => (b.startedAt ?? 0) - (a.startedAt ?? 0));
  const shown = all ? rows : rows.slice(0, SHOWN);
  const lines = tableLines(shown, runColumns(state), terminal.width);
  terminal.out(`${colors.bold(lines[0]!)}\n${lines.slice(1).join('\n')}\n`);
  if (shown.length < rows.length)
    terminal.out(colors.dim(`… ${rows.length - shown.length} more runs; --all shows them, --format json|csv gives everything\n`));
  terminal.out(`\n${visible(summary(state))}\n`);
  sayOffers(terminal, state);
  terminal.out(colors.dim('Next: "kneepoint pareto" compares the candidates; "kneepoint select" writes the decision.\n'));
}

const LOOKED_FOR =
  'MLflow (*.db, *.sqlite, mlruns), Optuna, Weights & Biases (wandb), TensorBoard events, Lightning CSV logs, Hugging Face Trainer output and CodeCarbon';

/** Tables that may be meant as stores: nothing of them is read before somebody says so. */
function sayOffers({ out }: CliContext['terminal'], { diagnostics, runs }: ProjectState): void {
  for (const offer of diagnostics.filter(({ code }) => code === 'plausible-table')) {
    out(`${visible(`${offer.file} ${diagnosticSentence(offer)} (or "ignore: true")`)}\n`);
  }
  // Who has runs has mostly data in their tables.
  const unseen = runs.length > 0 ? [] : diagnostics.filter(({ code }) => code === 'tables-not-looked-at');
  for (const cut of unseen) out(`${diagnosticSentence(cut)}\n`);
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
  const unknown = spent.flatMap((quantity) => (isKnown(quantity) ? [] : [reasonText(quantity)]));
  const inPart = known.filter(({ atLeast }) => atLeast === true);
  const cut = unreadFiles(state.diagnostics);
  const total = known.reduce((sum, { value }) => sum + value, 0);
  const sum = formatQuantity({
    value: total,
    low: total,
    high: total,
    unit: 'USD',
    basis: weakestOf(known),
    sources: [],
    ...(unknown.length + inPart.length + cut.length > 0 ? { atLeast: true as const } : {}),
  });
  const parts = [
    `spent ${known.length === 0 ? 'unknown' : sum}`,
    ...(unknown.length === 0 ? [] : [`${unknown.length} without a cost (${countedText(unknown)})`]),
    ...(cut.length === 0 ? [] : [`runs are missing in the sum: ${cut.join(', ')} is not read to its end`]),
    ...(inPart.length === 0 ? [] : [`${inPart.length} with a part of it only (${countedText(inPart.flatMap(missingTexts))})`]),
  ];
  const twice = state.runs.filter(({ twins }) => twins !== undefined).length;
  const joined = twice === 0 ? '' : ` ${twice} of them were logged by more than one tool and count once.`;
  return `${state.runs.length} runs (${leaves.length} leaves) in ${state.stores.length} store(s); ${parts.join('; ')}.${joined}`;
}

function missingTexts({ missing = [] }: Known): readonly string[] {
  return missing.map(reasonText);
}

function scanCsv(state: ProjectState): Iterable<string> {
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
  return csvPieces(header, csvRows(state, params, metrics));
}

function* csvRows({ runs, costs }: ProjectState, params: readonly string[], metrics: readonly string[]): Generator<CsvRow> {
  const sampler = createSampler();
  for (const run of runs) {
    const cost = costs.get(run.id)!;
    const [duration, spent, replacement] = [cost.duration, cost.spent, cost.replacement].map((expression) => view(expression, sampler));
    yield [
      run.id,
      run.name,
      run.store.identity,
      run.experiment.name,
      run.status,
      isoTime(run.startedAt) ?? null,
      numberOf(duration!),
      numberOf(spent!),
      isKnown(spent!) ? null : spent!.unknown,
      numberOf(replacement!),
      ...params.map((key) => run.params.get(key) ?? null),
      ...metrics.map((key) => finite(run.metrics.get(key)?.value)),
    ];
  }
}

function numberOf(quantity: ReturnType<typeof view>): number | null {
  return isKnown(quantity) ? quantity.value : null;
}

function finite(value: number | undefined): number | null {
  return value !== undefined && Number.isFinite(value) ? value : null;
}
