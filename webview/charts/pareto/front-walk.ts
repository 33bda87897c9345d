import { visible } from '../../../src/core/text/visible.ts';
import { type Likelihood, standingText } from './point-text.ts';
import type { Reading } from './reading.ts';
import { valueText } from './words.ts';
import { t } from '../../ui/l10n.ts';

/** The keyboard's way along the front, from the cheapest to the best. */
export interface FrontWalk {
  /** By so many points, to an end by infinity; the first step comes to the cheapest, or backwards to the best. */
  go(reading: Reading, by: number): void;
  point(reading: Reading | undefined): number | undefined;
  leave(): void;
}

export function createFrontWalk(): FrontWalk {
  let at: number | undefined;
  return {
    go({ model: { curve } }, by) {
      const last = curve.length - 1;
      const first = by === 1 || by === Number.NEGATIVE_INFINITY ? 0 : last;
      at = at === undefined ? first : Math.max(0, Math.min(last, at + by));
    },
    point: (reading) => (at === undefined ? undefined : reading?.model.curve[at]),
    leave() {
      at = undefined;
    },
  };
}

/** What is told of the point that one came to. */
export function walkText(reading: Reading, point: number, likelihood: Likelihood): string {
  const { axes, model } = reading;
  const value = (axis: 'x' | 'y') => `${visible(axes[axis].title)} ${valueText(axes[axis], model[axis][point]!)}`;
  const place = t('{0} of {1}', model.curve.indexOf(point) + 1, model.curve.length);
  return [`${reading.nameOf(point)}: ${value('y')}`, value('x'), standingText(reading, point, likelihood), place].join(', ');
}
