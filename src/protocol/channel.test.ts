import { expect, test } from 'vitest';
import * as z from 'zod';
import { answeringEnd } from './answering-end.ts';
import { AskingEnd } from './asking-end.ts';
import type { Handlers, Listeners } from './contract.ts';
import type { Envelope, Port } from './envelope.ts';

const contract = {
  questions: {
    double: { ask: z.object({ value: z.number() }), answer: z.number() },
    fail: { ask: z.object({}), answer: z.number() },
    nothing: { ask: z.object({}), answer: z.undefined() },
  },
  news: { said: z.string() },
} as const;

/** Two ends of one pipe. Messages are cloned, as between threads, and arrive later. */
function channel(handlers: Partial<Handlers<typeof contract>> = {}, clone: (message: unknown) => unknown = structuredClone) {
  const receivers: Record<'a' | 'b', (message: unknown) => void> = { a: () => {}, b: () => {} };
  const port = (to: 'a' | 'b', from: 'a' | 'b'): Port => ({
    post: (message) => queueMicrotask(() => receivers[to](clone(message))),
    listen: (receive) => {
      receivers[from] = receive;
    },
  });
  const dropped: string[] = [];
  const heard: string[] = [];
  const listeners: Listeners<typeof contract> = { said: (news) => heard.push(news) };
  const asking = new AskingEnd(contract, port('b', 'a'), listeners, (what) => dropped.push(what));
  const all: Handlers<typeof contract> = {
    double: ({ value }) => 2 * value,
    fail: () => {
      throw new Error('no disk');
    },
    nothing: () => undefined,
    ...handlers,
  };
  const answering = answeringEnd(contract, port('a', 'b'), all, (what) => dropped.push(what));
  return {
    asking,
    answering,
    dropped,
    heard,
    toAsker: (message: unknown) => receivers.a(message),
    toAnswerer: (message: unknown) => receivers.b(message),
  };
}

test('answers come to the question that was asked, whatever the order', async () => {
  let release = () => {};
  const held = new Promise<number>((resolve) => {
    release = () => resolve(2);
  });
  const { asking } = channel({ double: ({ value }) => (value === 1 ? held : 2 * value) });
  const first = asking.ask('double', { value: 1 });
  expect(await asking.ask('double', { value: 21 })).toBe(42);
  release();
  expect(await first).toBe(2);
});

test('nothing is an answer too, over a pipe that carries JSON as well', async () => {
  expect(await channel().asking.ask('nothing', {})).toBeUndefined();
  expect(await channel({}, (message) => JSON.parse(JSON.stringify(message))).asking.ask('nothing', {})).toBeUndefined();
});

test('what a handler throws rejects the question, with the stack for the log', async () => {
  const { asking } = channel();
  await expect(asking.ask('fail', {})).rejects.toMatchObject({
    name: 'RemoteFailure',
    message: 'no disk',
    detail: expect.stringContaining('channel.test'),
  });
  expect(await asking.ask('double', { value: 2 })).toBe(4);
});

test('a question that does not fit its schema is dropped, told and refused', async () => {
  const { asking, dropped } = channel();
  await expect(asking.ask('double', { value: 'x' as unknown as number })).rejects.toThrow('the question "double" was not understood');
  expect(dropped).toEqual(['the question "double"']);
});

test('an answer that does not fit its schema rejects instead of passing', async () => {
  const { asking, dropped } = channel({ double: () => 'four' as unknown as number });
  await expect(asking.ask('double', { value: 2 })).rejects.toThrow('the answer to "double" was not understood');
  expect(dropped).toEqual(['the answer to "double"']);
});

test('news arrives; what does not fit or is not known is dropped', async () => {
  const { answering, heard, dropped, toAsker } = channel();
  answering.tell('said', 'hello');
  await Promise.resolve();
  toAsker({ kind: 'news', type: 'said', value: 7 });
  toAsker({ kind: 'news', type: 'toString', value: 7 });
  toAsker('nonsense');
  expect(heard).toEqual(['hello']);
  expect(dropped).toEqual(['news "said"', 'a message']);
});

test.each(['toString', '__proto__', 'other'])('a question of type %s is refused, whatever the prototype has', async (type) => {
  const seen: Envelope[] = [];
  answeringEnd(
    contract,
    { post: (message) => seen.push(message), listen: (receive) => receive({ kind: 'ask', id: 1, type, value: {} }) },
    {} as Handlers<typeof contract>,
    () => {},
  );
  await Promise.resolve();
  expect(seen).toMatchObject([{ kind: 'failure', id: 1 }]);
});

test('when the other end is gone, open and later questions reject', async () => {
  const { asking } = channel({ double: () => new Promise(() => {}) });
  const open = asking.ask('double', { value: 1 });
  asking.fail(new Error('gone'));
  await expect(open).rejects.toThrow('gone');
  await expect(asking.ask('double', { value: 1 })).rejects.toThrow('gone');
});
