import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { seedsIn, tryInput } from './inputs.ts';

// node child.mjs <repository> <first> <count>: tries inputs one after the other; each is announced before it is tried, so that whoever
// watches knows which one it was that never came back. Failures are reported as lines of JSON.
const [repository = '.', first = '0', count = '0'] = process.argv.slice(2);
const scratch = mkdtempSync(join(tmpdir(), 'kneepoint-fuzz-'));
process.on('exit', () => rmSync(scratch, { recursive: true, force: true }));
const seeds = seedsIn(repository);
for (let index = Number(first); index < Number(first) + Number(count); index++) {
  process.send?.({ trying: index });
  try {
    process.send?.({ tried: await tryInput(index, seeds, scratch), rss: process.memoryUsage.rss() });
  } catch (error) {
    process.send?.({
      failed: index,
      message:
        error instanceof Error ? (error.stack ?? error.message) + String((error.cause as Error | undefined)?.stack ?? '') : String(error),
    });
  }
}
process.disconnect?.();
