import type { CellView } from './cell-view.ts';
import type { HeadView } from './grid-model.ts';

/** An element that is used again for one cell after the other: it remembers what was set, so that only what changed is set. */
export interface Drawn {
  readonly element: HTMLElement;
  readonly was: Map<string, string | undefined>;
}

export function drawn(element: HTMLElement): Drawn {
  return { element, was: new Map() };
}

export function set({ element, was }: Drawn, name: string, value: string | undefined): void {
  if (was.get(name) === value) return;
  was.set(name, value);
  if (value === undefined) element.removeAttribute(name);
  else element.setAttribute(name, value);
}

/** A link is as wide as its text, so that the rest of its cell can be clicked without following it. */
export function setText({ element, was }: Drawn, text: string, isLink = false): void {
  const key = isLink ? `link ${text}` : `text ${text}`;
  if (was.get('#text') === key) return;
  was.set('#text', key);
  if (!isLink) {
    element.textContent = text;
    return;
  }
  const link = document.createElement('span');
  link.className = 'grid-link';
  link.textContent = text;
  element.replaceChildren(link);
}

export function setStyle({ element, was }: Drawn, name: 'width' | 'margin-left', value: string): void {
  const key = `style ${name}`;
  if (was.get(key) === value) return;
  was.set(key, value);
  element.style.setProperty(name, value);
}

export function fillCell(
  cell: Drawn,
  { text, mark = '', title, label, numeric, strong, tone, icon, indent = 0 }: CellView,
  classes: string,
): void {
  setText(cell, `${text}${mark}`, tone === 'link');
  set(cell, 'title', title === undefined || title === '' ? undefined : title);
  set(cell, 'aria-label', label);
  set(cell, 'data-icon', icon);
  set(cell, 'data-indent', indent === 0 ? undefined : String(indent));
  set(
    cell,
    'class',
    [classes, numeric === true ? 'number' : '', strong === true ? 'strong' : '', tone === 'muted' ? tone : '']
      .filter((one) => one !== '')
      .join(' '),
  );
}

export function newHeadCell(): HTMLElement {
  const cell = document.createElement('div');
  for (const part of ['grid-title', 'grid-sort', 'grid-edge']) {
    const span = document.createElement('span');
    span.className = part;
    cell.append(span);
  }
  return cell;
}

const ARROWS = { ascending: '↑', descending: '↓', none: '' } as const;

export function fillHead(cell: Drawn, { title, label, hint, numeric, sort, order }: HeadView, classes: string): void {
  const sorted = `${ARROWS[sort]}${order ?? ''}`;
  const [titlePart, sortPart] = cell.element.children;
  if (cell.was.get('#text') !== title) {
    cell.was.set('#text', title);
    titlePart!.textContent = title;
  }
  if (sortPart!.textContent !== sorted) sortPart!.textContent = sorted;
  set(cell, 'title', hint);
  set(cell, 'aria-label', label);
  set(cell, 'aria-sort', sort);
  set(cell, 'class', numeric ? `${classes} number` : classes);
}
