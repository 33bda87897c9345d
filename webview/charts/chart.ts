import type { ChartSpec } from '../../src/charts/chart-spec.ts';
import type { TableMode } from '../../src/protocol/table.ts';
import type { PanelHost } from '../experiments/channel.ts';
import type { LoadedTable } from '../experiments/loaded-table.ts';
import type { Tooltip } from '../ui/tooltip.ts';
import type { ChartId } from './kinds.ts';

/** What a chart is drawn from. It is shown anew whenever something of it has changed, and has to find out what. */
export interface ChartInput {
  readonly table: LoadedTable;
  /** Rows that pass the filter and the search of the table; the same array while these are the same. What a chart filters to does not count here. */
  readonly rows: Uint32Array;
  readonly mode: TableMode;
  readonly selected: ReadonlySet<string>;
  /** Ids that a person added to the chart, to have them marked. */
  readonly added: readonly string[];
  /** What the chart remembered for this mode; it parses it itself. */
  readonly settings: unknown;
}

export interface DataTable {
  readonly caption: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export interface Chart {
  readonly element: HTMLElement;
  /** Where columns are missing it asks for them, says so, and is shown again when they are there. */
  show(input: ChartInput): void;
  /** It is not seen any more: listeners, views and what it filters go. It may be shown again. */
  leave(): void;
  /** The whole chart as it is now, labels and lines with it, for export; undefined while there is nothing to export. */
  spec(): ChartSpec | undefined;
  /** What the chart shows, in words and numbers, for those who cannot see it or want to read it; the same object while it is the same. */
  dataTable(): DataTable;
}

/** What a chart can do to the panel round it. */
export interface ChartServices {
  readonly ask: PanelHost['ask'];
  /** Loads columns of the present table; the chart is shown again when they are there. */
  need(columns: readonly string[]): void;
  select(ids: readonly string[], how: 'only' | 'add' | 'toggle'): void;
  /** Brings a row into view and the focus to it. */
  reveal(id: string): void;
  /** The table shows these alone, until undefined gives it back. */
  filterTo(ids: ReadonlySet<string> | undefined): void;
  /** For a reload, and for the next time that it is shown; of the present mode. The chart is shown again. */
  remember(settings: unknown): void;
  /** The first rows as the table lists them now: sorted, and brushed. */
  listed(count: number): readonly string[];
  /** What the chart says is something else by now, though it was not shown anew: answers have come. */
  retold(): void;
  /** What a person can do about costs that are not known. */
  mend(): void;
  readonly announce: (text: string) => void;
  readonly tooltip: Tooltip;
}

export interface ChartKind {
  readonly id: ChartId;
  create(services: ChartServices): Chart;
}

/** What is written to a file. */
export type ExportedChart = string | Uint8Array<ArrayBuffer>;

/** What the second script brings. */
export interface ChartsLibrary {
  readonly kinds: Readonly<Record<ChartId, ChartKind>>;
  readonly svgOf: (spec: ChartSpec) => Promise<string>;
  /** At twice the size. */
  readonly pngOf: (spec: ChartSpec) => Promise<Uint8Array<ArrayBuffer>>;
}

declare global {
  interface Window {
    kneepointCharts?: ChartsLibrary;
  }
}
