import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, it } from 'vitest';
import { seedsIn, tryInput } from '../soak/fuzz/inputs.ts';

// A tenth of what `npm run soak -- --only fuzz` tries, the same every time. That measures processor time and memory; here other tests have left theirs in the same
// process, and the machine may be any.
const INPUTS = 5000;
const EACH = 500;
const LIMITS = { cpuMs: 60_000, bytes: Number.POSITIVE_INFINITY };

const seeds = seedsIn(fileURLToPath(new URL('../..', import.meta.url)));
const scratch = mkdtempSync(join(tmpdir(), 'kneepoint-fuzz-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

describe('hostile stores, configurations, decisions and filters end in values or diagnostics', () => {
  for (let first = 0; first < INPUTS; first += EACH) {
    it(`inputs ${first} to ${first + EACH - 1}`, { timeout: 900_000 }, async () => {
      for (let index = first; index < first + EACH; index++) await tryInput(index, seeds, scratch, LIMITS);
    });
  }
});
