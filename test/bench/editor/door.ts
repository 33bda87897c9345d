// Runs in the extension host, beside the extension: lets the benchmark, which drives the browser, refresh as often as it wants and ask how much memory
// is in use when nothing is left to collect.
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import * as threads from 'node:worker_threads';
import { commands, extensions } from 'vscode';
import type { Api } from '../../../src/editor/extension.ts';
import { COMMANDS, EXTENSION_ID } from '../../../src/editor/ids.ts';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;
/** A page draws what it was told of meanwhile. */
const DRAWN_MS = 60;

const ANSWERS: Readonly<Record<string, (query: URLSearchParams) => Promise<unknown>>> = {
  '/memory': async () => ({ host: memory(), worker: await workerMemory() }),
  '/refresh': async (query) => {
    const { onDidLoad } = await extensions.getExtension<Api>(EXTENSION_ID)!.activate();
    for (let i = 0; i < Number(query.get('times')); i++) {
      const loaded = new Promise<void>((resolve) => {
        const listening = onDidLoad(() => {
          listening.dispose();
          resolve();
        });
      });
      await commands.executeCommand(COMMANDS.refresh);
      await loaded;
      await new Promise((resolve) => setTimeout(resolve, DRAWN_MS));
    }
  },
};

export async function run(): Promise<void> {
  watchWorkers();
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://door');
    ANSWERS[pathname]!(searchParams).then(
      (answer) => response.end(JSON.stringify(answer ?? {})),
      (error: unknown) => response.writeHead(500).end(String(error)),
    );
  });
  server.listen(0, '127.0.0.1', () => writeFileSync(process.env['KNEEPOINT_DOOR']!, String((server.address() as AddressInfo).port)));
  await new Promise(() => {});
}

function memory(): number {
  collect();
  collect();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

/** Workers that start from now on answer how much memory they use. */
function watchWorkers(): void {
  const { Worker } = threads;
  const watched = class extends Worker {
    constructor(path: string | URL, options: threads.WorkerOptions = {}) {
      super(join(__dirname, 'watched-worker.cjs'), { ...options, workerData: { ...options.workerData, watched: String(path) } });
    }
  };
  // The extension's own import reads the module's member when it makes a worker.
  Object.defineProperty(require('node:worker_threads'), 'Worker', { value: watched });
}

function workerMemory(): Promise<number> {
  const channel = new threads.BroadcastChannel('kneepoint-memory');
  return new Promise((resolve) => {
    channel.onmessage = (event) => {
      channel.close();
      resolve((event as unknown as { readonly data: number }).data);
    };
    channel.postMessage('?');
  });
}
