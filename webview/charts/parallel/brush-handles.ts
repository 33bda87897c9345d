import { element } from '../../ui/element.ts';
import type { UprightScale } from '../upright-scale.ts';
import type { Stretch } from './brushes.ts';
import { t } from '../../ui/l10n.ts';

export interface ShownStretch {
  readonly scale: UprightScale;
  readonly top: number;
  readonly height: number;
  readonly stretch: Stretch | undefined;
}

export interface BrushHandles {
  readonly place: HTMLElement;
  show(shown: ShownStretch): void;
}

type Brushed = (stretch: Stretch | undefined, when: 'meanwhile' | 'done') => void;

const WHOLE: Stretch = { from: 0, to: 1 };
/** A shorter drag is a click, which takes the stretch away. */
const SHORT = 4;
const STEP = 0.02;

/** The stretch of an axis that lines have to cross: dragged anew, moved, or by its two ends, which are sliders for the keyboard too. */
export function brushHandles(brushed: Brushed): BrushHandles {
  const band = element('div', { class: 'axis-band' });
  const ends = { to: thumb(), from: thumb() };
  const place = element('div', { class: 'axis-track' }, band, ends.to, ends.from);
  let now: ShownStretch | undefined;
  const at = () => now?.stretch ?? WHOLE;
  const draw = (stretch: Stretch | undefined) => {
    const { from, to } = stretch ?? WHOLE;
    place.classList.toggle('brushed', stretch !== undefined);
    band.style.top = `${(1 - to) * 100}%`;
    band.style.height = `${(to - from) * 100}%`;
    for (const [end, share] of [
      ['from', from],
      ['to', to],
    ] as const)
      showThumb(ends[end], end, share, now!.scale);
  };
  const tell = (stretch: Stretch | undefined, when: 'meanwhile' | 'done') => {
    const isWhole = stretch !== undefined && stretch.from <= 0 && stretch.to >= 1;
    const next = isWhole ? undefined : stretch;
    if (now !== undefined) now = { ...now, stretch: next };
    draw(next);
    brushed(next, when);
  };
  place.addEventListener('pointerdown', (event) => {
    if (event.button !== 0 || now === undefined) return;
    event.preventDefault();
    const held = Object.entries(ends).find(([, end]) => end === event.target)?.[0] as 'from' | 'to' | undefined;
    held === undefined ? ends.to.focus({ preventScroll: true }) : ends[held].focus({ preventScroll: true });
    drag(event, place, { start: at(), held, isBand: event.target === band && now.stretch !== undefined }, tell);
  });
  for (const end of ['from', 'to'] as const)
    ends[end].addEventListener('keydown', (event) => {
      const next = stepped(at(), end, event.key, event.shiftKey);
      if (next === undefined) return;
      event.preventDefault();
      event.stopPropagation();
      tell(next, 'done');
    });
  return {
    place,
    show(shown) {
      now = shown;
      place.style.top = `${shown.top}px`;
      place.style.height = `${shown.height}px`;
      draw(shown.stretch);
    },
  };
}

interface Drag {
  readonly start: Stretch;
  readonly held: 'from' | 'to' | undefined;
  readonly isBand: boolean;
}

function drag(event: PointerEvent, place: HTMLElement, { start, held, isBand }: Drag, tell: Brushed): void {
  const { top, height } = place.getBoundingClientRect();
  const share = (clientY: number) => Math.max(0, Math.min(1, 1 - (clientY - top) / height));
  const first = share(event.clientY);
  const over = new AbortController();
  const { signal } = over;
  const reached = (clientY: number): Stretch | undefined => {
    const last = share(clientY);
    if (held !== undefined) return sorted(last, held === 'from' ? start.to : start.from);
    if (Math.abs(clientY - event.clientY) < SHORT) return undefined;
    if (!isBand) return sorted(first, last);
    const by = Math.max(-start.from, Math.min(1 - start.to, last - first));
    return { from: start.from + by, to: start.to + by };
  };
  addEventListener('pointermove', ({ clientY }) => tell(reached(clientY), 'meanwhile'), { signal });
  addEventListener(
    'pointerup',
    ({ clientY }) => {
      over.abort();
      tell(reached(clientY), 'done');
    },
    { signal },
  );
  addEventListener(
    'pointercancel',
    () => {
      over.abort();
      tell(start, 'done');
    },
    { signal },
  );
}

function sorted(a: number, b: number): Stretch {
  return { from: Math.min(a, b), to: Math.max(a, b) };
}

function stepped({ from, to }: Stretch, end: 'from' | 'to', key: string, isFar: boolean): Stretch | undefined {
  const step = STEP * (isFar ? 5 : 1);
  const now = end === 'from' ? from : to;
  const next = { ArrowUp: now + step, ArrowDown: now - step, PageUp: now + 0.1, PageDown: now - 0.1, Home: 0, End: 1 }[key];
  if (next === undefined) return undefined;
  const share = Math.max(0, Math.min(1, next));
  return end === 'from' ? { from: Math.min(share, to), to } : { from, to: Math.max(share, from) };
}

function thumb(): HTMLElement {
  return element('div', {
    class: 'axis-thumb',
    role: 'slider',
    tabindex: 0,
    'aria-orientation': 'vertical',
    'aria-valuemin': 0,
    'aria-valuemax': 100,
  });
}

function endText(title: string, end: 'from' | 'to'): string {
  return end === 'to' ? t('{0}: upper end of what is shown', title) : t('{0}: lower end of what is shown', title);
}

function showThumb(thumbPlace: HTMLElement, end: 'from' | 'to', share: number, scale: UprightScale): void {
  thumbPlace.style.top = `${(1 - share) * 100}%`;
  thumbPlace.setAttribute('aria-label', endText(scale.column.meta.title, end));
  thumbPlace.setAttribute('aria-valuenow', String(Math.round(share * 100)));
  thumbPlace.setAttribute('aria-valuetext', scale.text(scale.valueAt(share)));
}
