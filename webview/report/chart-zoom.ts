import type { View } from 'vega';
import { moved, zoomed, type ZoomAxis } from '../charts/zoom.ts';

export interface Axes {
  readonly x: ZoomAxis;
  readonly y: ZoomAxis;
}

const STEP = 0.7;

/** Zooming with buttons, with the wheel while Ctrl is held (a pinch says the same), and moving by dragging. */
export function bindZoom(view: View, place: HTMLElement, tools: HTMLElement, axes: Axes, signal: AbortSignal): void {
  const show = () => void view.signal('xDomain', axes.x.now).signal('yDomain', axes.y.now).runAsync();
  const zoomBy = (factor: number, at: { x: number; y: number }) => {
    axes.x.now = zoomed(axes.x, factor, at.x);
    axes.y.now = zoomed(axes.y, factor, at.y);
    show();
  };
  const middle = { x: 0.5, y: 0.5 };
  const actions: Readonly<Record<string, () => void>> = {
    in: () => zoomBy(STEP, middle),
    out: () => zoomBy(1 / STEP, middle),
    reset: () => {
      axes.x.now = axes.x.whole;
      axes.y.now = axes.y.whole;
      show();
    },
  };
  tools.addEventListener('click', ({ target }) => actions[(target as HTMLElement).dataset['zoom'] ?? '']?.(), { signal });
  place.addEventListener(
    'wheel',
    (event) => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      zoomBy(event.deltaY < 0 ? 0.87 : 1 / 0.87, placeOf(event, view, place));
    },
    { signal, passive: false },
  );
  bindDrag(view, place, axes, show, signal);
}

function bindDrag(view: View, place: HTMLElement, axes: Axes, show: () => void, signal: AbortSignal): void {
  let last: { x: number; y: number } | undefined;
  place.addEventListener(
    'pointerdown',
    (event) => {
      if (event.button === 0 && event.pointerType !== 'touch') last = placeOf(event, view, place);
    },
    { signal },
  );
  addEventListener(
    'pointermove',
    (event) => {
      if (last === undefined) return;
      const at = placeOf(event, view, place);
      axes.x.now = moved(axes.x, last.x - at.x);
      axes.y.now = moved(axes.y, last.y - at.y);
      last = at;
      show();
    },
    { signal },
  );
  addEventListener(
    'pointerup',
    () => {
      last = undefined;
    },
    { signal },
  );
}

/** Where an event is in the plot: 0 to 1 from left to right and from bottom to top. */
function placeOf(event: MouseEvent, view: View, place: HTMLElement): { x: number; y: number } {
  const box = place.getBoundingClientRect();
  const [left, top] = view.origin();
  const [width, height] = [Number(view.signal('width')), Number(view.signal('height'))];
  return { x: (event.clientX - box.left - left) / width, y: 1 - (event.clientY - box.top - top) / height };
}
