import type { View } from 'vega';
import { element } from '../ui/element.ts';

/** A line across a chart where the pointer is, or where arrow keys moved it. */
export interface XCursor {
  readonly line: HTMLElement;
  /** The drawing that it moves over. */
  follow(view: View | undefined): void;
}

export interface CursorEvents {
  /** A place on the x axis of the drawing, and where that is in the window. */
  readonly at: (x: number, reach: number, where: { readonly left: number; readonly top: number }, how: 'pointer' | 'keys') => void;
  readonly gone: () => void;
  readonly clicked: (x: number, y: number) => void;
}

interface Frame {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

const KEY_STEPS = 50;
/** How near in pixels a value has to be to count as at the place. */
const NEAR = 12;

export function createXCursor(place: HTMLElement, { at, gone, clicked }: CursorEvents): XCursor {
  const line = element('div', { class: 'chart-cursor', hidden: true, 'aria-hidden': 'true' });
  let view: View | undefined;
  let now: number | undefined;
  const frame = (): Frame => {
    const [left, top] = view!.origin();
    const padding = view!.padding() as { readonly left: number; readonly top: number };
    return {
      left: left + padding.left,
      top: top + padding.top,
      width: view!.signal('width') as number,
      height: view!.signal('height') as number,
    };
  };
  const hide = () => {
    now = undefined;
    line.hidden = true;
    gone();
  };
  const moveTo = (pixel: number, how: 'pointer' | 'keys', top?: number) => {
    const { left, top: start, width, height } = frame();
    if (pixel < 0 || pixel > width) return hide();
    now = pixel;
    line.hidden = false;
    line.style.left = `${left + pixel}px`;
    line.style.top = `${start}px`;
    line.style.height = `${height}px`;
    const box = place.getBoundingClientRect();
    const x = invert(view!, 'x', pixel);
    const reach = Math.abs(invert(view!, 'x', Math.min(width, pixel + NEAR)) - invert(view!, 'x', Math.max(0, pixel - NEAR)));
    at(x, reach, { left: box.left + left + pixel, top: top ?? box.top + start + height / 3 }, how);
  };
  const pixelOf = (event: MouseEvent) => event.clientX - place.getBoundingClientRect().left - frame().left;
  place.addEventListener('pointermove', (event) => view !== undefined && moveTo(pixelOf(event), 'pointer', event.clientY));
  place.addEventListener('pointerleave', () => view !== undefined && hide());
  place.addEventListener('blur', () => view !== undefined && hide());
  place.addEventListener('click', (event) => {
    if (view === undefined) return;
    const y = event.clientY - place.getBoundingClientRect().top - frame().top;
    clicked(invert(view, 'x', pixelOf(event)), invert(view, 'y', y));
  });
  place.addEventListener('keydown', (event) => {
    if (view === undefined) return;
    const { width } = frame();
    const step = (event.shiftKey ? 5 : 1) * (width / KEY_STEPS);
    const to = { ArrowRight: (now ?? 0) + step, ArrowLeft: (now ?? width) - step, Home: 0, End: width }[event.key];
    if (event.key === 'Escape' && now !== undefined) {
      event.stopPropagation();
      hide();
    }
    if (to === undefined) return;
    event.preventDefault();
    moveTo(Math.min(width, Math.max(0, to)), 'keys');
  });
  return {
    line,
    follow(next) {
      view = next;
      line.hidden = true;
    },
  };
}

function invert(view: View, axis: 'x' | 'y', pixel: number): number {
  return (view.scale(axis) as { invert(pixel: number): number }).invert(pixel);
}
