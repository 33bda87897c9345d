import { expect, test } from 'vitest';
import { BACK, walk, type Step } from './walk.ts';

type Said = readonly string[];

/** A person who says these things, one after the other. */
function person(...answers: (string | typeof BACK | undefined)[]) {
  const seen: string[] = [];
  const left = [...answers];
  const step = (name: string, skip?: Step<Said>['skip']): Step<Said> => ({
    ...(skip === undefined ? {} : { skip }),
    ask: async (now, { step: at, of, canGoBack }) => {
      seen.push(`${name} ${at}/${of}${canGoBack ? ' back' : ''}`);
      const answer = left.shift();
      return typeof answer === 'string' ? [...now, answer] : answer;
    },
  });
  return { seen, step };
}

test('steps follow each other, and count those that there are', async () => {
  const { seen, step } = person('a', 'b');
  expect(await walk('t', [], [step('one'), step('two')])).toEqual(['a', 'b']);
  expect(seen).toEqual(['one 1/2', 'two 2/2 back']);
});

test('back asks the one before again, over those that had nothing to ask, and keeps what was said', async () => {
  const { seen, step } = person('a', BACK, 'c', 'd');
  expect(await walk('t', [], [step('one'), step('none', () => true), step('three')])).toEqual(['a', 'c', 'd']);
  expect(seen).toEqual(['one 1/3', 'three 3/3 back', 'one 1/3', 'three 3/3 back']);
});

test('leaving at any step ends in nothing', async () => {
  const { step } = person('a', undefined);
  expect(await walk('t', [], [step('one'), step('two'), step('three')])).toBeUndefined();
});
