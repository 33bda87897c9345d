import './no-eval.ts';
import type { Answer, Ask, Contract, Listeners, NewsType, QuestionType } from './contract.ts';
import { envelopeSchema, type Dropped, type Envelope, type Port } from './envelope.ts';
import { RemoteFailure } from './remote-failure.ts';

interface Waiting {
  readonly type: string;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** The end that asks. It owns the open questions: when the other end goes away, `fail` rejects them all. */
export class AskingEnd<C extends Contract> {
  private readonly waiting = new Map<number, Waiting>();
  private nextId = 1;
  private failed: Error | undefined;

  constructor(
    private readonly contract: C,
    private readonly port: Port,
    private readonly listeners: Listeners<C>,
    private readonly dropped: Dropped,
  ) {
    port.listen((message) => this.receive(message));
  }

  ask<K extends QuestionType<C>>(type: K, value: Ask<C, K>): Promise<Answer<C, K>> {
    if (this.failed !== undefined) return Promise.reject(this.failed);
    const id = this.nextId++;
    const answer = new Promise<unknown>((resolve, reject) => this.waiting.set(id, { type, resolve, reject }));
    this.port.post({ kind: 'ask', id, type, value });
    return answer as Promise<Answer<C, K>>;
  }

  fail(error: Error): void {
    this.failed = error;
    for (const { reject } of this.waiting.values()) reject(error);
    this.waiting.clear();
  }

  private receive(message: unknown): void {
    const envelope = envelopeSchema.safeParse(message);
    if (!envelope.success) this.dropped('a message', envelope.error);
    else if (envelope.data.kind === 'news') this.hear(envelope.data);
    else if (envelope.data.kind !== 'ask') this.settle(envelope.data);
  }

  private hear({ type, value }: Extract<Envelope, { kind: 'news' }>): void {
    if (!Object.hasOwn(this.contract.news, type)) return;
    const news = this.contract.news[type as NewsType<C>]!.safeParse(value);
    if (news.success) this.listeners[type as NewsType<C>](news.data as never);
    else this.dropped(`news "${type}"`, news.error);
  }

  private settle(envelope: Extract<Envelope, { kind: 'answer' | 'failure' }>): void {
    const question = this.waiting.get(envelope.id);
    if (question === undefined) return;
    this.waiting.delete(envelope.id);
    if (envelope.kind === 'failure') {
      question.reject(new RemoteFailure(envelope.message, envelope.detail));
      return;
    }
    const answer = this.contract.questions[question.type]!.answer.safeParse(envelope.value);
    if (answer.success) {
      question.resolve(answer.data);
      return;
    }
    this.dropped(`the answer to "${question.type}"`, answer.error);
    question.reject(new RemoteFailure(`the answer to "${question.type}" was not understood`, answer.error.message));
  }
}
