import fc from 'fast-check';
import { expect, test } from 'vitest';
import { answeringEnd } from './answering-end.ts';
import { AskingEnd } from './asking-end.ts';
import type { Handlers, Listeners } from './contract.ts';
import type { Envelope } from './envelope.ts';
import { panelContract, type PanelContract } from './panel.ts';
import { RemoteFailure } from './remote-failure.ts';

const types = [...Object.keys(panelContract.questions), ...Object.keys(panelContract.news), '__proto__', 'constructor', 'other'];
const keys = [
  'mode',
  'revision',
  'ids',
  'rows',
  'run',
  'id',
  'what',
  'edits',
  'text',
  'name',
  'content',
  'action',
  'kind',
  'subject',
  'value',
  '__proto__',
];
const value = fc.oneof(
  fc.anything({ maxDepth: 2 }),
  fc.dictionary(fc.constantFrom(...keys), fc.oneof(fc.constantFrom('runs', 'source', 'openReport', 'star'), fc.anything({ maxDepth: 2 })), {
    maxKeys: 6,
  }),
);
const message = fc.oneof(
  fc.anything({ maxDepth: 2 }),
  fc.record(
    {
      kind: fc.constantFrom('ask', 'answer', 'failure', 'news'),
      id: fc.oneof(fc.integer({ min: 0, max: Object.keys(panelContract.questions).length }), fc.anything()),
      type: fc.constantFrom(...types),
      value,
    },
    { requiredKeys: ['kind'] },
  ),
);

/** The same messages every time. */
const RUNS = { seed: 20261126, numRuns: 2000 };

/** They note what they should not have seen. */
function handlers(unfit: unknown[]): Handlers<PanelContract> {
  const names = Object.keys(panelContract.questions) as (keyof PanelContract['questions'])[];
  const checked = names.map((name) => [
    name,
    (ask: unknown) => {
      if (!panelContract.questions[name].ask.safeParse(ask).success) unfit.push([name, ask]);
      return undefined;
    },
  ]);
  return Object.fromEntries(checked) as unknown as Handlers<PanelContract>;
}

test('whatever a page sends, the host hears only what fits, and answers every question', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(message, { maxLength: 5 }), async (messages) => {
      const posted: Envelope[] = [];
      const unfit: unknown[] = [];
      let receive: (message: unknown) => void = () => {};
      answeringEnd(panelContract, { post: (envelope) => posted.push(envelope), listen: (to) => (receive = to) }, handlers(unfit), () => {});
      for (const one of messages) receive(one);
      await new Promise((resolve) => setImmediate(resolve));
      expect(unfit).toEqual([]);
      expect(posted.every(({ kind }) => kind === 'answer' || kind === 'failure')).toBe(true);
    }),
    RUNS,
  );
});

test('whatever a host sends, the page hears only what fits, and no answer that does not', async () => {
  const names = Object.keys(panelContract.questions) as (keyof PanelContract['questions'])[];
  await fc.assert(
    fc.asyncProperty(fc.array(message, { maxLength: 5 }), async (messages) => {
      const unfit: unknown[] = [];
      let receive: (message: unknown) => void = () => {};
      const news = Object.keys(panelContract.news) as (keyof PanelContract['news'])[];
      const hear = (name: keyof PanelContract['news']) => (said: unknown) =>
        panelContract.news[name].safeParse(said).success || unfit.push([name, said]);
      const listeners = Object.fromEntries(news.map((name) => [name, hear(name)])) as unknown as Listeners<PanelContract>;
      const end = new AskingEnd(panelContract, { post: () => {}, listen: (to) => (receive = to) }, listeners, () => {});
      for (const name of names) {
        end.ask(name, {} as never).then(
          (answer) => panelContract.questions[name].answer.safeParse(answer).success || unfit.push([name, answer]),
          (error: unknown) => error instanceof RemoteFailure || unfit.push([name, error]),
        );
      }
      for (const one of messages) receive(one);
      await new Promise((resolve) => setImmediate(resolve));
      expect(unfit).toEqual([]);
    }),
    RUNS,
  );
});
