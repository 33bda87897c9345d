import type { View } from 'vega';
import type { ChartSpec } from '../../src/charts/chart-spec.ts';
import { embedSpec } from './vega-page.ts';
import { t } from '../ui/l10n.ts';

/** A chart as a picture that needs no page, in the colours that it has here. */
export function svgOf(spec: ChartSpec): Promise<string> {
  return drawn(spec, (view) => view.toSVG());
}

const SCALE = 2;

export async function pngOf(spec: ChartSpec): Promise<Uint8Array<ArrayBuffer>> {
  const canvas = (await drawn(spec, (view) => view.toCanvas(SCALE))) as unknown as HTMLCanvasElement;
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (blob === null) throw new Error(t('the chart is too large for a picture'));
  return new Uint8Array(await blob.arrayBuffer());
}

/** Drawn anew, beside the page: what is seen may be zoomed, or lack what lies above it. */
async function drawn<T>(spec: ChartSpec, take: (view: View) => Promise<T>): Promise<T> {
  const { view, finalize } = await embedSpec(document.createElement('div'), spec);
  try {
    return await take(view);
  } finally {
    finalize();
  }
}
