import * as fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { csvRows } from './csv-rows.ts';

type Event = readonly [line: number, what: readonly string[] | string];

function read(parts: readonly string[], delimiter?: string): { events: readonly Event[]; whole: boolean } {
  const events: Event[] = [];
  const rows = csvRows({ row: (cells, line) => events.push([line, cells]), fault: (fault, line) => events.push([line, fault]) }, delimiter);
  for (const part of parts) rows.feed(part);
  return { events, whole: rows.end() };
}

const rowsOf = (text: string, delimiter?: string) => read([text], delimiter).events.map(([, row]) => row);

describe('rows', () => {
  it.each([
    [
      'a,b\n1,2\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'a,b\r\n1,2\r\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'a,b\r1,2\r',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'a,b\n1,2',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'a,b\r\n1,2\n3,"4"\r\n',
      [
        ['a', 'b'],
        ['1', '2'],
        ['3', '4'],
      ],
    ],
    [
      'a;b\n1,5;2,5\n',
      [
        ['a', 'b'],
        ['1,5', '2,5'],
      ],
    ],
    [
      'a\tb\n1,5\t2\n',
      [
        ['a', 'b'],
        ['1,5', '2'],
      ],
    ],
    [
      'a|b\n1|2\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    ['alone\n1\n', [['alone'], ['1']]],
    [
      'a,b\n"x, ""y""\nz",2\n',
      [
        ['a', 'b'],
        ['x, "y"\nz', '2'],
      ],
    ],
    [
      'a,b\n\n\n1,2\n\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'a,b\n,\n',
      [
        ['a', 'b'],
        ['', ''],
      ],
    ],
    ['', []],
    ['\n', []],
  ])('of %j', (text, rows) => {
    expect(rowsOf(text)).toEqual(rows);
  });

  it('keep to a delimiter that is known', () => {
    expect(rowsOf('a;b\tc\n1;2\t3\n', '\t')).toEqual([
      ['a;b', 'c'],
      ['1;2', '3'],
    ]);
  });

  it('know their lines, beyond quoted newlines and empty lines', () => {
    const { events } = read(['a,b\n"1\n\n1",2\n\n3,4\n']);
    expect(events.map(([line]) => line)).toEqual([1, 2, 6]);
  });

  it('are the same however the text is cut', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '7', '"', '\n', '\r\n', ' ', 'ü', '🧀'), maxLength: 6 });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 8 }),
        fc.array(fc.nat(200), { maxLength: 6 }),
        (table, cuts) => {
          const text = `${Papa.unparse(table, { newline: '\n', quotes: true })}\n`;
          const at = [...cuts.filter((cut) => cut < text.length), 0, text.length].sort((a, b) => a - b);
          const parts = at.slice(1).map((cut, part) => text.slice(at[part], cut));
          expect(read(parts, ',')).toEqual(read([text], ','));
          expect(rowsOf(text, ',')).toEqual(table.map((row) => [...row]));
        },
      ),
      { seed: 1, numRuns: 500 },
    );
  });
});

describe('faults', () => {
  it('of a quote inside a quoted field spoil what comes before the next one', () => {
    expect(read(['a,b\n"x"y,1\n2,"3"\n4,5\n']).events).toEqual([
      [1, ['a', 'b']],
      [2, 'quotes'],
      [4, ['4', '5']],
    ]);
  });

  it('of a quote that never closes spoil the rest', () => {
    expect(read(['a,b\n1,2\n"3,4\n5,6\n'])).toEqual({
      events: [
        [1, ['a', 'b']],
        [2, ['1', '2']],
        [3, 'quote-never-closed'],
      ],
      whole: false,
    });
  });

  it('of a quote that never closes in a long file end before they fill the memory', () => {
    const part = 'x,y\n'.repeat(256 * 1024);
    const { events, whole } = read(['a,b\n1,2\n"3,4\n', ...Array<string>(8).fill(part)]);
    expect([events.slice(1), whole]).toEqual([
      [
        [2, ['1', '2']],
        [3, 'record-too-long'],
      ],
      false,
    ]);
  });

  it('tell whether something was left over', () => {
    expect([read(['a,b\n1,2\n']).whole, read(['a,b\n1,2']).whole]).toEqual([true, false]);
  });
});
