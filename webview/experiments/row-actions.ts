import { openMenu } from '../ui/menu.ts';
import { at, openPopover, type Anchor } from '../ui/popover.ts';
import type { GridPlace } from '../grid/keys.ts';
import { breakdownContent } from './breakdown-box.ts';
import { withCondition } from './condition.ts';
import type { PanelContext } from './context.ts';
import { copiedCell, copiedRows } from './copy-rows.ts';
import { askLabels, askNote, hide, star } from './labels-and-notes.ts';
import { arranged, rememberedSelection } from './layout.ts';
import { pick, selectModel } from './picks.ts';
import { rowMenu } from './row-menu.ts';
import { selectedRows, subjectsOf, targetRows } from './targets.ts';
import { t } from '../ui/l10n.ts';

export interface RowActionsAt {
  openMenu(place: GridPlace, x: number, y: number): Promise<void>;
  toggleStar(place: GridPlace): void;
  note(place: GridPlace, anchor: Anchor): void;
  labels(place: GridPlace, anchor: Anchor): void;
  /** Why the run of a row costs what it costs; nothing for rows that are no runs. */
  explain(place: GridPlace, anchor: Anchor): Promise<void>;
  explanation(place: GridPlace): Promise<readonly HTMLElement[] | undefined>;
  /** Those of a place, for a selection or no more. */
  pick(place: GridPlace): void;
  compare(): void;
  /** The selected rows; a cell where no more than its own row is selected. */
  copy(place: GridPlace): Promise<void>;
  mend(): void;
}

/** What can be done with rows, from the menu, by keys and by clicks. */
export function createRowActions(context: PanelContext): RowActionsAt {
  const { host, store, loader, annotator, toast, shown } = context;
  const isCandidates = () => shown()?.table.schema.mode === 'candidates';
  const idsAt = (place: GridPlace) => targetRows(context, place.row).map((row) => shown()!.table.schema.ids[row]!);
  const rowAt = (place: GridPlace) => {
    const standing = shown()?.view.at(place.row);
    return standing === undefined || 'group' in standing ? undefined : standing.row;
  };
  const subjects = (place: GridPlace) => subjectsOf(shown()!.table, targetRows(context, place.row));
  const mend = () => void host.ask('act', { action: 'openConfiguration' });
  const toggleStar = (place: GridPlace) => {
    const { table, view } = shown()!;
    const standing = view.at(place.row);
    if (standing === undefined || 'group' in standing) return;
    const data = table.data.get('star');
    const isStarred = data !== undefined && 'codes' in data && data.codes[standing.row] !== 0;
    void star(annotator, subjectsOf(table, [standing.row]), !isStarred);
  };
  const explanation = async (place: GridPlace) => {
    const row = rowAt(place);
    const now = shown();
    if (row === undefined || now === undefined || now.table.schema.mode !== 'runs') return undefined;
    const breakdown = await host.ask('breakdown', { run: now.table.schema.ids[row]! });
    return breakdown === undefined ? undefined : breakdownContent(breakdown, mend);
  };
  const explain = async (place: GridPlace, anchor: Anchor) => {
    const content = await explanation(place);
    if (content === undefined) return;
    const { box } = openPopover(anchor, content, { role: 'dialog', label: t('Cost'), className: 'breakdown' });
    box.tabIndex = -1;
    (box.querySelector('button') ?? box).focus({ preventScroll: true });
  };
  const compare = () => {
    const { table } = shown()!;
    if (selectedRows(table, store.now().selection.ids).length < 2) toast.show(t('Select at least two rows to compare.'));
    else store.arrange({ comparing: true });
  };
  const copyText = async (text: string, said: string) => {
    await host.ask('copy', { text });
    toast.show(said);
  };
  const copyRows = async (rows: readonly number[]) => {
    const { columns } = shown()!;
    if (!(await loader.need(columns))) return toast.show(t('The table has changed: copy again.'));
    await copyText(
      copiedRows(shown()!.table, columns, rows),
      rows.length === 1 ? t('Copied the row.') : t('Copied {0} rows.', rows.length.toLocaleString('en')),
    );
  };
  const copyCell = (place: GridPlace) => {
    const { table, columns } = shown()!;
    const [row, column] = [rowAt(place), columnAt(columns, context, place)];
    if (row !== undefined && column !== undefined) void copyText(copiedCell(table, column, row), t('Copied the cell.'));
  };
  const showRuns = (runs: readonly string[]) => {
    const { layout } = store.now();
    const selected = new Set(runs);
    const next = arranged({ ...layout, mode: 'runs' }, 'runs', {
      selected: rememberedSelection(selected),
      search: '',
      filter: '',
      comparing: false,
      place: { row: `row ${runs[0] ?? ''}` },
    });
    store.set({ layout: next, selection: { ids: selected, anchor: runs[0] } });
    void loader.refresh();
  };
  return {
    toggleStar,
    explanation,
    explain,
    compare,
    pick(place) {
      const ids = idsAt(place);
      if (!isCandidates()) toast.show(t('A selection is made of candidates: switch to Candidates to pick them.'));
      else if (ids.length > 0) pick(context, ids);
    },
    mend,
    note: (place, anchor) => askNote(anchor, store, annotator, subjects(place)),
    labels: (place, anchor) => askLabels(anchor, store, annotator, subjects(place)),
    async copy(place) {
      const rows = selectedRows(shown()!.table, store.now().selection.ids);
      if (rows.length > 1) await copyRows(inOrder(rows, shown()!.view.rows));
      else copyCell(place);
    },
    async openMenu(place, x, y) {
      const now = shown();
      const row = rowAt(place) ?? targetRows(context, place.row)[0];
      if (now === undefined || row === undefined) return;
      const { table } = now;
      const { mode, ids } = table.schema;
      const id = ids[row]!;
      const origins = await host.ask('origins', { mode, id });
      const column = table.metas.get(columnAt(now.columns, context, place) ?? '') ?? [...table.metas.values()][0]!;
      const rows = targetRows(context, place.row);
      const subject = subjectsOf(table, rows);
      const anchor = at(x, y);
      const groups = rowMenu(
        {
          isPicked: rows.every((one) => store.now().layout.picks.some((picked) => picked.id === ids[one])),
          table,
          rows,
          row,
          column,
          origins,
          locked: store.now().written.locked === undefined ? undefined : t('Restricted Mode'),
          added: store.arrangement().added,
        },
        {
          star: (value) => void star(annotator, subject, value),
          hide: (value) => void hide(annotator, subject, value),
          note: () => askNote(anchor, store, annotator, subject),
          labels: () => askLabels(anchor, store, annotator, subject),
          pick: () =>
            pick(
              context,
              rows.map((one) => ids[one]!),
            ),
          select: () => {
            const picked = new Set(store.now().layout.picks.map((one) => one.id));
            const missing = rows.map((one) => ids[one]!).filter((one) => !picked.has(one));
            if (missing.length > 0) pick(context, missing);
            void selectModel(context);
          },
          compare: () => {
            const selected = new Set(rows.map((one) => ids[one]!));
            store.set({ selection: { ids: selected, anchor: id } });
            store.arrange({ selected: rememberedSelection(selected), comparing: true });
          },
          chart: (value) => {
            const own = rows.map((one) => ids[one]!);
            if (value) context.addToChart(own);
            else store.arrange({ added: store.arrangement().added.filter((one) => !own.includes(one)) });
          },
          copyCell: () => copyCell(place),
          copyRows: () => void copyRows(inOrder(rows, now.view.rows)),
          filter: (condition) => store.arrange({ filter: withCondition(store.arrangement().filter, condition) }),
          explain: () => void explain(place, anchor),
          showRuns,
          open: (what) => void host.ask('openOrigin', { mode, id, what }).then((said) => said !== undefined && toast.show(said)),
        },
      );
      openMenu(anchor, t('Row'), groups);
    },
  };
}

function columnAt(columns: readonly string[], { grid }: PanelContext, place: GridPlace): string | undefined {
  return grid().columnAt(place.column) ?? columns[0];
}

/** As they are listed; those that do not pass the filter come last. */
function inOrder(rows: readonly number[], listed: Uint32Array): readonly number[] {
  const wanted = new Set(rows);
  const seen = [...listed].filter((row) => wanted.delete(row));
  return [...seen, ...wanted];
}
