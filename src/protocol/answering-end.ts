import type { Contract, Handlers, News, NewsType, QuestionType } from './contract.ts';
import { envelopeSchema, type Dropped, type Envelope, type Port } from './envelope.ts';

/** The end that answers. What a handler throws becomes the asker's failure; the end itself lives on. */
export function answeringEnd<C extends Contract>(
  contract: C,
  port: Port,
  handlers: Handlers<C>,
  dropped: Dropped,
): { tell<K extends NewsType<C>>(type: K, value: News<C, K>): void } {
  port.listen((message) => {
    const envelope = envelopeSchema.safeParse(message);
    if (!envelope.success) dropped('a message', envelope.error);
    else if (envelope.data.kind === 'ask') void answer(contract, port, handlers, dropped, envelope.data);
  });
  return { tell: (type, value) => port.post({ kind: 'news', type, value }) };
}

async function answer<C extends Contract>(
  contract: C,
  port: Port,
  handlers: Handlers<C>,
  dropped: Dropped,
  { id, type, value }: Extract<Envelope, { kind: 'ask' }>,
): Promise<void> {
  const known = Object.hasOwn(contract.questions, type);
  const parsed = known ? contract.questions[type]!.ask.safeParse(value) : undefined;
  if (parsed?.success !== true) {
    if (parsed !== undefined) dropped(`the question "${type}"`, parsed.error);
    port.post({
      kind: 'failure',
      id,
      message: `the question "${type}" was not understood`,
      detail: parsed?.error.message ?? 'no such question',
    });
    return;
  }
  try {
    port.post({ kind: 'answer', id, value: await handlers[type as QuestionType<C>](parsed.data as never) });
  } catch (error) {
    const { message, stack } = error instanceof Error ? error : new Error(String(error));
    port.post({ kind: 'failure', id, message, detail: stack ?? message });
  }
}
