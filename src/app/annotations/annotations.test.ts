import { expect, test } from 'vitest';
import { machine } from '../../../test/support/storage-machine.ts';
import { openAnnotations } from './annotations.ts';

test('another window sees what was written when it reads, and that something changed', async () => {
  const { start } = machine();
  const [one, other] = [openAnnotations('/p', start()), openAnnotations('/p', start())];
  const before = other.read();
  expect(other.read().revision).toBe(before.revision);
  const { ids, failure } = await one.change([
    { kind: 'star', subject: 'a', value: true },
    { kind: 'note', subject: '__proto__', value: 'fine' },
  ]);
  expect([ids.length, failure]).toEqual([2, undefined]);
  const after = other.read();
  expect(after.revision).not.toBe(before.revision);
  expect([...after.stars]).toEqual(['a']);
  expect(after.notes.get('__proto__')?.text).toBe('fine');
});

test('what is taken back can be done again', async () => {
  const annotations = openAnnotations('/p', machine().start());
  const starred = () => annotations.read().stars.has('a');
  const written = await annotations.change([{ kind: 'star', subject: 'a', value: true }]);
  const undone = await annotations.undo(written.ids);
  expect(starred()).toBe(false);
  await annotations.undo(undone.ids);
  expect(starred()).toBe(true);
});

test('what could not be kept has a sentence, and what could be is kept', async () => {
  const annotations = openAnnotations('/p', machine().start());
  const { ids, failure } = await annotations.change([
    { kind: 'note', subject: 'a', value: 'x'.repeat(100_000) },
    { kind: 'star', subject: 'a', value: true },
  ]);
  expect(ids).toHaveLength(1);
  expect(failure).toBe('the text is too long to keep');
  expect((await annotations.undo(['nobody'])).failure).toContain('changed since');
});
