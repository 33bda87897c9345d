import { uniformStream } from '../../../src/core/numbers/random.ts';

/** Seeded choices: the same seed gives the same input again. */
export interface Draw {
  /** A whole number from 0 up to but not including `below`. */
  below(below: number): number;
  chance(probability: number): boolean;
  pick<T>(items: readonly T[]): T;
}

export function drawOf(seed: number): Draw {
  const next = uniformStream(seed, 'fuzz');
  const below = (limit: number) => Math.floor(next() * limit);
  return { below, chance: (probability) => next() < probability, pick: (items) => items[below(items.length)]! };
}
