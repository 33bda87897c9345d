// The extension's worker, with a way to ask how much memory it uses when nothing is left to collect.
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { BroadcastChannel, workerData } from 'node:worker_threads';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;
const channel = new BroadcastChannel('kneepoint-memory');
channel.onmessage = () => {
  collect();
  collect();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  channel.postMessage(heapUsed + arrayBuffers);
};
require((workerData as { readonly watched: string }).watched);
