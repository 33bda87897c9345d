import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonLines } from './json-lines.ts';
import { jsonValue, NOT_JSON } from './json-text.ts';
import { jsonValues } from './json-values.ts';

/** Without integers that a number would round: these become texts. */
const short = (json: fc.Arbitrary<string>) => json.filter((text) => !/\d{16}/.test(text));

describe('a JSON text', () => {
  it.each([
    ['{"a": NaN, "b": -Infinity, "c": Infinity}', { a: 'NaN', b: '-Infinity', c: 'Infinity' }],
    ['{"a": "NaN, \\"Infinity\\" 12345678901234567890"}', { a: 'NaN, "Infinity" 12345678901234567890' }],
    ['{"seed": 12345678901234567890, "loss": 0.12345678901234567}', { seed: '12345678901234567890', loss: 0.12345678901234566 }],
    ['[-12345678901234567, 1234567890123456, 1e22]', ['-12345678901234567', 1234567890123456, 1e22]],
    ['null', null],
    ['1', 1],
    ['{"a": 1', NOT_JSON],
    ['NaN of it', NOT_JSON],
    ['', NOT_JSON],
  ])('%s', (text, value) => {
    expect(jsonValue(text)).toEqual(value);
  });

  it('is what JSON.parse makes of it', () => {
    fc.assert(
      fc.property(short(fc.json()), (text) => {
        expect(jsonValue(text)).toEqual(JSON.parse(text) as unknown);
      }),
      { seed: 1, numRuns: 500 },
    );
  });

  it('of many megabytes does not exhaust the stack', () => {
    const long = 'x\\"'.repeat(1_000_000);
    expect(jsonValue(`{"a": "${long}", "b": NaN}`)).toEqual({ a: 'x"'.repeat(1_000_000), b: 'NaN' });
  });
});

function cutAt(text: string, cuts: readonly number[]): readonly string[] {
  const at = [...cuts.filter((cut) => cut < text.length), 0, text.length].sort((a, b) => a - b);
  return at.slice(1).map((cut, part) => text.slice(at[part], cut));
}

const cuts = fc.array(fc.nat(300), { maxLength: 6 });

describe('JSON lines', () => {
  function read(parts: readonly string[]) {
    const events: unknown[] = [];
    const lines = jsonLines({ value: (value, line) => events.push([line, value]), fault: (fault, line) => events.push([line, fault]) });
    for (const part of parts) lines.feed(part);
    return { events, whole: lines.end() };
  }

  it('skip a bad line, an empty one, and wait for the last one', () => {
    expect(read(['{"a":1}\r\n{"a":\n\n[2]\n{"a":'])).toEqual({
      events: [
        [1, { a: 1 }],
        [2, 'json-line'],
        [4, [2]],
        [5, 'json-line-unfinished'],
      ],
      whole: false,
    });
  });

  it('take a last line that is whole', () => {
    expect(read(['1\n2']).events).toEqual([
      [1, 1],
      [2, 2],
    ]);
  });

  it('are the same however the text is cut', () => {
    fc.assert(
      fc.property(fc.array(short(fc.json({ maxDepth: 1 })), { maxLength: 6 }), cuts, (values, at) => {
        const text = values.map((value) => `${value}\n`).join('');
        expect(read(cutAt(text, at))).toEqual(read([text]));
        expect(read([text]).events.map((event) => (event as [number, unknown])[1])).toEqual(
          values.map((value) => JSON.parse(value) as unknown),
        );
      }),
      { seed: 2, numRuns: 300 },
    );
  });

  it('give up on a line without an end and go on after it', () => {
    const part = 'x'.repeat(1024 * 1024);
    const { events } = read(['1\n', ...Array<string>(20).fill(part), '\n2\n']);
    expect(events).toEqual([
      [1, 1],
      [2, 'record-too-long'],
      [3, 2],
    ]);
  });
});

describe('JSON values', () => {
  function read(parts: readonly string[]): readonly unknown[] {
    const events: unknown[] = [];
    const values = jsonValues({
      value: (text, isElement) => events.push([isElement ? 'element' : 'value', JSON.parse(text)]),
      fault: (fault) => events.push(fault),
    });
    for (const part of parts) values.feed(part);
    values.end();
    return events;
  }

  it.each([
    ['[1, "a,]", {"b": [2, 3]}, [], null]', [1, 'a,]', { b: [2, 3] }, [], null].map((value) => ['element', value])],
    ['  [] ', []],
    ['{"a": [1]}', [['value', { a: [1] }]]],
    [
      '{"a": "\\\\"}\n{"a": "\\""}',
      [
        ['value', { a: '\\' }],
        ['value', { a: '"' }],
      ],
    ],
    ['[{"a": 1}, {"a"', [['element', { a: 1 }], 'json']],
    ['[1', ['json']],
    ['{"a": 1', ['json']],
    ['{"a": 1}}', [['value', { a: 1 }], 'json']],
    ['', []],
  ])('of %s', (text, events) => {
    expect(read([text])).toEqual(events);
  });

  it('are the elements of an array, however the text is cut', () => {
    const text = fc.array(fc.jsonValue({ maxDepth: 2 }), { maxLength: 5 }).map((value) => JSON.stringify(value, undefined, 1));
    fc.assert(
      fc.property(text, cuts, (json, at) => {
        expect(read(cutAt(json, at))).toEqual((JSON.parse(json) as unknown[]).map((value) => ['element', value]));
      }),
      { seed: 3, numRuns: 500 },
    );
  });

  it('that are too long are not kept', () => {
    const events: string[] = [];
    const values = jsonValues({ value: () => events.push('value'), fault: (fault) => events.push(fault) });
    const part = ' '.repeat(8 * 1024 * 1024);
    for (let count = 0; count < 10; count++) values.feed(count === 0 ? '[{"a":' : part);
    values.end();
    expect(events).toEqual(['record-too-long']);
  });

  it('that are nested as nothing is are not followed', () => {
    const events: string[] = [];
    const values = jsonValues({ value: () => events.push('value'), fault: (fault) => events.push(fault) });
    values.feed(`[{"a":1},${'['.repeat(2000)}`);
    values.end();
    expect(events).toEqual(['value', 'record-too-long']);
  });
});
