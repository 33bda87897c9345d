import { expect, it } from 'vitest';
import { run as damage } from '../../soak/own-data/damage.ts';
import { run as kills } from '../../soak/own-data/kills.ts';
import { run as writers } from '../../soak/own-data/writers.ts';

// A tenth of `npm run soak` on our own data, from one seed. The disk that fills up is tried there on a real small file system and in `src/storage/faults.test.ts` on
// one in memory, at many sizes.

it('what processes kept that were killed at random moments is there', { timeout: 600_000 }, async () => {
  expect(await kills({ kills: 50 })).toMatchObject({ ok: true });
});

// How soon others see it is for the soak to measure.
it('what several processes wrote at the same time is there', { timeout: 600_000 }, async () => {
  expect(await writers({ writes: 1000, withinMs: Number.POSITIVE_INFINITY })).toMatchObject({ ok: true, missing: 0 });
});

it('what is whole in damaged files is found', { timeout: 600_000 }, async () => {
  expect(await damage({ share: 0.1, flips: 60 })).toMatchObject({ ok: true });
});
