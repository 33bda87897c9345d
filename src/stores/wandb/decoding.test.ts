import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { double as doubleField, number } from '../../../test/support/wandb-log.ts';
import { parseJson } from './json.ts';
import { utf8 } from './utf8.ts';
import { double, eachField, signed, zigzag } from './wire.ts';

describe('text', () => {
  it('is what was written', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        const bytes = new TextEncoder().encode(text);
        expect(utf8(bytes, 0, bytes.length)).toBe(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes));
      }),
      { seed: 1, numRuns: 1000 },
    );
  });

  it('may be as long as it likes', () => {
    const long = `${'a'.repeat(100_000)}ü${'b'.repeat(9000)}`;
    const bytes = new TextEncoder().encode(long);
    expect(utf8(bytes, 0, bytes.length)).toBe(long);
  });

  it.each([
    ['a lone continuation', [0x80, 0x61]],
    ['a text that ends within a character', [0x61, 0xe2, 0x82]],
    ['a longer form than needed', [0xc0, 0xaf]],
    ['half of a pair', [0xed, 0xa0, 0x80]],
    ['beyond the last character', [0xf5, 0x80, 0x80, 0x80]],
  ])('that is none becomes a sign for it: %s', (_, raw) => {
    expect(utf8(Uint8Array.from(raw), 0, raw.length)).toContain('\ufffd');
  });
});

describe('numbers', () => {
  const fieldOf = (bytes: Uint8Array): readonly [number, number] => {
    let place: readonly [number, number] = [0, 0];
    expect(eachField(bytes, 0, bytes.length, (_, start, end) => (place = [start, end]))).toBe(true);
    return place;
  };

  it('are what was written, whatever their sign', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }), (value) => {
        const plain = number(1, value);
        expect(signed(plain, ...fieldOf(plain))).toBe(Number(value));
        const coded = number(1, value < 0n ? -value * 2n - 1n : value * 2n);
        expect(zigzag(coded, ...fieldOf(coded))).toBe(Number(value));
      }),
      { seed: 1, numRuns: 500 },
    );
  });

  it('may be any double', () => {
    fc.assert(
      fc.property(fc.double(), (value) => {
        const bytes = doubleField(1, value);
        expect(double(bytes, fieldOf(bytes)[0])).toBe(value);
      }),
      { seed: 1 },
    );
  });
});

describe('a message', () => {
  it('of any bytes is read to its end or refused', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
        const isWhole = eachField(bytes, 0, bytes.length, (_, start, end) => {
          expect(start).toBeLessThanOrEqual(end);
          expect(end).toBeLessThanOrEqual(bytes.length);
        });
        expect(typeof isWhole).toBe('boolean');
      }),
      { seed: 1, numRuns: 2000 },
    );
  });
});

describe('JSON of W&B', () => {
  it.each([
    ['1', 1],
    ['-0.0', -0],
    ['1.795703158123727e+09', 1795703158.123727],
    ['0x10', undefined],
    ['', undefined],
    ['null', null],
    ['NaN', 'NaN'],
    ['-Infinity', '-Infinity'],
    ['"NaN"', 'NaN'],
    [
      '{"a": NaN, "b": [Infinity, -Infinity], "c NaN": "is NaN \\" Infinity"}',
      { a: 'NaN', b: ['Infinity', '-Infinity'], 'c NaN': 'is NaN " Infinity' },
    ],
    ['{"a": nan}', undefined],
    [`${'['.repeat(80)}${']'.repeat(80)}`, undefined],
    [`${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`, undefined],
  ])('%.40s', (text, value) => {
    expect(parseJson(text)).toEqual(value);
  });

  it('has keys of all names', () => {
    expect(Object.entries(parseJson('{"__proto__": NaN}') as object)).toEqual([['__proto__', 'NaN']]);
  });
});
