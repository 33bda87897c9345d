import { expect, test } from 'vitest';
import { editsSchema } from '../../protocol/annotations.ts';
import { apartFrom, oneRun } from './pairs.ts';

test('a record is taken apart from each of those that it was counted with', () => {
  const edits = apartFrom('t', ['run', 't', 'other']);
  expect(edits).toEqual([
    { kind: 'merge', subject: 't', field: 'run', value: 'different' },
    { kind: 'merge', subject: 't', field: 'other', value: 'different' },
  ]);
  expect(editsSchema.safeParse(edits).success).toBe(true);
});

test('two records are one run', () => {
  expect(editsSchema.parse(oneRun('a', 'b'))).toEqual([{ kind: 'merge', subject: 'a', field: 'b', value: 'same' }]);
});
