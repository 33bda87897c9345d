import { expect, test } from 'vitest';
import { uniformStream } from './random.ts';

function take(count: number, seed: number, name: string): number[] {
  const next = uniformStream(seed, name);
  return Array.from({ length: count }, next);
}

test('a stream is a function of seed and name', () => {
  expect(take(5, 7, 'price:x')).toEqual(take(5, 7, 'price:x'));
  expect(take(5, 7, 'price:x')).not.toEqual(take(5, 8, 'price:x'));
  expect(take(5, 7, 'price:x')).not.toEqual(take(5, 7, 'price:y'));
  expect(take(5, 1, '2')).not.toEqual(take(5, 12, ''));
});

test('every number lies strictly between 0 and 1, in 32 bits', () => {
  for (const u of take(10_000, 1, 'range')) {
    expect(u).toBeGreaterThan(0);
    expect(u).toBeLessThan(1);
    expect((u * 4294967296 - 0.5) % 1).toBe(0);
  }
});

test.each(['', 'a', 'hours:mlflow:mlflow.db:0001', 'ключ'])('the stream %o is spread evenly over 64 bins', (name) => {
  const bins = new Array<number>(64).fill(0);
  for (const u of take(64_000, 20260101, name)) bins[Math.floor(u * 64)]!++;
  const chiSquare = bins.reduce((sum, count) => sum + ((count - 1000) * (count - 1000)) / 1000, 0);
  // 63 degrees of freedom: mean 63, standard deviation 11.2; 4 of them either way.
  expect(chiSquare).toBeGreaterThan(63 - 45);
  expect(chiSquare).toBeLessThan(63 + 45);
});

test('neighbouring numbers of a stream do not correlate', () => {
  const values = take(20_000, 3, 'serial');
  expect(Math.abs(correlation(values.slice(0, -1), values.slice(1)))).toBeLessThan(0.03);
});

test('streams of similar names and of neighbouring seeds do not correlate', () => {
  const streams = ['run:1', 'run:2', 'run:3', 'run:11', 'Run:1'].map((name) => take(5000, 1, name));
  streams.push(take(5000, 2, 'run:1'), take(5000, 3, 'run:1'));
  for (let i = 0; i < streams.length; i++) {
    for (let j = 0; j < i; j++) expect(Math.abs(correlation(streams[i]!, streams[j]!))).toBeLessThan(0.06);
  }
});

test('the first numbers of thousands of names are spread evenly too', () => {
  const bins = new Array<number>(16).fill(0);
  for (let i = 0; i < 8000; i++) bins[Math.floor(uniformStream(1, `hours:${i}`)() * 16)]!++;
  const chiSquare = bins.reduce((sum, count) => sum + ((count - 500) * (count - 500)) / 500, 0);
  // 15 degrees of freedom: mean 15, standard deviation 5.5.
  expect(chiSquare).toBeLessThan(15 + 22);
});

function correlation(a: readonly number[], b: readonly number[]): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i]! - 0.5) * (b[i]! - 0.5);
  return (sum / a.length) * 12;
}
