import { ROLES } from '../../src/core/decisions/picks.ts';
import { visible } from '../../src/core/text/visible.ts';
import { withRole } from '../../src/protocol/picked.ts';
import type { PickedRow, RolePicked } from '../../src/protocol/selecting.ts';
import { button, element } from '../ui/element.ts';
import type { PanelContext } from './context.ts';
import { comparePicked, selectModel, setPicks } from './picks.ts';
import { t } from '../ui/l10n.ts';

export interface Tray {
  readonly place: HTMLElement;
  /** Draws who is picked; asks what there is to say of them when they or the table changed. */
  show(): void;
}

/** Those that are picked for a selection, with their roles, and what can be done with them. */
export function createTray(context: PanelContext): Tray {
  const { host, store } = context;
  const chips = element('ul', { class: 'chips' });
  const compare = button(t('Compare'), () => comparePicked(context));
  const select = button(t('Select Model…'), () => void selectModel(context), { class: 'primary' });
  const actions = element('div', { class: 'tray-actions' }, compare, select);
  const place = element('section', { class: 'tray', 'aria-label': t('Picked for a selection'), hidden: true }, chips, actions);
  let rows: ReadonlyMap<string, PickedRow> | undefined;
  let asked = '';
  let drawn = '';

  const ask = async (key: string, ids: readonly string[]): Promise<void> => {
    const answer = await host.ask('pickedRows', { ids: [...ids] });
    if (key !== asked) return;
    rows = new Map(answer.map((row) => [row.id, row]));
    draw();
  };
  const change = (picks: readonly RolePicked[]) => setPicks(context, picks);
  const draw = (): void => {
    const { picks } = store.now().layout;
    const key = JSON.stringify([picks, [...(rows ?? [])]]);
    if (key === drawn) return;
    drawn = key;
    const focused = focusedKey(chips);
    chips.replaceChildren(...picks.map((pick) => chip(pick, rows, picks, change)));
    if (focused !== undefined) refocus(chips, focused, context);
  };
  return {
    place,
    show() {
      const { layout, table, written } = store.now();
      const { picks } = layout;
      place.hidden = picks.length === 0;
      compare.disabled = picks.length < 2;
      select.setAttribute('aria-disabled', String(written.locked !== undefined));
      select.title = written.locked ?? t('Makes a decision of those that are picked');
      const key = JSON.stringify([picks.map(({ id }) => id), table?.schema.revision]);
      if (picks.length > 0 && key !== asked) {
        asked = key;
        void ask(
          key,
          picks.map(({ id }) => id),
        );
      }
      draw();
    },
  };
}

const ROLE_WORDS: Readonly<Record<RolePicked['role'], string>> = {
  primary: t('primary'),
  alternative: t('alternative'),
  fallback: t('fallback'),
};

function namedFacts({ name, quality, cost, differs }: PickedRow): string {
  return [name, quality, cost, differs]
    .filter((part) => part !== '')
    .map(visible)
    .join('\n');
}

function chip(
  { id, role }: RolePicked,
  rows: ReadonlyMap<string, PickedRow> | undefined,
  picks: readonly RolePicked[],
  change: (picks: readonly RolePicked[]) => void,
): HTMLElement {
  const row = rows?.get(id);
  const name = row === undefined ? (rows === undefined ? '…' : t('no candidate any more')) : visible(row.name);
  const options = ROLES.map((one) => element('option', { value: one, selected: one === role }, ROLE_WORDS[one]));
  const roles = element('select', { 'aria-label': t('Role of {0}', name), 'data-key': `role ${id}` }, ...options);
  roles.addEventListener('change', () =>
    change(
      withRole(
        picks,
        id,
        ROLES.find((one) => one === roles.value),
      ),
    ),
  );
  const remove = button('×', () => change(withRole(picks, id, undefined)), {
    class: 'tool',
    'aria-label': t('Take {0} out', name),
    title: t('Take out'),
    'data-key': `remove ${id}`,
  });
  const facts = row === undefined ? [] : [element('span', { class: 'chip-facts' }, visible(`${row.quality} · ${row.cost}`))];
  const differs = row === undefined || row.differs === '' ? [] : [element('span', { class: 'chip-differs' }, visible(row.differs))];
  const title = row === undefined ? name : namedFacts(row);
  return element('li', { class: 'chip', title }, element('span', { class: 'chip-name' }, name), roles, ...facts, ...differs, remove);
}

function focusedKey(chips: HTMLElement): string | undefined {
  const { activeElement } = document;
  return activeElement instanceof HTMLElement && chips.contains(activeElement) ? activeElement.dataset['key'] : undefined;
}

/** What had the focus and is gone gives it to the chip that is left, or to the table. */
function refocus(chips: HTMLElement, key: string, { grid }: PanelContext): void {
  const all = [...chips.querySelectorAll<HTMLElement>('[data-key]')];
  const found = all.find((one) => one.dataset['key'] === key) ?? all.find((one) => one.dataset['key']?.startsWith('remove ') === true);
  (found ?? grid().element).focus({ preventScroll: true });
}
