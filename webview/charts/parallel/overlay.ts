import { PLACES } from '../../../src/charts/parallel-spec.ts';
import { element } from '../../ui/element.ts';
import { svgElement } from '../../ui/svg.ts';
import { nearestLine } from './nearest-line.ts';
import type { AxisBox } from './axis-view.ts';
import type { Picture } from './picture.ts';

/** Around the lines, as the spec has it. */
const PADDING = { left: 44, right: 64, top: 44, bottom: 8 };

export interface LinesOverlay {
  readonly place: HTMLElement;
  /** Where the axes stand in a place of this size. */
  boxes(count: number): readonly AxisBox[];
  show(picture: Picture | undefined): void;
}

export interface OverlayEvents {
  /** The line under the pointer, as its place in the picture. */
  readonly hover: (line: number | undefined, event: MouseEvent) => void;
  readonly click: (line: number) => void;
}

/** Above the lines: what they say when they are pointed at. */
export function createLinesOverlay(around: HTMLElement, { hover, click }: OverlayEvents): LinesOverlay {
  const lit = svgElement('path', { class: 'lit' });
  const svg = svgElement('svg', { class: 'lines-overlay', 'aria-hidden': 'true' }, lit);
  const place = element('div', { class: 'axes' });
  place.append(svg);
  let picture: Picture | undefined;
  const boxes = (count: number): readonly AxisBox[] => {
    const { clientWidth, clientHeight } = around;
    const width = clientWidth - PADDING.left - PADDING.right;
    const height = clientHeight - PADDING.top - PADDING.bottom;
    const y = (value: number) => PADDING.top + ((PLACES.most - value) / (PLACES.most - PLACES.least)) * height;
    const step = width / Math.max(1, count - 1);
    const room = Math.min(160, Math.max(40, step - 6));
    return Array.from({ length: count }, (_, i) => ({ left: PADDING.left + i * step, head: y(1), foot: y(0), room }));
  };
  const pathOf = (line: number): string => {
    const { chart } = picture!;
    const axes = boxes(chart.axes.length);
    return axes
      .map(({ left, head, foot }, axis) => {
        const at = chart.lines[line]!.places[axis] ?? -0.1;
        return `${axis === 0 ? 'M' : 'L'}${left.toFixed(1)} ${(foot + at * (head - foot)).toFixed(1)}`;
      })
      .join('');
  };
  const lineAt = (event: MouseEvent): number | undefined => {
    if (picture === undefined) return undefined;
    const { left, top } = around.getBoundingClientRect();
    return nearestLine(picture.chart, boxes(picture.chart.axes.length), event.clientX - left, event.clientY - top);
  };
  around.addEventListener('pointermove', (event) => {
    const line = event.target instanceof Element && event.target.closest('.axis') !== null ? undefined : lineAt(event);
    lit.setAttribute('d', line === undefined ? '' : pathOf(line));
    hover(line, event);
  });
  around.addEventListener('pointerleave', (event) => {
    lit.setAttribute('d', '');
    hover(undefined, event);
  });
  around.addEventListener('click', (event) => {
    const line = event.target instanceof Element && event.target.closest('.axis') !== null ? undefined : lineAt(event);
    if (line !== undefined) click(line);
  });
  return {
    place,
    boxes,
    show(next) {
      picture = next;
      lit.setAttribute('d', '');
    },
  };
}
