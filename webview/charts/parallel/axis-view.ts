import { visible } from '../../../src/core/text/visible.ts';
import { button, element } from '../../ui/element.ts';
import type { Anchor } from '../../ui/popover.ts';
import { axisTitle } from '../columns.ts';
import type { UprightScale } from '../upright-scale.ts';
import type { Stretch } from './brushes.ts';
import { brushHandles } from './brush-handles.ts';
import { t } from '../../ui/l10n.ts';

/** The page's pixels of an axis, from the top of its place. */
export interface AxisBox {
  readonly left: number;
  readonly head: number;
  readonly foot: number;
  /** As wide as its title may be. */
  readonly room: number;
}

export interface AxisEvents {
  readonly menu: (anchor: Anchor) => void;
  /** While it is dragged, and at last. */
  readonly brush: (stretch: Stretch | undefined, when: 'meanwhile' | 'done') => void;
  readonly move: (by: -1 | 1) => void;
  /** The axis was dragged to a place of the window. */
  readonly drop: (clientX: number) => void;
  readonly remove: () => void;
}

export interface AxisView {
  readonly place: HTMLElement;
  show(scale: UprightScale, box: AxisBox, stretch: Stretch | undefined, hasMissing: boolean): void;
  readonly head: HTMLElement;
}

/** An axis to brush, to move, and to ask for more: its title, its values, and what of it is chosen. */
export function createAxisView({ menu, brush, move, drop, remove }: AxisEvents): AxisView {
  const head = button('', () => menu(head.getBoundingClientRect()), { class: 'axis-head', 'aria-haspopup': 'menu' });
  const ticks = element('div', { 'aria-hidden': 'true' });
  const handles = brushHandles(brush);
  const none = element('div', { class: 'axis-none', 'aria-hidden': 'true' }, t('none'));
  const place = element('div', { class: 'axis', role: 'group' }, head, ticks, none, handles.place);
  head.addEventListener('keydown', (event) => {
    if (event.key === 'Delete') return remove();
    const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (by === undefined || !(event.altKey || event.ctrlKey)) return;
    event.preventDefault();
    move(by as -1 | 1);
  });
  dragHead(head, drop);
  return {
    place,
    head,
    show(scale, { left, head: top, foot, room }, stretch, hasMissing) {
      const { meta } = scale.column;
      const title = axisTitle(meta);
      place.style.left = `${left}px`;
      place.style.setProperty('--room', `${room}px`);
      place.setAttribute('aria-label', title);
      const better =
        meta.goal === undefined ? '' : meta.goal === 'max' ? t('higher is better, at the top') : t('lower is better, at the top');
      const hint = [title, better, scale.log ? t('log scale') : ''].filter((text) => text !== '').join('; ');
      head.replaceChildren(
        element('span', { class: 'axis-title' }, visible(title)),
        element('span', { class: 'axis-goal' }, goalMark(meta.goal, scale.log)),
      );
      head.title = t('{0}. A click shows what can be done; Alt and an arrow moves it, as dragging does; Delete takes it away.', hint);
      const height = foot - top;
      ticks.replaceChildren(
        ...scale.ticks.map(({ at, text }) => {
          const tick = element('span', { class: 'axis-tick' }, text);
          tick.style.top = `${top + (1 - at) * height}px`;
          return tick;
        }),
      );
      none.hidden = !hasMissing;
      none.style.top = `${foot + 0.1 * height}px`;
      handles.show({ scale, top, height, stretch });
    },
  };
}

function goalMark(goal: 'max' | 'min' | undefined, log: boolean): string {
  if (goal === undefined) return log ? t('log') : '';
  return goal === 'max' ? t('higher ↑') : t('lower ↑');
}

const FAR = 6;

/** A click opens the menu; farther than a few pixels it is a drag. */
function dragHead(head: HTMLElement, drop: (clientX: number) => void): void {
  head.addEventListener('pointerdown', (start) => {
    if (start.button !== 0) return;
    const over = new AbortController();
    const { signal } = over;
    let moved = false;
    const follow = ({ clientX }: PointerEvent) => {
      moved ||= Math.abs(clientX - start.clientX) > FAR;
      if (moved) head.style.transform = `translateX(calc(-50% + ${clientX - start.clientX}px))`;
    };
    const end = ({ clientX }: PointerEvent) => {
      over.abort();
      head.style.transform = '';
      if (!moved) return;
      // The click that follows is part of the drag.
      head.addEventListener('click', swallow, { capture: true, once: true });
      setTimeout(() => head.removeEventListener('click', swallow, { capture: true }));
      drop(clientX);
    };
    addEventListener('pointermove', follow, { signal });
    addEventListener('pointerup', end, { signal });
    addEventListener(
      'pointercancel',
      () => {
        over.abort();
        head.style.transform = '';
      },
      { signal },
    );
  });
}

function swallow(event: Event): void {
  event.preventDefault();
  event.stopPropagation();
}
