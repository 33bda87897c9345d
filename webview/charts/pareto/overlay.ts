import type { PlacedLabel } from '../../../src/charts/labels.ts';
import { newId } from '../../ui/element.ts';
import { svgElement } from '../../ui/svg.ts';
import type { Pixel, Plot } from '../plot.ts';
import { pathOf, ringsPath } from '../shapes.ts';
import type { Axes } from './axes.ts';
import type { Limits } from './best-within.ts';
import { drawLimits } from './limit-lines.ts';

export interface MarkedPlaces {
  readonly selected: readonly Pixel[];
  readonly added: readonly Pixel[];
  readonly knee: Pixel | undefined;
  /** Points where several lie on one another. */
  readonly tied: readonly (Pixel & { readonly count: number })[];
}

export interface Box {
  readonly from: Pixel;
  readonly to: Pixel;
}

export interface Overlay {
  readonly place: SVGSVGElement;
  frame(plot: Plot): void;
  labels(plot: Plot, placed: readonly PlacedLabel[], pixelOf: (label: PlacedLabel) => Pixel): void;
  marks(places: MarkedPlaces): void;
  limits(plot: Plot, axes: Axes, limits: Limits): void;
  brush(box: Box | undefined): void;
  lasso(line: readonly Pixel[]): void;
  /** Rings the point under the pointer, or that the keyboard is at. */
  point(which: 'hovered' | 'at', pixel: Pixel | undefined): void;
}

/** What lies above the marks and moves without them: lines, labels, rings, what is being drawn by hand. */
export function createOverlay(): Overlay {
  const clip = newId('clip');
  const clipBox = svgElement('rect');
  const layer = (name: string) => svgElement('g', { class: name, 'clip-path': `url(#${clip})` });
  const [shade, rings, labels, handles] = [layer('shade'), layer('rings'), layer('labels'), svgElement('g', { class: 'limits' })];
  const brush = svgElement('rect', { class: 'brush', visibility: 'hidden' });
  const lasso = svgElement('path', { class: 'lasso' });
  const hand = svgElement('g', { 'clip-path': `url(#${clip})` }, brush, lasso);
  const points = { hovered: svgElement('circle', { class: 'ring hovered', r: 8 }), at: svgElement('circle', { class: 'ring at', r: 10 }) };
  for (const ring of Object.values(points)) ring.setAttribute('visibility', 'hidden');
  const place = svgElement(
    'svg',
    { class: 'chart-overlay' },
    svgElement('clipPath', { id: clip }, clipBox),
    ...[shade, rings, labels, hand, points.hovered, points.at, handles],
  );
  return {
    place,
    frame: ({ left, top, width, height }) => setAll(clipBox, { x: left, y: top, width, height }),
    labels(plot, placed, pixelOf) {
      const texts = placed.map((label) => {
        const { x, y } = pixelOf(label);
        const { align, baseline, dx, dy, text } = label;
        const anchor = { left: 'start', right: 'end', center: 'middle' }[align];
        return svgElement('text', { x: x + dx, y: y + dy + (baseline === 'top' ? TEXT_TOP : 0), 'text-anchor': anchor }, text);
      });
      labels.replaceChildren(...texts);
      for (const text of texts) keepInside(text, plot);
    },
    marks({ selected, added, knee, tied }) {
      const ring = (name: string, places: readonly Pixel[], radius: number) =>
        places.length === 0 ? [] : [svgElement('path', { class: `ring ${name}`, d: ringsPath(places, radius) })];
      const diamond = knee === undefined ? [] : [svgElement('path', { class: 'ring knee', d: diamondPath(knee) })];
      const counts = tied.map(({ x, y, count }) => svgElement('text', { x: x + 8, y: y + 4, class: 'tied' }, `×${count}`));
      rings.replaceChildren(...diamond, ...ring('added', added, 11), ...ring('selected', selected, 8), ...counts);
    },
    limits(plot, axes, limits) {
      const { shades, lines } = drawLimits(plot, axes, limits);
      shade.replaceChildren(...shades);
      handles.replaceChildren(...lines);
    },
    brush(box) {
      brush.setAttribute('visibility', box === undefined ? 'hidden' : 'visible');
      if (box === undefined) return;
      const { from, to } = box;
      const [x, y] = [Math.min(from.x, to.x), Math.min(from.y, to.y)];
      setAll(brush, { x, y, width: Math.abs(to.x - from.x), height: Math.abs(to.y - from.y) });
    },
    lasso: (line) => lasso.setAttribute('d', pathOf(line, 'closed')),
    point(which, pixel) {
      const ring = points[which];
      ring.setAttribute('visibility', pixel === undefined ? 'hidden' : 'visible');
      if (pixel !== undefined) setAll(ring, { cx: pixel.x, cy: pixel.y });
    },
  };
}

const TEXT_TOP = 10;
const DIAMOND = 13;

function diamondPath({ x, y }: Pixel): string {
  const corners = [
    { x, y: y - DIAMOND },
    { x: x + DIAMOND, y },
    { x, y: y + DIAMOND },
    { x: x - DIAMOND, y },
  ];
  return pathOf(corners, 'closed');
}

/** Places were found without knowing how wide a text is on this screen. */
function keepInside(text: SVGTextElement, { left, width }: Plot): void {
  const box = text.getBBox();
  const over = Math.max(0, box.x + box.width - (left + width - AIR));
  const by = Math.max(left + AIR - box.x, -over);
  if (by > 0 || over > 0) text.setAttribute('x', (Number(text.getAttribute('x')) + by).toFixed(1));
}

const AIR = 3;

function setAll(element: SVGElement, attributes: Readonly<Record<string, number>>): void {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value.toFixed(1));
}
