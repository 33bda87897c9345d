import type { TableMode } from '../../src/protocol/table.ts';
import { queryErrorText, type QueryError } from '../../src/core/query/error.ts';
import { createGrid, type Grid } from '../grid/grid.ts';
import { only } from '../grid/row-selection.ts';
import { element } from '../ui/element.ts';
import { createToast } from '../ui/toast.ts';
import { createAnnotator } from './annotator.ts';
import { createBreakdownTip } from './breakdown-tip.ts';
import type { PanelHost } from './channel.ts';
import { createChartsSide } from './charts-side.ts';
import { openColumnPicker } from './column-picker.ts';
import { createComparePanel } from './compare-panel.ts';
import type { PanelContext } from './context.ts';
import { groupsTitle, openGroupPicker } from './group-picker.ts';
import { arranged, type Arrangement } from './layout.ts';
import type { LoadedTable } from './loaded-table.ts';
import { createLoader } from './loader.ts';
import { openMoreMenu } from './more-menu.ts';
import { createNothingShown } from './nothing-shown.ts';
import { listenToPanelKeys } from './panel-keys.ts';
import { keptPlace, placeNow, rememberedPlace } from './kept-place.ts';
import { selectModel } from './picks.ts';
import { createPrepare } from './prepare.ts';
import { createRemember } from './remember.ts';
import { createRowActions } from './row-actions.ts';
import type { RowsView } from './rows-view.ts';
import { openSavedFilters } from './saved-filters.ts';
import { chosenColumns, createColumnsShown } from './shown-columns.ts';
import { createStatusLine } from './status-line.ts';
import { createStore, type Scroll } from './store.ts';
import { tableEvents } from './table-events.ts';
import { tableGrid } from './table-grid.ts';
import { createTray } from './tray.ts';
import { createToolbar } from './toolbar.ts';
import { createViewer } from './viewer.ts';
import { absentFields, vocabularyOf } from './vocabulary.ts';
import { t } from '../ui/l10n.ts';

export interface Panel {
  /** Reads the table anew, keeping place, focus and selection. */
  refresh(): Promise<void>;
  /** Reads what people wrote. */
  refreshWritten(): Promise<void>;
  /** Makes a decision of those that are picked. */
  select(): void;
  /** Marks runs in the chart. */
  addToChart(runs: readonly string[]): void;
  /** Something that a person asked for did not work. */
  failed(error: unknown): void;
}

interface Drawn {
  readonly table: LoadedTable;
  readonly view: RowsView;
  readonly columns: readonly string[];
}

interface Standing extends Pick<Drawn, 'table' | 'view'> {
  readonly hidden: number;
  /** Columns that are left out because all rows have the same there. */
  readonly same: number;
  readonly error: QueryError | undefined;
}

/** Columns that are loaded before a table is shown for the first time; the others come when they are seen. */
const FIRST_COLUMNS = 12;

/** The experiments panel: what a person arranges goes through the store, and everything is drawn from it. */
export function createPanel(root: HTMLElement, host: PanelHost, saved: unknown, folder: string): Panel {
  const store = createStore(saved, (scroll) => draw(scroll));
  const viewers = { runs: createViewer(), candidates: createViewer() };
  const columnsShown = createColumnsShown();
  const toast = createToast();
  const status = createStatusLine(() => actions.mend());
  let drawn: Drawn | undefined;

  const withErrors = (table: LoadedTable, ids: readonly string[]) =>
    ids.flatMap((id) => [id, ...[table.metas.get(id)?.error ?? []].flat()]);
  const prepare = createPrepare((ids) => loader.need(ids));
  const loader = createLoader(host, store, (table) => {
    const arrangement = store.arrangement();
    const chosen = chosenColumns(table, arrangement);
    // The others come when they are seen: a table that is read again and again shall not be sent as a whole each time.
    const first = drawn?.table.schema.mode === table.schema.mode ? grid.seenColumns() : chosen.slice(0, FIRST_COLUMNS);
    return [...withErrors(table, arrangement.onlyDiffering ? chosen : first), ...viewers[table.schema.mode].neededColumns(arrangement)];
  });
  const annotator = createAnnotator(host, store, toast, loader.refreshWritten);
  const live = element('p', { class: 'unseen', 'aria-live': 'polite' });
  const context: PanelContext = {
    host,
    store,
    loader,
    annotator,
    toast,
    grid: () => grid,
    addToChart: (ids) => charts.add(ids),
    shown: () => drawn,
    announce: (text) => {
      live.textContent = text;
    },
  };
  const tip = createBreakdownTip();
  const actions = createRowActions(context);
  const charts = createChartsSide(context, actions.mend);
  const grid: Grid = createGrid(t('Experiments'), tableEvents(context, actions, tip));
  const tray = createTray(context);
  const compare = createComparePanel(context, actions.mend);
  const switchTo = (mode: TableMode) => {
    const before = store.now().layout;
    if (mode === before.mode) return;
    const layout = drawn === undefined ? before : arranged(before, drawn.table.schema.mode, { place: placeNow(grid, drawn) });
    const { selected } = layout[mode];
    store.set({
      layout: { ...layout, mode },
      brushed: undefined,
      selection: only(selected === 'shown' ? [] : selected, selected[0] ?? ''),
    });
    void loader.refresh();
  };
  const withTable = (open: (table: LoadedTable) => void) => drawn !== undefined && open(drawn.table);
  const toolbar = createToolbar({
    mode: (mode) => switchTo(mode),
    search: (search) => store.arrange({ search }),
    changed: (filter) => store.arrange({ filter }),
    entered: () => grid.element.focus(),
    vocabulary: () => vocabularyOf(drawn?.table, (field) => void loader.need([field]).then(() => toolbar.filter.update())),
    saved: (anchor) => openSavedFilters(anchor, store, annotator),
    group: (anchor) => withTable((table) => openGroupPicker(anchor, store, table)),
    columns: (anchor) => withTable((table) => openColumnPicker(anchor, store, table)),
    onlyDiffering: () => store.arrange({ onlyDiffering: !store.arrangement().onlyDiffering }),
    charts: () => charts.arrange({ shown: store.now().layout.charts.shown === 'table' ? 'both' : 'table' }),
    more: (anchor) => openMoreMenu(anchor, context),
  });
  const say = element('p', { class: 'say', role: 'status', hidden: true });
  const nothing = createNothingShown(store);
  const tablePlace = element(
    'section',
    { class: 'table-place', 'aria-label': t('Table') },
    say,
    nothing.place,
    grid.element,
    compare.place,
  );
  const title = element('h1', { class: 'unseen' }, t('Experiments'));
  root.replaceChildren(
    title,
    toolbar.place,
    element('div', { class: 'work' }, tablePlace, ...charts.places),
    tray.place,
    toast.place,
    status.place,
    live,
  );
  listenToPanelKeys(root, context, actions);
  const rememberLater = createRemember(host, folder, () => {
    const { layout } = store.now();
    return drawn === undefined ? layout : arranged(layout, drawn.table.schema.mode, { place: placeNow(grid, drawn) });
  });
  grid.element.addEventListener('scroll', rememberLater, { passive: true });

  const draw = (scroll: Scroll): void => {
    const { layout, table } = store.now();
    const arrangement = layout[layout.mode];
    toolbar.show(layout.mode, arrangement, groupsTitle(arrangement.groups, table?.metas), layout.charts.shown !== 'table');
    rememberLater();
    tray.show();
    // The other table may be on its way; what is shown stays until it is here.
    if (table?.schema.mode === layout.mode) drawTable(table, arrangement, scroll);
  };
  const drawTable = (table: LoadedTable, arrangement: Arrangement, scroll: Scroll): void => {
    const { selection } = store.now();
    const { query, error } = viewers[table.schema.mode].filterOf(arrangement);
    const hint = absentFields(query, table);
    toolbar.filter.show(arrangement.filter, error, hint);
    const chosen = chosenColumns(table, arrangement);
    const { view, columns, same } = rowsAndColumns(table, arrangement, chosen);
    const before = drawn?.table.schema.mode === table.schema.mode ? drawn : undefined;
    const keep = before === undefined ? rememberedPlace(arrangement, table, view) : keptPlace(grid, before, table, view, scroll);
    drawn = { table, view, columns };
    const hidden = drawFrame(drawn, arrangement, hint);
    grid.show(tableGrid({ table, view, arrangement, columns, selected: selection.ids }), keep);
    if (arrangement.comparing) compare.show(table);
    drawStatus({ table, view, hidden, same, error });
    if (before === undefined) restore(table, view, columns);
    prepare(table, chosen);
    charts.show(table, viewers[table.schema.mode].passing(table, arrangement));
  };
  /** What is shown of the table; while columns that it takes are on their way, the rows stay as they were. */
  const rowsAndColumns = (table: LoadedTable, arrangement: Arrangement, chosen: readonly string[]) => {
    const viewer = viewers[table.schema.mode];
    const needed = [...viewer.neededColumns(arrangement), ...(arrangement.onlyDiffering ? chosen : [])];
    const isReady = table.has(needed);
    if (!isReady) void loader.need(needed);
    const view = isReady || drawn?.table !== table ? viewer.view(table, arrangement, store.now().brushed) : drawn.view;
    return { view, ...columnsShown(table, chosen, view.rows, arrangement.onlyDiffering && isReady) };
  };
  /** Which of the table, the comparison, and the words for no rows are there. Answers how many rows are hidden. */
  const drawFrame = ({ table, view }: Drawn, { comparing, showHidden }: Arrangement, hint: string): number => {
    const { empty } = table.schema;
    const isEmpty = empty !== undefined;
    const hidden = showHidden ? 0 : (table.own?.hiddenCount ?? 0);
    say.hidden = !isEmpty;
    say.textContent = empty ?? '';
    grid.element.hidden = isEmpty || comparing;
    compare.place.hidden = isEmpty || !comparing;
    nothing.show(!isEmpty && !comparing && view.rows.length === 0, hidden, hint);
    return hidden;
  };
  const drawStatus = ({ table, view, hidden, same, error }: Standing): void => {
    const { selection, written } = store.now();
    const { ids, status: rest, unpriced, readAt } = table.schema;
    const { problems } = written;
    const filter = error === undefined ? '' : queryErrorText(error);
    status.show({
      shown: view.rows.length,
      all: ids.length - hidden,
      hidden,
      selected: selection.ids.size,
      same,
      rest,
      unpriced,
      readAt,
      filter,
      problems,
    });
  };
  /** What a person had chosen before the panel was left. */
  const restore = (table: LoadedTable, view: RowsView, columns: readonly string[]) => {
    const { selected, place } = store.arrangement();
    const at = columns.indexOf(place.column ?? '');
    if (at >= 0) grid.focusColumn(place.column!);
    const ids = selected === 'shown' ? Array.from(view.rows, (row) => table.schema.ids[row]!) : selected;
    const known = ids.filter((id) => table.rowOf(id) !== undefined);
    if (known.length > 0) store.set({ selection: only(known, known[0]!) });
  };
  const failed = (error: unknown) =>
    toast.show(t('That did not work: {0}. Kneepoint’s log says more.', error instanceof Error ? error.message : String(error)));
  const addToChart = (runs: readonly string[]) => {
    switchTo('runs');
    charts.add(runs);
  };
  const select = () => void selectModel(context);
  return { refresh: loader.refresh, refreshWritten: loader.refreshWritten, select, addToChart, failed };
}
