import type { AxisScale } from './axis-scale.ts';
import { CHART_TAGS, type ChartPoint } from './pareto-chart.ts';

/** A label beside its point. */
export interface PlacedLabel {
  readonly point: ChartPoint;
  readonly text: string;
  readonly align: 'left' | 'right' | 'center';
  readonly baseline: 'bottom' | 'top';
  readonly dx: number;
  readonly dy: number;
}

export interface LabelFrame {
  readonly x: AxisScale;
  readonly y: AxisScale;
  /** Of the plot, in pixels. */
  readonly width: number;
  readonly height: number;
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const CHARACTER = 6.2;
const LINE = 14;
const MOST_CHARACTERS = 34;

type Spot = Pick<PlacedLabel, 'align' | 'baseline' | 'dx' | 'dy'>;
const SPOTS: readonly Spot[] = [
  { align: 'right', baseline: 'bottom', dx: -9, dy: -7 },
  { align: 'left', baseline: 'bottom', dx: 9, dy: -7 },
  { align: 'left', baseline: 'top', dx: 9, dy: 8 },
  { align: 'center', baseline: 'bottom', dx: 0, dy: -14 },
  { align: 'right', baseline: 'top', dx: -9, dy: 8 },
  { align: 'center', baseline: 'top', dx: 0, dy: 14 },
  { align: 'left', baseline: 'top', dx: 9, dy: 26 },
  { align: 'left', baseline: 'bottom', dx: 9, dy: -24 },
];

/** Labels of the tagged points, each in the spot that hides least: other labels, points of the front, the frame. */
export function placeLabels(points: readonly ChartPoint[], frame: LabelFrame): readonly PlacedLabel[] {
  const front = points.filter(({ rank }) => rank === 0).map((point) => pixelOf(point, frame));
  const placed: { label: PlacedLabel; box: Box }[] = [];
  for (const point of points.filter(({ tags }) => tags.length > 0).sort(byWeight)) {
    const text = `${CHART_TAGS.filter((tag) => point.tags.includes(tag)).join(', ')}: ${shortened(point.name)}`;
    const options = SPOTS.map((spot) => {
      const box = boxOf(point, text, spot, frame);
      return {
        label: { point, text, ...spot },
        box,
        harm: harmOf(
          box,
          placed.map((other) => other.box),
          front,
          frame,
        ),
      };
    });
    placed.push(options.reduce((best, option) => (option.harm < best.harm ? option : best)));
  }
  return placed.map(({ label }) => label);
}

function byWeight(a: ChartPoint, b: ChartPoint): number {
  const weight = ({ tags }: ChartPoint) => Math.min(...tags.map((tag) => CHART_TAGS.indexOf(tag)));
  return weight(a) - weight(b) || (a.id < b.id ? -1 : 1);
}

function shortened(name: string): string {
  return name.length > MOST_CHARACTERS ? `${name.slice(0, MOST_CHARACTERS - 1)}…` : name;
}

function pixelOf({ x, y }: ChartPoint, frame: LabelFrame) {
  return { x: frame.x.place(x.value) * frame.width, y: (1 - frame.y.place(y.value)) * frame.height };
}

function boxOf(point: ChartPoint, text: string, { align, baseline, dx, dy }: Spot, frame: LabelFrame): Box {
  const at = pixelOf(point, frame);
  const width = text.length * CHARACTER;
  const left = at.x + dx - (align === 'right' ? width : align === 'center' ? width / 2 : 0);
  const top = at.y + dy - (baseline === 'bottom' ? LINE : 0);
  return { left, right: left + width, top, bottom: top + LINE };
}

function harmOf(box: Box, others: readonly Box[], front: readonly { x: number; y: number }[], frame: LabelFrame): number {
  const outside =
    Math.max(0, -box.left) + Math.max(0, box.right - frame.width) + Math.max(0, -box.top) + Math.max(0, box.bottom - frame.height);
  const overlaps = others.filter((other) => overlap(box, other)).length;
  const hidden = front.filter(({ x, y }) => x > box.left - 5 && x < box.right + 5 && y > box.top - 5 && y < box.bottom + 5).length;
  return outside * 2 + overlaps * 100 + hidden * 10;
}

function overlap(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}
