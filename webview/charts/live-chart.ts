import { changeset, type View } from 'vega';
import type { Result } from 'vega-embed';
import type { ChartSpec } from '../../src/charts/chart-spec.ts';
import { element } from '../ui/element.ts';
import { watchTheme } from '../ui/theme-watch.ts';
import { specParts, type SpecParts } from './spec-parts.ts';
import { embedSpec } from './vega-page.ts';

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** The spec for a place of this size; anew for another size. */
export type SpecFor = (size: Size) => ChartSpec;

export interface LiveChart {
  readonly place: HTMLElement;
  /** Shows a spec. Where only its data or its parameters are others than before, nothing is embedded anew. */
  draw(spec: SpecFor): void;
  readonly view: () => View | undefined;
  /** Takes the drawing away. */
  leave(): void;
}

export interface LiveChartEvents {
  /** The marks are where they belong now: after a drawing, a change of data, another size. */
  readonly drawn: (view: View) => void;
  readonly failed: (error: unknown) => void;
}

interface Drawn {
  readonly result: Result;
  readonly parts: SpecParts;
}

const SMALLEST: Size = { width: 220, height: 160 };

/** A drawing by Vega that fills its place, and is drawn anew when the colours of the page change. */
export function createLiveChart({ drawn: tell, failed }: LiveChartEvents): LiveChart {
  const canvas = element('div', { class: 'chart-canvas', 'aria-hidden': 'true' });
  const place = element('div', { class: 'chart-live' }, canvas);
  let wanted: SpecFor | undefined;
  let now: Drawn | undefined;
  let size: Size = SMALLEST;
  let busy = false;
  let again = false;

  const discard = () => {
    now?.result.finalize();
    now = undefined;
    canvas.replaceChildren();
  };
  const embedAnew = async (spec: ChartSpec, parts: SpecParts) => {
    discard();
    const result = await embedSpec(canvas, spec);
    now = { result, parts };
  };
  const step = async () => {
    if (wanted === undefined) return discard();
    if (size.width === 0 || size.height === 0) return;
    const spec = { ...wanted(size), ...size };
    const parts = specParts(spec);
    if (now?.parts.skeleton === parts.skeleton) now = await changed(now, parts, size);
    else await embedAnew(spec, parts);
    if (now !== undefined && wanted !== undefined) tell(now.result.view);
  };
  /** One after another, the latest wish last: two drawings at once would both stay in the page. */
  const draw = async (): Promise<void> => {
    again = busy;
    if (busy) return;
    busy = true;
    try {
      await step();
    } catch (error) {
      discard();
      failed(error);
    } finally {
      busy = false;
    }
    if (again) await draw();
  };
  const resized = new ResizeObserver(() => {
    const next = sizeOf(place);
    if (next.width === size.width && next.height === size.height) return;
    size = next;
    if (wanted !== undefined) void draw();
  });
  resized.observe(place);
  watchTheme(() => {
    if (wanted === undefined) return;
    discard();
    void draw();
  });
  return {
    place,
    view: () => now?.result.view,
    draw(spec) {
      wanted = spec;
      size = sizeOf(place);
      void draw();
    },
    leave() {
      wanted = undefined;
      void draw();
    },
  };
}

/** Nothing while the place is not shown. */
function sizeOf({ clientWidth, clientHeight }: HTMLElement): Size {
  if (clientWidth === 0 || clientHeight === 0) return { width: 0, height: 0 };
  return { width: Math.max(SMALLEST.width, clientWidth), height: Math.max(SMALLEST.height, clientHeight) };
}

/** Puts other data, parameters and another size into a drawing. */
async function changed({ result, parts: before }: Drawn, parts: SpecParts, { width, height }: Size): Promise<Drawn> {
  const { view } = result;
  for (const [name, values] of parts.data) {
    if (sameJson(before.data.get(name), values)) continue;
    view.change(
      name,
      changeset()
        .remove(() => true)
        .insert([...values]),
    );
  }
  for (const [name, value] of parts.signals) if (!sameJson(before.signals.get(name), value)) view.signal(name, value);
  if (view.width() !== width || view.height() !== height) view.width(width).height(height).resize();
  await view.runAsync();
  return { result, parts };
}

function sameJson(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}
