import type { ColumnMeta } from '../../src/core/table/column.ts';
import { visible } from '../../src/core/text/visible.ts';
import { button, element } from '../ui/element.ts';
import { type Anchor, openPopover } from '../ui/popover.ts';
import { movedColumn, steppedColumn, toggledColumn, toggledPin } from './arrange-columns.ts';
import { dragItems } from './drag-items.ts';
import type { LoadedTable } from './loaded-table.ts';
import { chosenColumns } from './shown-columns.ts';
import type { Store } from './store.ts';
import { pinnedColumns } from './table-grid.ts';
import { t } from '../ui/l10n.ts';

const GROUPS: readonly (readonly [ColumnMeta['group'], string])[] = [
  ['own', t('Yours')],
  ['run', t('Run')],
  ['cost', t('Cost')],
  ['metrics', t('Metrics')],
  ['params', t('Parameters')],
  ['tags', t('Tags')],
];
/** In one group; typing is the way to the others. */
const MOST_LISTED = 200;

/** Which columns are shown, in which order, and which stay at the left. */
export function openColumnPicker(anchor: Anchor, store: Store, table: LoadedTable): void {
  const { metas } = table;
  const search = element('input', {
    type: 'text',
    placeholder: t('Search columns'),
    'aria-label': t('Search columns'),
    spellcheck: 'false',
  });
  const lists = element('div', { class: 'column-lists' });
  const shown = () => chosenColumns(table, store.arrangement());
  const found = () => [...metas.values()].filter(({ id }) => id.toLowerCase().includes(search.value.trim().toLowerCase()));
  const arrange = (change: { readonly shown?: string[] | undefined; readonly pinned?: string[] | undefined }) => {
    store.arrange(change);
    draw();
  };
  const item = (meta: ColumnMeta) => {
    const isShown = shown().includes(meta.id);
    const pinned = pinnedColumns(shown(), store.arrangement());
    const box = element('input', { type: 'checkbox', 'data-key': 'shown', 'aria-keyshortcuts': 'Alt+ArrowUp Alt+ArrowDown' });
    box.checked = isShown;
    box.addEventListener('change', () => arrange({ shown: toggledColumn(shown(), meta, metas) }));
    const pin = button(t('Pin'), () => arrange({ pinned: toggledPin(pinned, meta.id) }), {
      class: 'link',
      'data-key': 'pin',
      'aria-label': t('Pin {0}', visible(meta.title)),
      'aria-pressed': String(pinned.includes(meta.id)),
    });
    const label = element(
      'label',
      {},
      box,
      element('span', { class: 'option-label' }, visible(meta.title)),
      countOf(meta, table.schema.ids.length),
    );
    return element('li', { 'data-id': meta.id, class: isShown ? 'is-shown' : '' }, label, ...(isShown ? [pin] : []));
  };
  const section = (title: string, columns: readonly ColumnMeta[], className = '') => {
    if (columns.length === 0) return [];
    const cut = columns.length - MOST_LISTED;
    const rest =
      cut > 0 ? [element('p', { class: 'popover-hint' }, t('and {0} more: type a part of the name', cut.toLocaleString('en')))] : [];
    return [
      element('h2', {}, title),
      element('ul', { class: className, 'aria-label': title }, ...columns.slice(0, MOST_LISTED).map(item)),
      ...rest,
    ];
  };
  const draw = () => {
    const focused = focusKey(lists);
    const columns = found();
    const inOrder = shown().flatMap((id) => columns.find((meta) => meta.id === id) ?? []);
    const others = columns.filter(({ id }) => !shown().includes(id));
    const grouped = GROUPS.flatMap(([group, title]) =>
      section(
        title,
        others.filter((meta) => meta.group === group),
      ),
    );
    lists.replaceChildren(...section(t('Shown'), inOrder, 'sortable'), ...grouped);
    if (inOrder.length + others.length === 0) lists.append(element('p', { class: 'popover-hint' }, t('No column of that name')));
    if (focused !== undefined) lists.querySelector<HTMLElement>(focused)?.focus({ preventScroll: true });
  };
  const step = (id: string, by: -1 | 1) => arrange({ shown: steppedColumn(shown(), id, by) });
  const buttons = element(
    'div',
    { class: 'buttons' },
    button(t('Show Found'), () => arrange({ shown: [...new Set([...shown(), ...found().map(({ id }) => id)])] }), {
      title: t('Shows all columns that the search finds'),
    }),
    button(t('Hide Found'), () => arrange({ shown: keepingOne(shown(), new Set(found().map(({ id }) => id))) })),
    button(t('Reset'), () => arrange({ shown: undefined, pinned: undefined })),
  );
  search.addEventListener('input', draw);
  const hint = element('p', { class: 'popover-hint' }, t('Alt+↑ and Alt+↓, or dragging, move a shown column.'));
  const popover = openPopover(anchor, [search, lists, buttons, hint], { role: 'dialog', label: t('Columns'), className: 'columns' });
  popover.box.addEventListener('keydown', (event) => walk(event, popover.box, step));
  dragItems(lists, (id, before) => arrange({ shown: movedColumn(shown(), id, before) }));
  draw();
  popover.place();
  search.focus({ preventScroll: true });
}

/** A table without columns would show nothing to get them back by. */
function keepingOne(shown: readonly string[], hidden: ReadonlySet<string>): string[] {
  const kept = shown.filter((id) => !hidden.has(id));
  return kept.length > 0 ? kept : shown.slice(0, 1);
}

function countOf({ present }: ColumnMeta, rows: number): HTMLElement {
  return element(
    'span',
    { class: 'option-detail' },
    present < rows ? t('{0} of {1}', present.toLocaleString('en'), rows.toLocaleString('en')) : '',
  );
}

/** A selector of what has the focus, which finds it again after the list is made anew. */
function focusKey(lists: HTMLElement): string | undefined {
  const active = document.activeElement;
  const id = active?.closest<HTMLElement>('li')?.dataset['id'];
  if (id === undefined || !lists.contains(active)) return undefined;
  return `li[data-id="${CSS.escape(id)}"] [data-key="${active?.getAttribute('data-key') ?? 'shown'}"]`;
}

/** Arrows go from box to box; with Alt they take the column along. */
function walk(event: KeyboardEvent, box: HTMLElement, step: (id: string, by: -1 | 1) => void): void {
  const by = ARROWS.get(event.key);
  if (by === undefined) return;
  event.preventDefault();
  const own = document.activeElement?.closest<HTMLElement>('li');
  const id = own?.dataset['id'];
  if (!event.altKey) focusBox(box, own, by);
  else if (id !== undefined) step(id, by);
}

const ARROWS = new Map<string, -1 | 1>([
  ['ArrowDown', 1],
  ['ArrowUp', -1],
]);

function focusBox(box: HTMLElement, from: HTMLElement | null | undefined, by: -1 | 1): void {
  const boxes = [...box.querySelectorAll<HTMLElement>('input[type=checkbox]')];
  const to = boxes.findIndex((one) => from?.contains(one) === true) + by;
  if (to < 0) box.querySelector<HTMLElement>('input[type=text]')?.focus();
  else boxes[Math.min(to, boxes.length - 1)]?.focus();
}
