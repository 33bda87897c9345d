import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type MetricScan, newScan, scanLines, scanText } from './metric-scan.ts';
import { isAhead, type Point, pointOf } from './point.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);

function scanned(text: string): MetricScan {
  const scan = newScan(true);
  const end = scanLines(bytesOf(text), scan);
  if (end < text.length) scanText(text.slice(end), scan);
  return scan;
}

describe('a line', () => {
  it.each<[string, Point | undefined]>([
    ['1767225600000 0.5 3', { step: 3, at: 1767225600000, value: 0.5 }],
    ['1767225600000 0.5', { step: 0, at: 1767225600000, value: 0.5 }],
    ['1767225600000 0.5 3 digits-eval abc', { step: 0, at: 1767225600000, value: 0.5 }],
    ['  1 2 3\r', { step: 3, at: 1, value: 2 }],
    ['1 -1.5e-07 -3', { step: -3, at: 1, value: -1.5e-7 }],
    ['1 nan 1', { step: 1, at: 1, value: Number.NaN }],
    ['1 -inf 1', { step: 1, at: 1, value: Number.NEGATIVE_INFINITY }],
    ['1 Infinity 1', { step: 1, at: 1, value: Number.POSITIVE_INFINITY }],
    ['1 5. 1', { step: 1, at: 1, value: 5 }],
    ['1 +.5E3 +1', { step: 1, at: 1, value: 500 }],
    ['', undefined],
    ['1', undefined],
    ['1 0.5 1 2', undefined],
    ['1 0.5 1 a b c', undefined],
    ['1  0.5 1', undefined],
    ['1.5 0.5 1', undefined],
    ['1 0.5 1.0', undefined],
    ['1 0x10 1', undefined],
    ['1 0.5.1 1', undefined],
    ['1 1e 1', undefined],
    ['1 - 1', undefined],
    ['1 tensor(0.5) 1', undefined],
    ['noon 0.5 1', undefined],
    ['9007199254740992 0.5 1', undefined],
    ['1 0.5 99999999999999999999', undefined],
  ])('%j', (line, expected) => {
    expect(pointOf(line)).toEqual(expected);
    const { last, malformed, malformedLines } = scanned(`${line}\n`);
    expect(last).toEqual(expected);
    expect([malformed, malformedLines]).toEqual(expected === undefined ? [[{ line: 1, text: line }], 1] : [[], 0]);
  });
});

describe('a file', () => {
  const digits = fc.oneof(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 2 ** 45 })).map(String);
  const value = fc.oneof(
    fc.constantFrom('nan', '-inf', '0.5', '1', '-2.0', '1e-07', '.5', '5.', 'x', '--1', '1e+', '0.1.2', ''),
    fc.double({ noNaN: true, noDefaultInfinity: true }).map(String),
  );
  const line = fc.oneof(
    { weight: 8, arbitrary: fc.tuple(digits, value, digits).map((fields) => fields.join(' ')) },
    { weight: 1, arbitrary: fc.tuple(digits, value).map((fields) => fields.join(' ')) },
    { weight: 1, arbitrary: fc.tuple(digits, value, digits, fc.constant('data abc')).map((fields) => fields.join(' ')) },
    { weight: 1, arbitrary: fc.stringMatching(/^[-+0-9 .enaif\r]{0,12}$/) },
  );

  it('has the last point that reading it line by line has, and the same lines that are none, however it is cut', () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 30 }), fc.array(fc.nat(40), { maxLength: 8 }), (lines, cuts) => {
        const bytes = bytesOf(lines.map((one) => `${one}\n`).join(''));
        const scan = newScan(true);
        let start = 0;
        for (const cut of [...cuts, bytes.length]) start += scanLines(bytes.subarray(start, start + cut), scan);
        start += scanLines(bytes.subarray(start), scan);
        const points = lines.map(pointOf);
        const last = points.reduce(
          (best, one) => (best === undefined || (one !== undefined && isAhead(one, best)) ? (one ?? best) : best),
          undefined,
        );
        const none = points.flatMap((point, at) => (point === undefined ? [at + 1] : []));
        expect([start, scan.lines, scan.malformedLines]).toEqual([bytes.length, lines.length, none.length]);
        expect(scan.last).toEqual(last);
        expect(scan.malformed.map(({ line: at }) => at)).toEqual(none.slice(0, 3));
      }),
      { numRuns: 400 },
    );
  });

  it('tells when its points were logged, a second apart, and fewer of a great many', () => {
    const lines = (count: number, apart: number) => Array.from({ length: count }, (_, at) => `${at * apart} 0.5 ${at}\n`).join('');
    expect(scanned(lines(5, 400)).times).toEqual([0, 1200]);
    const { times, last } = scanned(lines(200_000, 1000));
    expect([times!.length < 65_536, times!.length > 30_000, last!.step]).toEqual([true, true, 199_999]);
    const back = Array.from({ length: 200_000 }, (_, at) => `${at % 2 === 0 ? 0 : 10 ** 12} 0.5 ${at}\n`).join('');
    expect(scanned(back).times!.length).toBeLessThan(65_536);
    expect(Math.max(...times!.slice(1).map((time, at) => time - times![at]!))).toBeLessThan(10_000);
  });
});
