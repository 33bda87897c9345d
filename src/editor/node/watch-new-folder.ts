import { existsSync, watch, type FSWatcher } from 'node:fs';
import { basename, dirname } from 'node:path';

/** While nothing can be watched, it is looked for as often. */
const LOOK_AGAIN_MS = 1000;

/**
 * Calls when something in a folder changes, also when the folder comes into being later. VS Code's own watchers miss a folder that is made right
 * after its parent, as ours is by the first thing that somebody writes. `top` is a folder above it that exists.
 */
export function watchNewFolder(folder: string, top: string, call: () => void): { dispose(): void } {
  let watcher: FSWatcher | undefined;
  let timer: NodeJS.Timeout | undefined;
  let isOver = false;
  const stop = () => {
    clearTimeout(timer);
    watcher?.close();
    watcher = undefined;
  };
  const start = (): void => {
    stop();
    if (isOver) return;
    watcher = open(folder, inFolder, fail) ?? openAbove();
    if (watcher === undefined) timer = setTimeout(start, LOOK_AGAIN_MS);
  };
  /** A folder that is moved or deleted says its own name; another one may be in its place already. */
  const inFolder = (name: string | null): void => {
    if (name === basename(folder) || !existsSync(folder)) begin();
    else call();
  };
  /** The nearest folder above that exists: what is awaited appears in it. */
  const openAbove = (): FSWatcher | undefined => {
    for (
      let [above, awaited] = [dirname(folder), basename(folder)];
      above.length >= top.length;
      [above, awaited] = [dirname(above), basename(above)]
    ) {
      const opened = open(above, (name) => name === awaited && begin(), fail);
      if (opened !== undefined) return opened;
    }
    return undefined;
  };
  /** What was written before it was watched is news too. */
  const begin = (): void => {
    start();
    call();
  };
  const fail = (): void => {
    stop();
    timer = setTimeout(begin, LOOK_AGAIN_MS);
  };
  start();
  return {
    dispose() {
      isOver = true;
      stop();
    },
  };
}

function open(path: string, changed: (name: string | null) => void, failed: () => void): FSWatcher | undefined {
  try {
    const watcher = watch(path, { persistent: false }, (_, name) => changed(name));
    return watcher.on('error', failed);
  } catch (error) {
    if (error instanceof Error) return undefined;
    throw error;
  }
}
