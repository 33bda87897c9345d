import type { Diagnostic } from '../../core/runs/diagnostic.ts';
import { csvRows, type Feed } from '../rows/csv-rows.ts';
import { numberOf } from '../rows/number-text.ts';
import { problemLog } from '../rows/problems.ts';

/** Takes the values of `metrics.csv` in the order of the file. */
export type TakeValue = (metric: string, step: number, value: number) => void;

export interface MetricsRows extends Feed {
  diagnostics(): readonly Diagnostic[];
}

interface Header {
  readonly count: number;
  /** Places of the columns that hold metrics, with their names. */
  readonly metrics: readonly (readonly [number, string])[];
  /** Of what says where in the training a row belongs; -1 for what is not there. */
  readonly step: number;
  readonly epoch: number;
}

/** A row has the metrics that were logged together and leaves the others empty. */
export function metricsRows(file: string, take: TakeValue): MetricsRows {
  const problems = problemLog(file);
  let header: Header | undefined;
  const report = (code: string, line: number, about?: string, args?: Diagnostic['args']) =>
    problems.report({ severity: 'warning', code: `lightning-${code}`, place: `${line}:1`, about, args });

  const rows = csvRows(
    {
      row(cells, line) {
        if (header === undefined) {
          header = headerOf(cells, (column) => report('column-twice', line, column, { column }));
          return;
        }
        if (cells.length !== header.count) return report('field-count', line, undefined, { fields: cells.length, expected: header.count });
        const step = stepOf(cells, header);
        if (step === undefined) return report('no-step', line);
        for (const [at, metric] of header.metrics) {
          const text = cells[at]!;
          const value = text === '' ? undefined : valueOf(text);
          if (value !== undefined) take(metric, step, value);
          else if (text !== '') report('no-number', line, metric, { metric, value: text.slice(0, 80) });
        }
      },
      fault: (fault, line) => report('quotes', line, fault),
    },
    ',',
  );
  return { ...rows, diagnostics: problems.all };
}

/** Whether these are the columns of a logger, and not of somebody's table. */
export function isHeader(columns: readonly string[]): boolean {
  return columns.includes('step') || columns.includes('epoch');
}

function headerOf(columns: readonly string[], reportTwice: (column: string) => void): Header {
  const seen = new Map<string, number>();
  for (const [at, column] of columns.entries()) {
    if (seen.has(column)) reportTwice(column);
    else seen.set(column, at);
  }
  return {
    count: columns.length,
    metrics: [...seen].filter(([column]) => column !== 'step' && column !== '').map(([column, at]) => [at, column]),
    step: seen.get('step') ?? -1,
    epoch: seen.get('epoch') ?? -1,
  };
}

function stepOf(cells: readonly string[], { step, epoch }: Header): number | undefined {
  const found = numberOf(cells[step] || cells[epoch] || '');
  return found !== undefined && Number.isFinite(found) ? found : undefined;
}

function valueOf(text: string): number | undefined {
  return text === 'True' ? 1 : text === 'False' ? 0 : numberOf(text);
}
