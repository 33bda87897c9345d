import type { View } from 'vega';
import type { Pixel, PlotAxes } from './plot.ts';
import { moved, zoomed, type ZoomAxis } from './zoom.ts';

export interface Zooming {
  readonly axes: () => PlotAxes;
  /** Other axes than before: all of them is shown. The same ones stay as a person has left them. */
  take(x: Omit<ZoomAxis, 'now'>, y: Omit<ZoomAxis, 'now'>): void;
  by(factor: number, at?: Pixel): void;
  move(share: Pixel): void;
  whole(): void;
  readonly isZoomed: () => boolean;
}

const MIDDLE: Pixel = { x: 0.5, y: 0.5 };

/** Zooms and moves a view by its parameters `xDomain` and `yDomain`; nothing is drawn anew. `changed` follows every frame. */
export function createZooming(viewOf: () => View | undefined, changed: (view: View) => void): Zooming {
  let x: ZoomAxis = { log: false, whole: [0, 1], now: [0, 1] };
  let y: ZoomAxis = x;
  let isBusy = false;
  let isStale = false;
  const show = async (): Promise<void> => {
    isStale = isBusy;
    const view = viewOf();
    if (isBusy || view === undefined) return;
    isBusy = true;
    await view.signal('xDomain', x.now).signal('yDomain', y.now).runAsync();
    isBusy = false;
    changed(view);
    if (isStale) await show();
  };
  const set = (across: ZoomAxis['now'], up: ZoomAxis['now']) => {
    if (![...across, ...up].every(Number.isFinite)) return;
    x = { ...x, now: across };
    y = { ...y, now: up };
    void show();
  };
  const taken = (before: ZoomAxis, { log, whole }: Omit<ZoomAxis, 'now'>): ZoomAxis => {
    const isSame = before.log === log && before.whole[0] === whole[0] && before.whole[1] === whole[1];
    return isSame ? before : { log, whole, now: whole };
  };
  return {
    axes: () => ({ x, y }),
    take(across, up) {
      x = taken(x, across);
      y = taken(y, up);
    },
    by: (factor, at = MIDDLE) => set(zoomed(x, factor, at.x), zoomed(y, factor, at.y)),
    move: (share) => set(moved(x, share.x), moved(y, share.y)),
    whole: () => set(x.whole, y.whole),
    isZoomed: () => x.now !== x.whole || y.now !== y.whole,
  };
}
