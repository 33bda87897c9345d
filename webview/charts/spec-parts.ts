import type { ChartSpec } from '../../src/charts/chart-spec.ts';

/** A spec taken apart: what needs another drawing when it changes, and what can be put into the one that there is. */
export interface SpecParts {
  readonly skeleton: string;
  readonly data: ReadonlyMap<string, readonly object[]>;
  readonly signals: ReadonlyMap<string, unknown>;
}

interface Named {
  readonly name?: string;
  readonly value?: unknown;
  readonly values?: readonly object[];
}

/** Data with a name and parameters can be changed; the size follows the place, and the description is for who cannot see it. */
export function specParts(spec: ChartSpec): SpecParts {
  const data = new Map<string, readonly object[]>();
  const signals = new Map<string, unknown>();
  const skeleton = JSON.stringify({ ...spec, width: 0, height: 0, description: '' }, (key, value: unknown) => {
    if (key === 'data') {
      const { name, values } = value as Named;
      if (name === undefined || values === undefined) return value;
      data.set(name, values);
      return { name };
    }
    if (key !== 'params' || !Array.isArray(value)) return value;
    return value.map(({ name, value: now, ...rest }: Named) => {
      if (name !== undefined) signals.set(name, now);
      return { name, ...rest };
    });
  });
  return { skeleton, data, signals };
}
