import { closeSync, openSync, writeFileSync } from 'node:fs';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Stores, stores } from '../../../test/fixtures/sqlite/stores.ts';
import { blockFile } from './block-file.ts';
import { type Overlay, pageImage } from './page-image.ts';

let store: Stores;
beforeEach(() => {
  store = stores();
});
afterEach(() => store.remove());

const content = fc.uint8Array({ minLength: 512, maxLength: 6000 });

it('shows the same bytes as the whole file with the overlays laid over it, whatever is asked for', () => {
  const range = fc.tuple(fc.nat(9000), fc.nat(2500));
  const log = fc.dictionary(fc.integer({ min: 1, max: 14 }).map(String), fc.nat(1500), { maxKeys: 6 });
  fc.assert(
    fc.property(
      content,
      content,
      log,
      log,
      fc.nat(14),
      fc.constantFrom(64, 300, 512, 4096),
      fc.array(range, { minLength: 1 }),
      (main, side, newer, older, pages, blockBytes, ranges) => {
        const length = pages === 0 ? main.length : pages * 512;
        const expected = laidOver(main, side, [older, newer], length);
        writeFileSync(store.path('main'), main);
        writeFileSync(store.path('side'), side);
        const fd = openSync(store.path('main'), 'r');
        const sideFd = openSync(store.path('side'), 'r');
        try {
          const overlays = [newer, older].map(
            (entries): Overlay => ({ fd: sideFd, pages: new Map(Object.entries(entries).map(([page, at]) => [Number(page), at])) }),
          );
          const image = pageImage(blockFile(fd, { blockBytes, blocks: 2 }), 512, length, overlays);
          for (const [start, count] of ranges) {
            const end = Math.min(length, start + count);
            const page = Math.ceil(start / 512) + 1;
            const copy = new Uint8Array(512);
            if (page * 512 <= length) image.copyPage(page, copy);
            if (page * 512 <= length) expect(Buffer.from(copy)).toEqual(Buffer.from(expected.subarray((page - 1) * 512, page * 512)));
            if (start < end) expect(Buffer.from(image.subarray(start, end))).toEqual(Buffer.from(expected.subarray(start, end)));
          }
          expect(image.failure()).toBeUndefined();
        } finally {
          closeSync(fd);
          closeSync(sideFd);
        }
      },
    ),
    { seed: 20261, numRuns: 150 },
  );
});

it('yields zeros and remembers why when the file cannot be read', () => {
  writeFileSync(store.path('main'), Buffer.alloc(2048, 1));
  const fd = openSync(store.path('main'), 'r');
  const image = pageImage(blockFile(fd, { blockBytes: 512, blocks: 2 }), 512, 2048, []);
  closeSync(fd);
  expect(image.subarray(1024, 1030)).toEqual(new Uint8Array(6));
  expect(image.failure()).toMatchObject({ code: 'EBADF' });
  const page = new Uint8Array(512).fill(1);
  image.copyPage(3, page);
  expect(page).toEqual(new Uint8Array(512));
});

function laidOver(main: Uint8Array, side: Uint8Array, layers: readonly Record<string, number>[], length: number): Uint8Array {
  const whole = new Uint8Array(Math.max(length, 20 * 512));
  whole.set(main);
  for (const layer of layers) {
    for (const [page, at] of Object.entries(layer)) {
      const bytes = new Uint8Array(512);
      bytes.set(side.subarray(at, at + 512));
      whole.set(bytes, (Number(page) - 1) * 512);
    }
  }
  if (whole[18] === 2) whole[18] = 1;
  if (whole[19] === 2) whole[19] = 1;
  return whole.subarray(0, length);
}
