import { expect, test } from 'vitest';
import type { ColumnData, ColumnMeta } from './column.ts';
import { csvExport, tsvText } from './csv-export.ts';
import { jsonExport } from './json-export.ts';

const meta = (id: string, kind: ColumnMeta['kind']): ColumnMeta => ({ id, title: id, kind, group: 'run', unit: '', present: 0 });
const text = (...dictionary: string[]): ColumnData => ({
  kind: 'text',
  dictionary,
  codes: Uint32Array.from(dictionary, (_, at) => at + 1),
});
const cost: ColumnData = {
  kind: 'quantity',
  values: Float64Array.of(4.1, 0, 5),
  low: Float64Array.of(3.2, 0, 5),
  high: Float64Array.of(5.3, 0, 5),
  unknown: Uint32Array.of(0, 1, 0),
  reasons: ['no price for "x, y"'],
  marks: Uint8Array.of(2, 0, 0b100),
};
const numbers: ColumnData = { kind: 'number', values: Float64Array.of(Number.NaN, -2, 0), present: Uint8Array.of(1, 1, 0) };
const time: ColumnData = { kind: 'time', values: Float64Array.of(0, 1e18, 0), present: Uint8Array.of(1, 1, 0) };

const table = (columns: readonly (readonly [string, ColumnData])[], intervals = false, rows = [0, 1, 2]) => ({
  ids: ['a', 'b', 'c'],
  columns: columns.map(([id, data]) => ({ meta: meta(id, data.kind), data })),
  rows,
  intervals,
});
const csv = (...of: Parameters<typeof table>) => [...csvExport(table(...of))].join('');
const json = (...of: Parameters<typeof table>) => JSON.parse([...jsonExport(table(...of))].join('')) as unknown;

test('a text that a spreadsheet would compute is marked as text, a plain number is not', () => {
  const names = text('=HYPERLINK("http://x")', '-5', '-cmd|calc');
  expect(csv([['name', names]])).toBe('id,name\r\na,"\'=HYPERLINK(""http://x"")"\r\nb,-5\r\nc,\'-cmd|calc\r\n');
  expect(csv([['@a', text('+1', '\tx', '\rx')]])).toBe("id,'@a\r\na,+1\r\nb,'\tx\r\nc,\"'\rx\"\r\n");
});

test('what is unknown says so, what is missing is empty, NaN is a value', () => {
  expect(
    csv([
      ['spent', cost],
      ['metrics.a', numbers],
    ]),
  ).toBe('id,spent,metrics.a\r\na,4.1,NaN\r\nb,unknown,-2\r\nc,5,\r\n');
});

test('intervals stand beside their number, with how it is known', () => {
  expect(csv([['spent', cost]], true)).toBe(
    'id,spent,spent.low,spent.high,spent.basis\r\na,4.1,3.2,5.3,estimated\r\nb,unknown,,,"no price for ""x, y"""\r\nc,5,5,5,"at least, measured"\r\n',
  );
});

test('rows come in the order in which they are shown, those that are shown alone', () => {
  expect(csv([['started', time]], false, [1, 0])).toBe('id,started\r\nb,1000000000000000000\r\na,1970-01-01T00:00:00.000Z\r\n');
});

test('JSON says what is unknown and why, and leaves out what is missing', () => {
  expect(
    json([
      ['spent', cost],
      ['metrics.a', numbers],
    ]),
  ).toEqual([
    { id: 'a', spent: 4.1, 'metrics.a': 'NaN' },
    { id: 'b', spent: { unknown: 'no price for "x, y"' }, 'metrics.a': -2 },
    { id: 'c', spent: 5 },
  ]);
  expect(json([['spent', cost]], true, [0, 2])).toEqual([
    { id: 'a', spent: { value: 4.1, low: 3.2, high: 5.3, basis: 'estimated' } },
    { id: 'c', spent: { value: 5, low: 5, high: 5, basis: 'measured', atLeast: true } },
  ]);
  expect(json([], false, [])).toEqual([]);
});

test('a column may be called __proto__', () => {
  const [row] = json([['__proto__', text('x', 'y', 'z')]], false, [0]) as object[];
  expect(Object.entries(row!)).toEqual([
    ['id', 'a'],
    ['__proto__', 'x'],
  ]);
});

test('copied cells with tabs or line ends stay in their cell', () => {
  expect(
    tsvText([
      ['a', '=1+1'],
      ['x\ty', 'say "x"'],
    ]),
  ).toBe('a\t\'=1+1\n"x\ty"\t"say ""x"""');
});
