import { exp } from '../numbers/elementary.ts';
import { normalQuantile } from '../numbers/normal.ts';
import { uniformStream, type UniformStream } from '../numbers/random.ts';
import type { Factor, Spread } from './factor.ts';

/**
 * Joint draws of factors: the same factor always gives the same array, whoever asks and in whatever order. Factors of one id that differ in value
 * or spread, as one latency at two batch sizes, draw from the same random numbers: they move together, each around its own value.
 */
export interface Sampler {
  readonly draws: number;
  readonly seed: number;
  /** `draws` values of the factor in its unit. Callers must not change the array. */
  of(factor: Factor): Float64Array;
}

export const DEFAULT_DRAWS = 1000;
export const DEFAULT_SEED = 20260101;

export function createSampler(options: { readonly seed?: number; readonly draws?: number } = {}): Sampler {
  const seed = options.seed ?? DEFAULT_SEED;
  const draws = options.draws ?? DEFAULT_DRAWS;
  const known = new Map<string, Float64Array>();
  return {
    draws,
    seed,
    of(factor) {
      const key = keyOf(factor);
      let values = known.get(key);
      if (values === undefined) {
        values = draw(factor, uniformStream(seed, factor.id), draws);
        known.set(key, values);
      }
      return values;
    },
  };
}

/** The same draws, of which nothing is kept: for passing over many candidates once. */
export function forgetfulSampler({ draws, seed }: Pick<Sampler, 'draws' | 'seed'>): Sampler {
  return { draws, seed, of: (factor) => draw(factor, uniformStream(seed, factor.id), draws) };
}

function keyOf({ id, value, spread }: Factor): string {
  return [id, value, ...Object.values(spread)].join('\0');
}

function draw(factor: Factor, uniform: UniformStream, count: number): Float64Array {
  const values = new Float64Array(count);
  for (let i = 0; i < count; i++) values[i] = one(factor.value, factor.spread, uniform);
  return values;
}

function one(value: number, spread: Spread, uniform: UniformStream): number {
  switch (spread.kind) {
    case 'point':
      return value;
    case 'normal':
      return value + spread.standardError * normalQuantile(uniform());
    case 'studentT':
      return value + spread.standardError * studentDeviate(spread.degreesOfFreedom, uniform);
    case 'lognormal':
      return value * exp(spread.logStandardError * normalQuantile(uniform()));
  }
}

/** Student's t as a normal over the root of a chi-square mean; beyond 30 degrees the normal is close enough. */
function studentDeviate(degreesOfFreedom: number, uniform: UniformStream): number {
  const z = normalQuantile(uniform());
  if (degreesOfFreedom > 30) return z;
  let chiSquare = 0;
  for (let i = 0; i < degreesOfFreedom; i++) {
    const x = normalQuantile(uniform());
    chiSquare += x * x;
  }
  return z / Math.sqrt(chiSquare / degreesOfFreedom);
}
