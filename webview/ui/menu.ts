import { element } from './element.ts';
import { type Anchor, openPopover } from './popover.ts';

export interface MenuItem {
  readonly label: string;
  /** What stands behind the label: keys, or a number. */
  readonly hint?: string | undefined;
  readonly checked?: boolean | undefined;
  /** Why it cannot be done now. */
  readonly disabled?: string | undefined;
  readonly run: () => void;
}

/** A menu of groups of items. The focus moves through it and comes back when it closes. */
export function openMenu(anchor: Anchor, label: string, groups: readonly (readonly MenuItem[])[]): void {
  const content: Node[] = [];
  const items: { readonly item: MenuItem; readonly place: HTMLElement }[] = [];
  for (const group of groups) {
    if (group.length === 0) continue;
    if (content.length > 0) content.push(element('div', { class: 'menu-line', role: 'separator' }));
    for (const item of group) {
      const place = itemElement(item);
      items.push({ item, place });
      content.push(place);
    }
  }
  const menu = openPopover(anchor, content, { role: 'menu', label, className: 'menu' });
  const choose = ({ disabled, run }: MenuItem) => {
    if (disabled !== undefined) return;
    menu.close();
    run();
  };
  for (const { item, place } of items) {
    place.addEventListener('click', () => choose(item));
    place.addEventListener('pointermove', () => place.focus({ preventScroll: true }));
  }
  menu.box.addEventListener('keydown', (event) => {
    const now = items.findIndex(({ place }) => place === document.activeElement);
    const to = target(event.key, now, items);
    if (to !== undefined) items[to]?.place.focus();
    else if ((event.key === 'Enter' || event.key === ' ') && now >= 0) choose(items[now]!.item);
    else if (event.key === 'Tab') menu.close();
    else return;
    event.preventDefault();
  });
  items[0]?.place.focus({ preventScroll: true });
}

function itemElement({ label, hint, checked, disabled }: MenuItem): HTMLElement {
  const behind = disabled ?? hint;
  return element(
    'div',
    {
      class: 'menu-item',
      role: checked === undefined ? 'menuitem' : 'menuitemcheckbox',
      tabindex: -1,
      'aria-checked': checked === undefined ? undefined : String(checked),
      'aria-disabled': disabled === undefined ? undefined : 'true',
    },
    element('span', { class: 'menu-label' }, label),
    ...(behind === undefined ? [] : [element('span', { class: 'menu-hint' }, behind)]),
  );
}

/** Where a key takes the focus: a neighbour, an end, or the next item that begins with the letter. */
function target(key: string, now: number, items: readonly { readonly item: MenuItem }[]): number | undefined {
  const { length } = items;
  if (key === 'ArrowDown') return (now + 1) % length;
  if (key === 'ArrowUp') return (now - 1 + length) % length;
  if (key === 'Home') return 0;
  if (key === 'End') return length - 1;
  if (key.length !== 1 || key === ' ') return undefined;
  const order = items.map((_, i) => (now + 1 + i) % length);
  return order.find((i) => items[i]!.item.label.toLowerCase().startsWith(key.toLowerCase()));
}
