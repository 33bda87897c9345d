import { expect, it } from 'vitest';
import { axisScale } from './axis-scale.ts';
import { placeLabels } from './labels.ts';
import type { ChartPoint, ChartTag } from './pareto-chart.ts';

const frame = { x: axisScale({ kind: 'number' }, [0, 100]), y: axisScale({ kind: 'number' }, [0, 100]), width: 680, height: 320 };

function point(id: string, x: number, y: number, tags: readonly ChartTag[] = []): ChartPoint {
  const at = (value: number) => ({ value, low: value, high: value });
  return { id, name: id, family: undefined, x: at(x), y: at(y), rank: 0, tags, tip: [] };
}

it('labels stay in the frame and off one another, even for neighbours', () => {
  const points = [point('a', 0, 0, ['cheapest']), point('b', 3, 4, ['knee']), point('c', 6, 5, ['chosen']), point('d', 100, 100, ['best'])];
  const boxes = placeLabels(points, frame).map(({ point: { x, y }, text, align, baseline, dx, dy }) => {
    const left =
      frame.x.place(x.value) * frame.width + dx - (align === 'right' ? text.length * 6.2 : align === 'center' ? text.length * 3.1 : 0);
    const top = (1 - frame.y.place(y.value)) * frame.height + dy - (baseline === 'bottom' ? 14 : 0);
    return { left, right: left + text.length * 6.2, top, bottom: top + 14 };
  });
  expect(boxes).toHaveLength(4);
  for (const box of boxes) {
    expect(box.left).toBeGreaterThanOrEqual(0);
    expect(box.right).toBeLessThanOrEqual(frame.width);
    expect(
      boxes.filter(
        (other) => other !== box && other.left < box.right && box.left < other.right && other.top < box.bottom && box.top < other.bottom,
      ),
    ).toEqual([]);
  }
});

it('one point with several tags has one label', () => {
  expect(placeLabels([point('a', 50, 50, ['knee', 'chosen'])], frame).map(({ text }) => text)).toEqual(['chosen, knee: a']);
});

it('a long name is cut', () => {
  expect(placeLabels([point('n'.repeat(500), 50, 50, ['best'])], frame)[0]!.text.length).toBeLessThan(50);
});
