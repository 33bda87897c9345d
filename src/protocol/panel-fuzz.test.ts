import fc from 'fast-check';
import { expect, test } from 'vitest';
import { answeringEnd } from './answering-end.ts';
import { AskingEnd } from './asking-end.ts';
import type { Handlers } from './contract.ts';
import type { Envelope } from './envelope.ts';
import { panelContract, type PanelContract } from './panel.ts';

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
      id: fc.oneof(fc.integer({ min: 0, max: 3 }), fc.anything()),
      type: fc.constantFrom(...types),
      value,
    },
    { requiredKeys: ['kind'] },
  ),
);

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
  );
});

test('whatever a host sends, the page hears only what fits', () => {
  fc.assert(
    fc.property(fc.array(message, { maxLength: 5 }), (messages) => {
      const heard: unknown[] = [];
      let receive: (message: unknown) => void = () => {};
      const listeners = {
        changed: (news: object) => heard.push(news),
        annotated: (news: object) => heard.push(news),
        selectWanted: (news: object) => heard.push(news),
      };
      const end = new AskingEnd(panelContract, { post: () => {}, listen: (to) => (receive = to) }, listeners, () => {});
      end.ask('table', { mode: 'runs' }).catch(() => {});
      for (const one of messages) receive(one);
      expect(heard.every((news) => typeof news === 'object' && news !== null)).toBe(true);
    }),
  );
});
