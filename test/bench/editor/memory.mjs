import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { openEditor } from '../../../scripts/host/open-editor.mjs';
import { REPO } from '../../../scripts/host/pins.mjs';
import { openPanel, readRuns, until } from './panel-page.mjs';

// Memory over 1,000 refreshes while the experiments panel is open: of the worker, the extension host and the page, after everything was collected that can
// be. The page's is that of the workbench too.

const AT = [100, 500, 1000];
/** A request does not wait for its answer for longer than five minutes. */
const AT_ONCE = 10;
/** At the last count against the first. Engines keep compiled code and caches that grow for a while. */
const MOST_GROWTH = 1.1;

export async function run({ quick = false } = {}) {
  const scratch = mkdtempSync(join(tmpdir(), 'kneepoint-bench-'));
  const workspace = join(scratch, 'workspace');
  cpSync(join(REPO, 'examples/flights'), workspace, { recursive: true });
  const door = join(scratch, 'port');
  await buildDoor(scratch);
  const env = { KNEEPOINT_DOOR: door };
  const editor = await openEditor({ workspace, extensionPath: REPO, testsPath: join(scratch, 'door.cjs'), env });
  try {
    const port = await until(() => existsSync(door) && readFileSync(door, 'utf8'), 'the door in the extension host');
    const ask = async (path) => {
      const answer = await fetch(`http://127.0.0.1:${port}${path}`);
      if (!answer.ok) throw new Error(await answer.text());
      return answer.json();
    };
    await readRuns(editor.page);
    const { frame } = await openPanel(editor.page);
    const session = await sessionOf(editor.page, frame);
    const seen = [];
    let done = 0;
    for (const count of quick ? AT.map((at) => at / 10) : AT) {
      for (; done < count; done += AT_ONCE) await ask(`/refresh?times=${AT_ONCE}`);
      seen.push({ count, page: await pageMemory(session), ...(await ask('/memory')) });
    }
    const [first, last] = [seen[0], seen.at(-1)];
    const between = `${last.count} refreshes, MB: after ${first.count}`;
    return ['worker', 'host', 'page'].map((part) => {
      const [ours, peer] = [last[part] / 2 ** 20, first[part] / 2 ** 20];
      return { name: `memory of the ${NAMES[part]} after ${between}`, ours, peer, ratio: ours / peer, target: MOST_GROWTH, ok: ours / peer <= MOST_GROWTH, runs: last.count };
    });
  } finally {
    await editor.close();
    rmSync(scratch, { recursive: true, force: true });
  }
}

const NAMES = { worker: 'worker', host: 'extension host', page: 'page with the workbench' };

async function buildDoor(folder) {
  const here = join(REPO, 'test/bench/editor');
  await build({
    entryPoints: { door: join(here, 'door.ts'), 'watched-worker': join(here, 'watched-worker.ts') },
    bundle: true,
    outdir: folder,
    outExtension: { '.js': '.cjs' },
    platform: 'node',
    format: 'cjs',
    external: ['vscode'],
    logLevel: 'warning',
  });
}

/** A frame of another process has a session of its own. */
async function sessionOf(page, frame) {
  return page.context().newCDPSession(frame).catch(() => page.context().newCDPSession(page));
}

async function pageMemory(session) {
  for (let i = 0; i < 3; i++) await session.send('HeapProfiler.collectGarbage');
  const { usedSize, embedderHeapUsedSize = 0, backingStorageSize = 0 } = await session.send('Runtime.getHeapUsage');
  return usedSize + embedderHeapUsedSize + backingStorageSize;
}
