import type { PageImage } from './page-image.ts';
import { pieced } from './pieced.ts';

/** An image that knows which pages were asked for, and holds those that are sure to be. */
export interface PinnedImage extends PageImage {
  /** All pages that were asked for. */
  readonly asked: ReadonlySet<number>;
  /** Whether every one of them was held already. */
  isComplete(): boolean;
  /** Whether all that is held is still the same in a later image of the file. */
  isSameAs(later: PageImage | undefined): boolean;
}

/** More than this is not worth holding: copying it takes as long as reading did. */
const mostBytes = 64 * 1024 * 1024;

/**
 * Copies `wanted` pages, as a rule those that the last look asked for. Copying takes a fraction of the time that SQL takes over
 * them, so it fits between two commits of a busy writer where reading does not.
 */
export function pinnedImage(image: PageImage, wanted: ReadonlySet<number>): PinnedImage {
  const { pageSize } = image;
  const held = wanted.size * pageSize > mostBytes ? new Map<number, Buffer>() : copies(image, wanted);
  const asked = new Set<number>();
  let complete = true;

  const heldCopy = (page: number): Buffer | undefined => {
    asked.add(page);
    const copy = held.get(page);
    complete &&= copy !== undefined;
    return copy;
  };
  const pageOf = (page: number): Uint8Array => heldCopy(page) ?? bytesOf(image, page);
  const partOf = (index: number, from: number, to: number): Uint8Array => pageOf(index + 1).subarray(from, to);
  const pinned: PinnedImage = {
    ...image,
    asked,
    isComplete: () => complete,
    isSameAs: (later) => later !== undefined && [...held].every(([page, copy]) => copy.equals(bytesOf(later, page))),
    slice: () => pinned,
    copyPage(page, target) {
      const copy = heldCopy(page);
      if (copy === undefined) image.copyPage(page, target);
      else target.set(copy);
    },
    subarray: (start, end) => pieced(start, end, pageSize, partOf),
  };
  return pinned;
}

/** In the order of the file, because neighbours come in one block. */
function copies(image: PageImage, wanted: ReadonlySet<number>): Map<number, Buffer> {
  const { pageSize, length } = image;
  const inside = [...wanted].filter((page) => (page - 1) * pageSize < length).sort((a, b) => a - b);
  const together = Buffer.allocUnsafe(inside.length * pageSize);
  const held = new Map<number, Buffer>();
  inside.forEach((page, i) => {
    const bytes = bytesOf(image, page);
    together.set(bytes, i * pageSize);
    held.set(page, together.subarray(i * pageSize, i * pageSize + bytes.length));
  });
  return held;
}

function bytesOf({ pageSize, length, subarray }: PageImage, page: number): Uint8Array {
  return subarray((page - 1) * pageSize, Math.min(length, page * pageSize));
}
