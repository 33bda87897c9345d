import { storedPageSize } from '../file-header.ts';
import type { PageImage } from '../page-image.ts';

/** The pages of a database, as its b-trees refer to them. */
export interface Pages {
  readonly size: number;
  /** Bytes of a page that hold content; some writers keep a few at the end for themselves. */
  readonly usable: number;
  readonly count: number;
  /** Fills `target`. False where the database has no such page as a whole. */
  copy(page: number, target: Uint8Array): boolean;
}

const leastUsable = 480;
const utf8 = 1;

/** Undefined for what only the engine reads: texts in UTF-16, or a header that does not go with the image. */
export function pagesOf(image: PageImage): Pages | undefined {
  const size = image.pageSize;
  const whole = Math.floor(image.length / size);
  if (whole === 0) return undefined;
  const head = Buffer.alloc(size);
  image.copyPage(1, head);
  const usable = size - head.readUInt8(20);
  const isPlain = storedPageSize(head) === size && head.readUInt32BE(56) === utf8 && usable >= leastUsable;
  const count = countedPages(head, whole);
  const copy = (page: number, target: Uint8Array): boolean => {
    if (page < 1 || page > count) return false;
    image.copyPage(page, target);
    return true;
  };
  return isPlain ? { size, usable, count, copy } : undefined;
}

/** The header's own number, when the last writer kept it. */
function countedPages(head: Buffer, whole: number): number {
  const isKept = head.readUInt32BE(24) === head.readUInt32BE(92);
  const counted = head.readUInt32BE(28);
  return isKept && counted > 0 ? Math.min(whole, counted) : whole;
}
