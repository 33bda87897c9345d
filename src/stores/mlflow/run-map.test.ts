import fc from 'fast-check';
import { expect, it } from 'vitest';
import { metricCells, textCells } from './cells.ts';
import { RunMap } from './run-map.ts';
import { runTable } from './run-table.ts';

const name = fc.oneof(
  fc.nat({ max: 60 }).map((number) => `m${number}`),
  fc.constantFrom('', 'constructor', '__proto__', 'val/loss'),
);

it('is a map like any other, whatever stands beside it in its table', () => {
  const steps = fc.array(fc.tuple(fc.nat({ max: 4 }), name, fc.string({ maxLength: 3 }), fc.boolean()), { maxLength: 400 });
  fc.assert(
    fc.property(steps, fc.boolean(), (all, looks) => {
      const table = runTable(textCells());
      const ours = Array.from({ length: 5 }, () => new RunMap(table));
      const theirs = Array.from({ length: 5 }, () => new Map<string, string>());
      for (const [run, key, value, wins] of all) {
        ours[run]!.set(key, value, () => wins);
        if (wins || !theirs[run]!.has(key)) theirs[run]!.set(key, value);
        if (looks)
          expect([ours[0]!.get(key), ours[0]!.has(key), ours[0]!.size]).toEqual([
            theirs[0]!.get(key),
            theirs[0]!.has(key),
            theirs[0]!.size,
          ]);
      }
      for (const [at, map] of ours.entries()) {
        const expected = [...theirs[at]!];
        expect([...map]).toEqual(expected);
        expect([[...map.keys()], [...map.values()], map.size]).toEqual([
          expected.map(([key]) => key),
          expected.map(([, value]) => value),
          expected.length,
        ]);
        expect(expected.map(([key]) => [key, map.get(key)])).toEqual(expected);
        expect([map.get('none'), map.has('none')]).toEqual([undefined, false]);
        const visited: unknown[] = [];
        map.forEach((value, key, whole) => visited.push([key, value, whole === map]));
        expect(visited).toEqual(expected.map(([key, value]) => [key, value, true]));
      }
    }),
    { seed: 20265, numRuns: 200 },
  );
});

it('keeps what a metric says, in any number of them', () => {
  const table = runTable(metricCells());
  const maps = Array.from({ length: 3 }, () => new RunMap(table));
  const values = Array.from({ length: 2000 }, (_, step) => ({
    value: step === 7 ? Number.NaN : -step / 3,
    step,
    at: step % 5 === 0 ? undefined : step,
  }));
  for (const map of maps) for (const value of values) map.set(`m${value.step}`, value);
  for (const map of maps) expect([...map.values()]).toEqual(values);
});
