import type { PageImage } from './page-image.ts';

/** An image that knows which pages were asked for, and holds those that are sure to be. */
export interface PinnedImage extends PageImage {
  /** All pages that were asked for. */
  readonly asked: ReadonlySet<number>;
  /** Whether every one of them was held already. */
  isComplete(): boolean;
}

/** More than this is not worth holding: copying it takes as long as reading did. */
const mostBytes = 64 * 1024 * 1024;

/**
 * Copies `wanted` pages, as a rule those that the last look asked for. Copying takes a fraction of the time that SQL takes over
 * them, so it fits between two commits of a busy writer where reading does not.
 */
export function pinnedImage(image: PageImage, wanted: ReadonlySet<number>): PinnedImage {
  const { pageSize, length } = image;
  const held = wanted.size * pageSize > mostBytes ? new Map<number, Uint8Array>() : copies(image, wanted);
  const asked = new Set<number>();
  let complete = true;

  const pageOf = (page: number): Uint8Array => {
    asked.add(page);
    const copy = held.get(page);
    complete &&= copy !== undefined;
    return copy ?? image.subarray((page - 1) * pageSize, Math.min(length, page * pageSize));
  };
  const pinned: PinnedImage = {
    ...image,
    asked,
    isComplete: () => complete,
    slice: () => pinned,
    subarray(start, end) {
      const first = Math.floor(start / pageSize);
      const base = first * pageSize;
      if (end <= base + pageSize) return pageOf(first + 1).subarray(start - base, end - base);
      const bytes = new Uint8Array(end - start);
      for (let at = start; at < end; ) {
        const index = Math.floor(at / pageSize);
        const stop = Math.min(end, (index + 1) * pageSize);
        bytes.set(pageOf(index + 1).subarray(at - index * pageSize, stop - index * pageSize), at - start);
        at = stop;
      }
      return bytes;
    },
  };
  return pinned;
}

/** In the order of the file, because neighbours come in one block. */
function copies(image: PageImage, wanted: ReadonlySet<number>): Map<number, Uint8Array> {
  const { pageSize, length } = image;
  const held = new Map<number, Uint8Array>();
  for (const page of [...wanted].sort((a, b) => a - b)) {
    const start = (page - 1) * pageSize;
    if (start < length) held.set(page, image.subarray(start, Math.min(length, start + pageSize)).slice());
  }
  return held;
}
