// The reader: a worker thread that opens run stores, costs runs and checks decisions for the extension host.
import { parentPort, workerData, type MessagePort } from 'node:worker_threads';
import { nodePorts } from '../../node/ports.ts';
import { storagePorts } from '../../node/storage-ports.ts';
import { answeringEnd } from '../../protocol/answering-end.ts';
import type { Port } from '../../protocol/envelope.ts';
import { readerContract, readerStartSchema } from '../../protocol/reader.ts';
import { readerHandlers } from '../rows/handlers.ts';

if (parentPort === null) throw new Error('the reader runs as a worker thread only');
/** The reader answers nothing else meanwhile: larger artefacts are for the command line to look at. */
const MOST_ARTIFACT_BYTES = 1024 * 1024 * 1024;

const { wasmPath, cacheFolder } = readerStartSchema.parse(workerData);
const end = answeringEnd(
  readerContract,
  portOf(parentPort),
  readerHandlers(
    nodePorts(wasmPath, MOST_ARTIFACT_BYTES),
    storagePorts(wasmPath),
    (progress) => end.tell('progress', progress),
    cacheFolder,
  ),
  (what, error) => end.tell('log', { level: 'error', message: `dropped ${what}: ${error.message}` }),
);

function portOf(channel: MessagePort): Port {
  return { post: (message) => channel.postMessage(message), listen: (receive) => channel.on('message', receive) };
}
