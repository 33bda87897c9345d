import { type Area, areaOf } from './area.ts';
import type { Pages } from './pages.ts';

/** How many bytes of a row lie in its own page. */
export function localBytes(size: number, usable: number): number {
  const most = usable - 35;
  if (size <= most) return size;
  const least = Math.floor(((usable - 12) * 32) / 255) - 23;
  const surplus = least + ((size - least) % (usable - 4));
  return surplus <= most ? surplus : least;
}

/** How many other pages hold the rest of it. */
export function overflowPages(size: number, usable: number): number {
  return Math.ceil((size - localBytes(size, usable)) / (usable - 4));
}

/** The whole of a row that goes on in other pages; undefined when they are not as they should be. */
export function overflowingRow(pages: Pages, { bytes }: Area, start: number, size: number): Area | undefined {
  const local = localBytes(size, pages.usable);
  const room = pages.usable - 4;
  if (start + local + 4 > pages.usable) return undefined;
  const whole = Buffer.allocUnsafe(size);
  const page = Buffer.allocUnsafe(pages.size);
  bytes.copy(whole, 0, start, start + local);
  let next = bytes.readUInt32BE(start + local);
  for (let at = local; at < size; at += room) {
    if (!pages.copy(next, page)) return undefined;
    page.copy(whole, at, 4, Math.min(pages.usable, 4 + size - at));
    next = page.readUInt32BE(0);
  }
  return areaOf(whole);
}
