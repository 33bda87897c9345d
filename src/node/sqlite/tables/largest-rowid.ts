import { areaOf } from './area.ts';
import type { Pages } from './pages.ts';
import { longVarint, varintLength } from './varint.ts';
import { findLastLeaf } from './walk.ts';

/** Of the last row; undefined when there is none, `odd` when a page on the way is not as it should be. */
export function largestRowid(pages: Pages, root: number): number | undefined | 'odd' {
  const area = areaOf(Buffer.alloc(pages.size));
  if (!findLastLeaf(pages, area, root)) return 'odd';
  const cells = area.view.getUint16(3);
  if (cells === 0) return undefined;
  const pointer = 8 + 2 * (cells - 1);
  if (pointer + 2 > pages.usable) return 'odd';
  const cell = area.view.getUint16(pointer);
  const key = cell + varintLength(area.bytes, cell);
  return key + varintLength(area.bytes, key) > pages.usable ? 'odd' : Number(longVarint(area.bytes, key));
}
