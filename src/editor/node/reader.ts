import { Worker } from 'node:worker_threads';
import type { AskingEnd } from '../../protocol/asking-end.ts';
import type { Answer, Ask, Listeners, QuestionType } from '../../protocol/contract.ts';
import type { Dropped, Port } from '../../protocol/envelope.ts';
import type { ReaderContract, ReaderStart } from '../../protocol/reader.ts';

export interface Reader {
  ask<K extends QuestionType<ReaderContract>>(type: K, value: Ask<ReaderContract, K>): Promise<Answer<ReaderContract, K>>;
  /** Ends what is under way; the next question starts the worker again. */
  stop(): Promise<void>;
  dispose(): void;
}

export interface ReaderOptions {
  readonly workerPath: string;
  readonly wasmPath: string;
  /** Where what was read is kept for the next time. */
  readonly cacheFolder: string | undefined;
  readonly listeners: Listeners<ReaderContract>;
  readonly dropped: Dropped;
  /** The worker ended by itself: all that was asked is rejected, and memory of opened folders is gone. */
  readonly died: (reason: Error) => void;
}

/** The worker is gone, and with it what was asked: stopped by a person, or ended by itself, which `died` has said. */
export class ReaderGone extends Error {
  override readonly name = 'ReaderGone';
}

interface Running {
  readonly worker: Worker;
  /** Both ends' schemas are loaded while the worker starts, and not with the extension. */
  readonly end: Promise<AskingEnd<ReaderContract>>;
}

/** The reader's worker thread, started by the first question and again after it ended. */
export function createReader(options: ReaderOptions): Reader {
  let running: Running | undefined;
  const start = (): Running => {
    const started = spawn(options);
    const ended = (reason: Error) => {
      if (running !== started) return;
      running = undefined;
      void started.end.then((end) => end.fail(new ReaderGone(reason.message)));
      options.died(reason);
    };
    started.worker.once('error', ended);
    started.worker.once('exit', (code) => ended(new Error(`the reader ended with code ${code}`)));
    return started;
  };
  const stop = async () => {
    const stopping = running;
    running = undefined;
    (await stopping?.end)?.fail(new ReaderGone('reading was stopped'));
    await stopping?.worker.terminate();
  };
  return {
    ask: async (type, value) => (await (running ??= start()).end).ask(type, value),
    stop,
    dispose: () => void stop(),
  };
}

function spawn(options: ReaderOptions): Running {
  const { workerPath, wasmPath, cacheFolder } = options;
  const worker = new Worker(workerPath, {
    workerData: { wasmPath, ...(cacheFolder === undefined ? {} : { cacheFolder }) } satisfies ReaderStart,
    name: 'kneepoint-reader',
  });
  return { worker, end: endOf(worker, options) };
}

async function endOf(worker: Worker, { listeners, dropped }: ReaderOptions): Promise<AskingEnd<ReaderContract>> {
  const [{ AskingEnd: End }, { readerContract }] = await Promise.all([
    import('../../protocol/asking-end.ts'),
    import('../../protocol/reader.ts'),
  ]);
  const port: Port = { post: (message) => worker.postMessage(message), listen: (receive) => worker.on('message', receive) };
  return new End(readerContract, port, listeners, dropped);
}
