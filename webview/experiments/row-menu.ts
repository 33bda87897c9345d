import { cellAt } from '../../src/core/table/cell.ts';
import type { ColumnMeta } from '../../src/core/table/column.ts';
import type { Origins } from '../../src/protocol/table.ts';
import { visible } from '../../src/core/text/visible.ts';
import type { MenuItem } from '../ui/menu.ts';
import { conditionOn } from './condition.ts';
import type { LoadedTable } from './loaded-table.ts';
import { ONLY_CANDIDATES } from './picks.ts';
import { t } from '../ui/l10n.ts';

/** What a menu can do; where a thing cannot be done, its reason. */
export interface RowActions {
  readonly star: (value: boolean) => void;
  readonly hide: (value: boolean) => void;
  readonly note: () => void;
  readonly labels: () => void;
  /** For a selection, or no more. */
  readonly pick: () => void;
  readonly select: () => void;
  readonly compare: () => void;
  readonly chart: (value: boolean) => void;
  readonly copyCell: () => void;
  readonly copyRows: () => void;
  readonly filter: (condition: string) => void;
  readonly explain: () => void;
  readonly showRuns: (runs: readonly string[]) => void;
  readonly open: (what: 'source' | 'commit' | 'artifact') => void;
}

export interface RowMenuContext {
  readonly table: LoadedTable;
  /** Rows that it is about, the one with the focus among them. */
  readonly rows: readonly number[];
  readonly row: number;
  readonly column: ColumnMeta;
  readonly origins: Origins | undefined;
  readonly locked: string | undefined;
  readonly isPicked: boolean;
  /** Ids that are marked in the charts. */
  readonly added: readonly string[];
}

export function rowMenu(
  { table, rows, row, column, origins, locked, isPicked, added }: RowMenuContext,
  act: RowActions,
): readonly (readonly MenuItem[])[] {
  const some = (id: 'star') => rows.some((one) => table.data.get(id) !== undefined && cellAt(table.data.get(id)!, one).kind === 'text');
  const isStarred = some('star');
  const isHidden = rows.every((one) => table.own?.hidden[one] === 1);
  const condition = conditionAt(table, column, row);
  const isRun = table.schema.mode === 'runs';
  return [
    [
      { label: isStarred ? t('Take Star Away') : t('Star'), disabled: locked, run: () => act.star(!isStarred) },
      { label: t('Note …'), hint: 'F2', disabled: locked, run: act.note },
      { label: t('Labels …'), disabled: locked, run: act.labels },
      { label: isHidden ? t('Show Again') : t('Hide'), disabled: locked, run: () => act.hide(!isHidden) },
    ],
    selectionItems(isRun, isPicked, locked, act),
    [
      compareItem(rows.length, act),
      chartItem(table, rows, added, act),
      { label: t('Copy Cell'), run: act.copyCell },
      { label: copyLabel(rows.length), run: act.copyRows },
      ...(condition === undefined
        ? []
        : [{ label: t('Filter by This Value'), hint: cut(visible(condition)), run: () => act.filter(condition) }]),
    ],
    [...(isRun ? [{ label: t('Explain Cost'), run: act.explain }] : runsItem(origins, act)), ...originItems(origins, act)],
  ];
}

function selectionItems(isRun: boolean, isPicked: boolean, locked: string | undefined, act: RowActions): readonly MenuItem[] {
  const label = isPicked ? t('Take Out of Selection') : t('Pick for Selection');
  return [
    { label, hint: 'Ctrl+Enter', disabled: isRun ? ONLY_CANDIDATES : undefined, run: act.pick },
    { label: t('Select Model…'), disabled: isRun ? ONLY_CANDIDATES : locked, run: act.select },
  ];
}

function chartItem({ schema }: LoadedTable, rows: readonly number[], added: readonly string[], act: RowActions): MenuItem {
  const isAdded = rows.every((row) => added.includes(schema.ids[row]!));
  return { label: isAdded ? t('Take Off the Chart') : t('Add to Chart'), run: () => act.chart(!isAdded) };
}

function conditionAt(table: LoadedTable, column: ColumnMeta, row: number): string | undefined {
  const data = table.data.get(column.id);
  return data === undefined ? undefined : conditionOn(column, cellAt(data, row));
}

function runsItem(origins: Origins | undefined, act: RowActions): readonly MenuItem[] {
  if (origins === undefined) return [];
  return [{ label: t('Show Its Runs'), hint: String(origins.runs.length), run: () => act.showRuns(origins.runs) }];
}

function originItems(origins: Origins | undefined, act: RowActions): readonly MenuItem[] {
  const { source, commit, artifact } = origins ?? {};
  const name = (path: string) => cut(visible(path.replace(/^.*[/\\](?=.)/, '')));
  return [
    ...(source === undefined
      ? []
      : [{ label: source.notebook ? t('Open Notebook') : t('Open Source'), hint: name(source.path), run: () => act.open('source') }]),
    ...(commit === undefined ? [] : [{ label: t('Open Commit'), hint: cut(visible(commit), 8), run: () => act.open('commit') }]),
    ...(artifact === undefined ? [] : [{ label: t('Open Artifacts'), hint: cut(visible(artifact)), run: () => act.open('artifact') }]),
  ];
}

function cut(text: string, most = 32): string {
  return text.length > most ? `${text.slice(0, most)}…` : text;
}

function compareItem(rows: number, { compare: run }: RowActions): MenuItem {
  return rows > 1
    ? { label: t('Compare {0} Rows', rows.toLocaleString('en')), run }
    : { label: t('Compare'), run, disabled: t('select several rows') };
}

function copyLabel(rows: number): string {
  return rows > 1 ? t('Copy {0} Rows', rows.toLocaleString('en')) : t('Copy Row');
}
