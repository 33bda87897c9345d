import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { shell, type Stores, stores } from '../../../test/fixtures/sqlite/stores.ts';
import { capture, release } from './capture.ts';
import { openImage } from './open-image.ts';
import { pinnedImage } from './pinned-image.ts';
import { type Evidence, judge, type Verdict } from './verdict.ts';

let store: Stores;
beforeEach(() => {
  store = stores();
});
afterEach(() => store.remove());

/** Of a look at a file that was written this very moment. */
function verdict(path: string, evidence: Evidence): Verdict {
  const captured = capture(path);
  try {
    return judge(captured, evidence).verdict;
  } finally {
    release(captured);
  }
}

describe('a file written within the last tick of the clock', () => {
  it('proves nothing by its times, with a journal or without', () => {
    expect(verdict(store.build('a.db', 'delete'), { journalSeen: false })).toBe('unsettled');
    expect(verdict(store.build('b.db', 'delete'), { journalSeen: true })).toBe('unsettled');
  });

  it('is proven by pages that are still the same, as long as its writers use a journal', () => {
    const unaltered = { isUnaltered: () => true };
    expect(verdict(store.build('a.db', 'delete'), { journalSeen: true, ...unaltered })).toBe('consistent');
    expect(verdict(store.build('b.db', 'persist'), { journalSeen: false, ...unaltered })).toBe('consistent');
    expect(verdict(store.build('c.db', 'delete'), { journalSeen: false, ...unaltered })).toBe('unsettled');
    expect(verdict(store.build('d.db', 'delete'), { journalSeen: true, isUnaltered: () => false })).toBe('changed');
  });
});

describe('pages that were copied', () => {
  it('are compared with the file, and know when others were asked for', () => {
    const path = store.build('a.db', 'delete');
    const captured = capture(path);
    const open = () => openImage(captured, [], { blockBytes: 4096, blocks: 4 });
    const image = open();
    if (image === undefined) throw new Error('there is no image');
    const pinned = pinnedImage(image, new Set([1, 2, 999_999]));
    pinned.subarray(24, 40);
    expect([pinned.isComplete(), pinned.isSameAs(open())]).toEqual([true, true]);
    pinned.subarray(4096 * 2 - 10, 4096 * 2 + 10);
    expect([pinned.isComplete(), [...pinned.asked]]).toEqual([false, [1, 2, 3]]);
    const page = new Uint8Array(4096);
    pinned.copyPage(2, page);
    expect([...page]).toEqual([...pinned.subarray(4096, 8192)]);
    pinned.copyPage(4, page);
    expect([...pinned.asked]).toEqual([1, 2, 3, 4]);
    shell(path, 'insert into item(id) values(1000)');
    expect(pinned.isSameAs(open())).toBe(false);
    release(captured);
  });
});
