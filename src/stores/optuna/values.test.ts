import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clockOf } from './clock.ts';
import { distributionReader } from './distribution.ts';
import { floatText, integerText, textOf } from './python-text.ts';
import { elementsOf, membersOf, numberOf, stringOf } from './raw-json.ts';
import { readTime } from './time.ts';

describe('raw JSON', () => {
  const blank = fc.constantFrom('', ' ', '\n\t ', '\r\n');
  const spaced = fc.tuple(fc.jsonValue(), blank).map(([value, space]) => JSON.stringify(value, undefined, space));

  it('has the members and elements that JSON.parse finds', () => {
    fc.assert(
      fc.property(spaced, (text) => {
        const value: unknown = JSON.parse(text);
        const isArray = Array.isArray(value);
        const isObject = typeof value === 'object' && value !== null && !isArray;
        expect(membersOf(text) && [...membersOf(text)!].map(([key, raw]) => [key, JSON.parse(raw)])).toEqual(
          isObject ? entriesOf(text) : undefined,
        );
        expect(elementsOf(text)?.map((raw) => JSON.parse(raw) as unknown)).toEqual(isArray ? value : undefined);
        expect(stringOf(text)).toBe(typeof value === 'string' ? value : undefined);
        expect(numberOf(text)).toBe(typeof value === 'number' ? value : undefined);
      }),
      { numRuns: 500 },
    );
  });

  function entriesOf(text: string): readonly (readonly [string, unknown])[] {
    return Object.entries(JSON.parse(text) as object).map(([key, value]) => [key, value as unknown]);
  }

  it.each(['{', '{}x', '{"a"}', '{"a":}', '{"a":1,}', '{"a":1 "b":2}', '{a:1}', '{"a":[}', '{"a":"x}', '{"a\\q":1}', '[1]', '', '"'])(
    'is no object: %s',
    (text) => {
      expect(membersOf(text)).toBeUndefined();
    },
  );

  it('keeps Python’s numbers that JSON has not, and every digit', () => {
    expect(elementsOf('[NaN, Infinity, -Infinity, 12345678901234567890, 1.0]')).toEqual([
      'NaN',
      'Infinity',
      '-Infinity',
      '12345678901234567890',
      '1.0',
    ]);
    expect(['NaN', 'Infinity', '-Infinity', '1e3', '01', '1.', '+1', 'nan'].map(numberOf)).toEqual([
      Number.NaN,
      Infinity,
      -Infinity,
      1000,
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
    expect(membersOf('{"__proto__": 1, "a": 2, "a": 3}')).toEqual(
      new Map([
        ['__proto__', '1'],
        ['a', '3'],
      ]),
    );
  });
});

describe('numbers as Python writes them', () => {
  it.each([
    [1, '1.0'],
    [0, '0.0'],
    [-0, '-0.0'],
    [0.1, '0.1'],
    [1e-4, '0.0001'],
    [1e-5, '1e-05'],
    [1.25e-7, '1.25e-07'],
    [-1.5e-100, '-1.5e-100'],
    [123456789012345680, '1.2345678901234568e+17'],
    [1e16, '1e+16'],
    [9999999999999998, '9999999999999998.0'],
    [5e-324, '5e-324'],
    [1.7976931348623157e308, '1.7976931348623157e+308'],
    [Number.NaN, 'nan'],
    [Number.POSITIVE_INFINITY, 'inf'],
    [Number.NEGATIVE_INFINITY, '-inf'],
  ])('%d is %s', (value, text) => {
    expect(floatText(value)).toBe(text);
  });

  it('read back as they were', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(Number(floatText(value))).toBe(value);
      }),
    );
  });

  it.each([
    [3.9, '3'],
    [-3.9, '-3'],
    [2 ** 70, '1180591620717411303424'],
    [Number.NaN, undefined],
  ])('the integer of %d is %s', (value, text) => {
    expect(integerText(value)).toBe(text);
  });

  it.each([
    ['"a\\u00fc\\"b"', 'aü"b'],
    ['true', 'True'],
    ['null', 'None'],
    ['NaN', 'nan'],
    ['1.0', '1.0'],
    ['[1,{"a:, ":"\\u00fc"}]', '[1, {"a:, ": "ü"}]'],
    ['[ "\\\\", -Infinity ]', '["\\\\", -Infinity]'],
  ])('%s is shown as %s', (json, text) => {
    expect(textOf(json)).toBe(text);
  });
});

describe('a distribution', () => {
  const read = distributionReader();
  const named = (name: string, attributes: object) => JSON.stringify({ name, attributes });

  it.each([
    [named('FloatDistribution', { low: 0, high: 1, log: false }), 0.5, '0.5'],
    [named('UniformDistribution', { low: 0, high: 1 }), 1, '1.0'],
    [named('LogUniformDistribution', { low: 1e-5, high: 1 }), 1e-5, '1e-05'],
    [named('DiscreteUniformDistribution', { low: 0, high: 1, q: 0.25 }), 0.25, '0.25'],
    [named('IntDistribution', { low: 0, high: 9 }), 3, '3'],
    [named('IntUniformDistribution', { low: 0, high: 9, step: 1 }), 3, '3'],
    [named('IntLogUniformDistribution', { low: 1, high: 9 }), 3, '3'],
    [named('CategoricalDistribution', { choices: ['a', null, true] }), 2, 'True'],
    ['{"type": "float", "low": 0, "high": 1}', 1, '1.0'],
    ['{"type": "int", "low": 0, "high": 9}', 1, '1'],
    ['{"type": "categorical", "choices": [0.10]}', 0, '0.10'],
    [JSON.stringify(named('IntDistribution', { low: 0 })), 4, '4'],
    [named('IntDistribution', {}), Number.NaN, undefined],
    [named('CategoricalDistribution', { choices: ['a'] }), 1, undefined],
    [named('CategoricalDistribution', { choices: ['a'] }), -1, undefined],
  ])('%s reads %d as %s', (json, stored, text) => {
    expect(read(json)!.textOf(stored)).toBe(text);
  });

  it.each(['', 'null', '{}', '{"name": "Normal", "attributes": {}}', '{"name": "FloatDistribution"}', '{"type": "categorical"}'])(
    'is none: %s',
    (json) => {
      expect(read(json)).toBeUndefined();
    },
  );

  it('agrees with others of its class, scale and choices', () => {
    const kind = (json: string) => read(json)!.kind;
    const choices = (...all: unknown[]) => kind(JSON.stringify({ type: 'categorical', choices: all }));
    expect(kind('{"type":"float","low":0,"high":1}')).toBe(kind(named('FloatDistribution', { low: 5, high: 9, log: false, step: 0.5 })));
    expect(kind('{"type":"float","low":1,"high":2,"log":true}')).not.toBe(kind('{"type":"float","low":1,"high":2}'));
    expect(kind(named('UniformDistribution', { low: 0 }))).not.toBe(kind(named('FloatDistribution', { low: 0 })));
    expect([choices(1, 'a'), choices(1, 'b')]).toEqual([choices(true, 'a'), expect.not.stringContaining('"a"')]);
  });
});

describe('a time', () => {
  const base = Date.UTC(2026, 0, 1, 9);
  it.each([
    ['2026-01-01 09:00:00', base, false],
    ['2026-01-01T09:00:00.000500', base + 0.5, false],
    ['2026-01-01T09:00:00.123456+00:00', base + 123.456, true],
    ['2026-01-01T09:00:00Z', base, true],
    ['2026-01-01T18:00:00+09:00', base, true],
    ['2026-01-01T05:30:00-0330', base, true],
  ])('%s', (text, at, zoned) => {
    expect(readTime(text)).toEqual({ at, zoned });
  });

  it.each([
    '',
    '2026-01-01',
    '2026-02-30 00:00:00',
    '2026-01-01 24:00:00',
    '2026-01-01 00:60:00',
    '0050-01-01 00:00:00',
    '2026-01-01 00:00:00 CET',
  ])('is none: %s', (text) => {
    expect(readTime(text)).toBeUndefined();
  });
});

describe('the clock of a store', () => {
  const HOUR = 3_600_000;
  const beat = (ahead: number, length = 10, after = 9) => ({
    start: ahead * HOUR,
    end: ahead * HOUR + length * 60_000,
    heartbeat: after * 60_000,
  });

  it.each<[string, string | undefined, ReturnType<typeof beat>[], number | undefined]>([
    ['is UTC from 5 on', '5.0.0', [], 0],
    ['is unknown before', '4.9.0', [], undefined],
    ['is unknown without a version', undefined, [], undefined],
    ['is told by a heartbeat', '4.9.0', [beat(9)], 9],
    ['in zones of a quarter of an hour too', '4.9.0', [beat(5.75)], 5.75],
    ['is told by several that leave no other', '4.9.0', [beat(-8, 40, 5), beat(-8, 40, 35)], -8],
    ['is not told by a long trial', '4.9.0', [beat(1, 90, 45)], undefined],
    ['is not told by two zones', '4.9.0', [beat(1), beat(2)], undefined],
    ['is not told by an impossible zone', '4.9.0', [beat(20)], undefined],
  ])('%s', (_, version, beats, hours) => {
    expect(clockOf(version, beats)).toBe(hours === undefined ? undefined : hours * HOUR);
  });
});
