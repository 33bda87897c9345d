import { setTimeout as sleep } from 'node:timers/promises';
import { storagePorts } from '../../../src/node/storage-ports.ts';
import { openUserData } from '../../../src/storage/user-data.ts';
import { startWriter, withProgram } from './processes.ts';

// Several processes write at the same time, each folding when it thinks so, while this one watches. Nothing may be lost, and each write has to be seen here within a
// second of being made.

export function run({ writers = 4, writes = 10_000, withinMs = 1000 } = {}) {
  return withProgram(async (program, project) => {
    const began = performance.now();
    const started = Array.from({ length: writers }, (_, i) => startWriter(program, 'fill', project, `w${i}`, String(writes)));
    let running = true;
    const ended = Promise.all(started.map((writer) => writer.ended)).finally(() => (running = false));
    const watched = await watch(project, () => running);
    await ended;
    const seconds = (performance.now() - began) / 1000;
    const { notes } = openUserData(project, storagePorts()).state();
    let missing = 0;
    for (let writer = 0; writer < writers; writer++) for (let i = 0; i < writes; i++) if (!notes.has(`w${writer}:${i}`)) missing++;
    const said = [...new Set(started.flatMap((writer) => writer.said.slice(1)))];
    const ok = missing === 0 && said.length === 0 && watched.slowestMs <= withinMs;
    return { ok, writers, writes, missing, said, ...watched, seconds: Number(seconds.toFixed(1)) };
  });
}

/** Looks ten times a second. Each note says when it was written. */
async function watch(project: string, isRunning: () => boolean): Promise<{ looks: number; slowestMs: number; slowestLookMs: number }> {
  const data = openUserData(project, storagePorts());
  const known = new Set<string>();
  const seen = { looks: 0, slowestMs: 0, slowestLookMs: 0 };
  for (let goOn = true; goOn; ) {
    goOn = isRunning();
    const began = performance.now();
    data.refresh();
    const { notes } = data.state();
    const now = Date.now();
    for (const [subject, { text }] of notes) {
      if (known.has(subject)) continue;
      known.add(subject);
      seen.slowestMs = Math.max(seen.slowestMs, now - Number(text));
    }
    seen.looks++;
    seen.slowestLookMs = Math.max(seen.slowestLookMs, Math.round(performance.now() - began));
    await sleep(100);
  }
  return seen;
}
