import { cellAt } from '../../src/core/table/cell.ts';
import { pickRows } from '../../src/core/table/subset.ts';
import type { ColumnData } from '../../src/core/table/column.ts';
import { createGrid, type Grid } from '../grid/grid.ts';
import type { GridPlace } from '../grid/keys.ts';
import { button, element } from '../ui/element.ts';
import { openMenu } from '../ui/menu.ts';
import { cellText, tsvText } from '../../src/core/table/csv-export.ts';
import { compareGrid, compareLines, type Compared, type CompareLine } from './compare-view.ts';
import type { PanelContext } from './context.ts';
import type { LoadedTable } from './loaded-table.ts';
import { rememberedSelection } from './layout.ts';
import { movedColumn } from './arrange-columns.ts';
import { nameOf, selectedRows } from './targets.ts';
import { t } from '../ui/l10n.ts';

/** More side by side cannot be looked at. */
const MOST_COMPARED = 100;

export interface ComparePanel {
  readonly place: HTMLElement;
  /** Shows the selected rows of a table. */
  show(table: LoadedTable): void;
  focus(): void;
}

/** The selected rows side by side, what differs first. */
export function createComparePanel(context: PanelContext, mend: () => void): ComparePanel {
  const { host, store, toast } = context;
  let compared: Compared = { ids: [], names: [], metas: [], data: new Map() };
  let lines: readonly CompareLine[] = [];
  let order: readonly string[] = [];
  let asked: { readonly table: LoadedTable; readonly ids: readonly string[] } | undefined;
  const closed = new Set<string>();
  const widths: Record<string, number> = {};

  const back = () => {
    store.arrange({ comparing: false });
    context.grid().element.focus();
  };
  const title = element('span', { role: 'status' });
  const differing = button(t('Only What Differs'), () => store.arrange({ onlyDiffering: !store.arrangement().onlyDiffering }), {
    class: 'tool',
  });
  const grid: Grid = createGrid(t('Comparison'), {
    sort: () => {},
    select: () => {},
    selectAll: () => {},
    selectNone: back,
    resize(column, width) {
      widths[column] = Math.round(width);
      draw();
    },
    move(column, before) {
      order = movedColumn(compared.ids, column, before === 'field' ? compared.ids[0] : before);
      void load(asked!.table);
    },
    act({ row, column }, how) {
      const line = lines[row];
      if (line === undefined) return;
      if (!('section' in line)) {
        if (isUnknown(line.meta.id, column) && (how === 'enter' || how === 'link')) mend();
      } else if (how === 'enter' || (how === 'click' && column === 0)) toggle(line.section);
    },
    expand: (row) => toggle((lines[row] as Extract<CompareLine, { section: string }>).section),
    menu: (place, x, y) => openColumnMenu(place, x, y),
    hover: () => {},
    find(typed, from) {
      const names = lines.map((line) => ('meta' in line ? line.meta.title.toLowerCase() : ''));
      const found = names.findIndex((name, i) => i >= from && name.startsWith(typed.toLowerCase()));
      return found < 0 ? undefined : found;
    },
    columnsSeen: () => {},
    focused: () => {},
  });
  const isUnknown = (field: string, column: number): boolean => {
    const data = compared.data.get(field);
    const place = compared.ids.indexOf(grid.columnAt(column) ?? '');
    return data !== undefined && place >= 0 && cellAt(data, place).kind === 'unknown';
  };
  const toggle = (section: string) => {
    if (!closed.delete(section)) closed.add(section);
    draw();
  };
  const draw = () => {
    const { onlyDiffering } = store.arrangement();
    lines = compareLines(compared, onlyDiffering, closed);
    differing.setAttribute('aria-pressed', String(onlyDiffering));
    const first = lines[0];
    const count = first !== undefined && 'section' in first && first.section === 'differs' ? first.count : 0;
    title.textContent = t('{0} side by side, {1} fields differ', compared.ids.length, count);
    grid.show(compareGrid(compared, lines, closed, widths), { anchor: grid.anchor() });
  };
  const load = async (table: LoadedTable) => {
    const { ids } = store.now().selection;
    const all = selectedRows(table, ids).map((row) => table.schema.ids[row]!);
    const known = [...order.filter((id) => ids.has(id)), ...all.filter((id) => !order.includes(id))];
    const shown = known.slice(0, MOST_COMPARED);
    if (known.length > MOST_COMPARED) toast.show(t('The first {0} of {1} are compared.', MOST_COMPARED, known.length));
    const rows = shown.map((id) => table.rowOf(id)!);
    asked = { table, ids: shown };
    const data = await table.wholeRows(rows);
    if (asked.table !== table || asked.ids !== shown) return;
    if (data === undefined) return context.loader.refresh();
    const own = [...(table.own?.data ?? [])].map(([id, column]): readonly [string, ColumnData] => [id, pickRows(column, rows)]);
    const names = rows.map((row) => nameOf(table, row));
    compared = { ids: shown, names, metas: [...table.metas.values()], data: new Map([...data, ...own]) };
    draw();
  };
  const openColumnMenu = (place: GridPlace, x: number, y: number) => {
    const id = grid.columnAt(place.column);
    const left = compared.ids.filter((one) => one !== id);
    const leave = () => {
      const selected = new Set(left);
      store.set({ selection: { ids: selected, anchor: left[0] } });
      store.arrange({ selected: rememberedSelection(selected), comparing: left.length > 1 });
    };
    const items = [
      {
        label: t('Copy Comparison'),
        run: () => void host.ask('copy', { text: copied(compared, lines) }).then(() => toast.show(t('Copied the comparison.'))),
      },
      ...(place.column === 0 ? [] : [{ label: t('Take out of the Comparison'), run: leave }]),
      { label: t('Back to the Table'), hint: 'Escape', run: back },
    ];
    openMenu({ left: x, top: y, bottom: y }, t('Comparison'), [items]);
  };
  const bar = element('div', { class: 'compare-bar' }, button(t('Back to the Table'), back, { class: 'tool' }), title, differing);
  return {
    place: element('section', { class: 'compare', 'aria-label': t('Comparison'), hidden: true }, bar, grid.element),
    show(table) {
      const ids = store.now().selection.ids;
      const isSame = asked?.table === table && asked.ids.length === ids.size && asked.ids.every((id) => ids.has(id));
      if (isSame && compared.ids === asked?.ids) draw();
      else if (!isSame) void load(table);
    },
    focus: () => grid.element.focus(),
  };
}

function copied({ ids, names, data }: Compared, lines: readonly CompareLine[]): string {
  const rows = lines.flatMap((line) => {
    const column = 'meta' in line ? data.get(line.meta.id) : undefined;
    return column === undefined || !('meta' in line) ? [] : [[line.meta.id, ...ids.map((_, place) => cellText(cellAt(column, place)))]];
  });
  return tsvText([['field', ...names], ...rows]);
}
