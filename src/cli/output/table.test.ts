import { expect, it } from 'vitest';
import { tableLines, type Column } from './table.ts';

const COLUMNS: readonly Column<string>[] = [
  { title: 'name', align: 'left', shrink: true, text: (row) => row },
  { title: 'n', align: 'right', text: (row) => String(row.length) },
];

it('cuts what may be cut where the width ends', () => {
  expect(tableLines(['a short one', 'a very long one indeed'], COLUMNS, 16)).toEqual([
    'name           n',
    'a short one   11',
    'a very long…  22',
  ]);
});

it('takes more rows than a function takes arguments', () => {
  expect(tableLines(new Array<string>(200_000).fill('x'), COLUMNS, undefined)).toHaveLength(200_001);
});
