import { isInside, type Pixel, type Plot } from '../plot.ts';
import type { ParetoSettings } from './settings.ts';

type Tool = ParetoSettings['tool'];

/** What a person does with the pointer over a plot, in pixels of its place. */
export interface GestureEvents {
  readonly plot: () => Plot | undefined;
  readonly tool: () => Tool;
  readonly limitAt: (at: Pixel) => 'x' | 'y' | undefined;
  readonly limit: (axis: 'x' | 'y', at: Pixel, how: 'moving' | 'done') => void;
  readonly brush: (from: Pixel, to: Pixel, how: 'moving' | 'done') => void;
  readonly lasso: (line: readonly Pixel[], how: 'moving' | 'done', adding: boolean) => void;
  /** By shares of the plot. */
  readonly move: (share: Pixel) => void;
  readonly zoom: (factor: number, at: Pixel) => void;
  readonly click: (at: Pixel, adding: boolean) => void;
  readonly hover: (at: Pixel | undefined, event: PointerEvent) => void;
  readonly cancelled: () => void;
  /** Space, where nothing was moved while it was held. */
  readonly space: () => void;
}

interface Drag {
  readonly start: Pixel;
  readonly moving: (at: Pixel, event: PointerEvent) => void;
  readonly done: (at: Pixel, event: PointerEvent) => void;
}

const SMALLEST = 4;
const ZOOM_STEP = 0.87;

export interface Gestures {
  /** Whether a drag was under way, which then is over without an effect. */
  cancel(): boolean;
}

/** One drag at a time: a limit, the plot itself, a line round points, or a rectangle; without a drag it is a click. */
export function listenToGestures(place: SVGSVGElement, events: GestureEvents): Gestures {
  let drag: Drag | undefined;
  let space: 'up' | 'held' | 'used' = 'up';
  const at = (event: MouseEvent): Pixel => {
    const box = place.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  };
  place.addEventListener('keydown', (event) => {
    if (event.key !== ' ') return;
    event.preventDefault();
    if (space === 'up') space = 'held';
  });
  place.addEventListener('keyup', ({ key }) => {
    if (key !== ' ') return;
    if (space === 'held') events.space();
    space = 'up';
  });
  place.addEventListener('blur', () => {
    space = 'up';
  });
  place.addEventListener('pointerdown', (event) => {
    const plot = events.plot();
    if (plot === undefined || event.button > 1) return;
    const start = at(event);
    const limit = event.button === 0 ? events.limitAt(start) : undefined;
    drag = limit !== undefined ? limitDrag(events, limit, start) : isInside(plot, start) ? dragFor(event, plot, start) : undefined;
    if (drag === undefined) return;
    event.preventDefault();
    place.focus({ preventScroll: true });
    place.setPointerCapture(event.pointerId);
  });
  const dragFor = (event: PointerEvent, plot: Plot, start: Pixel): Drag => {
    if (space === 'held') space = 'used';
    if (event.button === 1 || space === 'used' || events.tool() === 'move') return moveDrag(events, plot, start);
    return event.shiftKey || events.tool() === 'lasso' ? lassoDrag(events, start) : brushDrag(events, start);
  };
  place.addEventListener('pointermove', (event) => {
    const now = at(event);
    if (drag !== undefined) return drag.moving(now, event);
    place.dataset['over'] = events.limitAt(now) ?? '';
    events.hover(now, event);
  });
  place.addEventListener('pointerleave', (event) => drag === undefined && events.hover(undefined, event));
  place.addEventListener('pointerup', (event) => {
    const ended = drag;
    drag = undefined;
    ended?.done(at(event), event);
  });
  const cancel = () => {
    if (drag === undefined) return false;
    drag = undefined;
    events.cancelled();
    return true;
  };
  place.addEventListener('pointercancel', cancel);
  place.addEventListener(
    'wheel',
    (event) => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      events.zoom(event.deltaY < 0 ? ZOOM_STEP : 1 / ZOOM_STEP, at(event));
    },
    { passive: false },
  );
  return { cancel };
}

function limitDrag(events: GestureEvents, axis: 'x' | 'y', start: Pixel): Drag {
  return { start, moving: (to) => events.limit(axis, to, 'moving'), done: (to) => events.limit(axis, to, 'done') };
}

function moveDrag(events: GestureEvents, { width, height }: Plot, start: Pixel): Drag {
  let last = start;
  const moving = (to: Pixel) => {
    events.move({ x: (last.x - to.x) / width, y: (to.y - last.y) / height });
    last = to;
  };
  return { start, moving, done: (to, { ctrlKey, metaKey }) => isClick(start, to) && events.click(to, ctrlKey || metaKey) };
}

function brushDrag(events: GestureEvents, start: Pixel): Drag {
  let begun = false;
  return {
    start,
    moving(to) {
      begun ||= !isClick(start, to);
      if (begun) events.brush(start, to, 'moving');
    },
    done(to, { ctrlKey, metaKey }) {
      if (begun) events.brush(start, to, 'done');
      else events.click(to, ctrlKey || metaKey);
    },
  };
}

function lassoDrag(events: GestureEvents, start: Pixel): Drag {
  const line: Pixel[] = [start];
  return {
    start,
    moving(to) {
      line.push(to);
      events.lasso(line, 'moving', false);
    },
    done(to, { ctrlKey, metaKey }) {
      if (line.every((one) => isClick(start, one))) events.click(to, ctrlKey || metaKey);
      else events.lasso(line, 'done', ctrlKey || metaKey);
    },
  };
}

function isClick(a: Pixel, b: Pixel): boolean {
  return Math.abs(a.x - b.x) < SMALLEST && Math.abs(a.y - b.y) < SMALLEST;
}
