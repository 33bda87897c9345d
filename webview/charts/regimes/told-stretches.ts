import type { RegimeAxis, Regimes } from '../../../src/protocol/charts.ts';
import type { RegimeSettings } from './settings.ts';
import { moneyText } from './money-text.ts';

export interface ToldStretches extends Pick<RegimeAxis, 'stretches' | 'edges'> {
  /** Winners of no stretch that is told. */
  readonly thin: number;
}

/** Without stretches that begin and end at what is written as the same sum: nobody sees them, and their names would stand beside one price. */
export function toldStretches(regimes: Regimes, along: RegimeSettings['along']): ToldStretches {
  const { stretches, edges } = regimes[along];
  const places = [...stretches.keys()].filter((at) => {
    const { from, to } = stretches[at]!;
    return to === null || moneyText(regimes, from) !== moneyText(regimes, to);
  });
  const told = places.map((at) => stretches[at]!);
  const winners = new Set(told.map(({ winner }) => winner));
  const all = new Set(stretches.map(({ winner }) => winner));
  return {
    stretches: told.map((stretch, at) => ({ ...stretch, to: told[at + 1]?.from ?? stretch.to })),
    edges: places.slice(1).flatMap((at) => edges[at - 1] ?? []),
    thin: all.size - winners.size,
  };
}
