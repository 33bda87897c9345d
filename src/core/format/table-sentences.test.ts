import { expect, it } from 'vitest';
import { diagnosticSentence } from './diagnostic.ts';

it.each([
  ['table-field-count', { fields: 2, expected: 3, more: 0 }, 'the row has 2 fields of 3 and is left out'],
  ['table-field-count', { fields: 2, expected: 3, more: 4 }, 'the row has 2 fields of 3 and is left out (and 4 more like it)'],
  ['table-json-line', { more: 1 }, 'no JSON; it is left out (and 1 more like it)'],
  [
    'table-decimal-comma',
    { column: 'acc', value: '0,91', more: 0 },
    '"0,91" in the column "acc" is left out; if its comma is a decimal comma, add decimal: "," to map',
  ],
  [
    'plausible-table',
    { map: '{params: [lr]}' },
    'looks like a table of runs; to read it, name it under "stores:" in kneepoint.yaml with "map: {params: [lr]}"',
  ],
])('%s with %j', (code, args, sentence) => {
  expect(diagnosticSentence({ code, args })).toBe(sentence);
});
