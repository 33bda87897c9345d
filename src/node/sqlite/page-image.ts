import { readInto, type ByteSource } from './block-file.ts';
import { withoutWalMode } from './file-header.ts';
import type { Content } from './lazy-contract.ts';
import { pieced } from './pieced.ts';

/** Pages that lie in another file than the database: in its log or its journal. */
export interface Overlay {
  readonly fd: number;
  readonly pages: ReadonlyMap<number, number>;
}

/** A whole database for the engine to read from, without holding it. */
export interface PageImage extends Content {
  readonly pageSize: number;
  readonly firstPage: Uint8Array;
  /** Fills `target`, of the size of a page, with one that the database has as a whole. */
  copyPage(page: number, target: Uint8Array): void;
  /** The first read error. An exception must not cross the engine's stack, so a failed read yields zeros and is reported here. */
  failure(): unknown;
}

/** `overlays` come newest first. Bytes that no file holds are zeros. */
export function pageImage(base: ByteSource, pageSize: number, length: number, overlays: readonly Overlay[]): PageImage {
  const scratch = new Uint8Array(pageSize);
  let failed: unknown;

  /** Whether another file has the page, which is then in `target`. */
  const overlay = (page: number, target: Uint8Array): boolean => {
    for (const { fd, pages } of overlays) {
      const offset = pages.get(page);
      if (offset === undefined) continue;
      readInto(fd, target, offset);
      return true;
    }
    return false;
  };
  const overlaidPage = (page: number): Uint8Array | undefined => (overlay(page, scratch) ? scratch : undefined);
  const firstPage = withoutWalMode(Uint8Array.from(overlaidPage(1) ?? base.view(0, pageSize)).subarray(0, length));

  const partOfPage = (index: number, from: number, to: number): Uint8Array => {
    const page = index + 1;
    if (page === 1) return firstPage.subarray(from, to);
    const start = index * pageSize;
    return overlaidPage(page)?.subarray(from, to) ?? base.view(start + from, start + to);
  };

  const image: PageImage = {
    length,
    pageSize,
    firstPage,
    slice: () => image,
    failure: () => failed,
    copyPage(page, target) {
      try {
        if (page === 1) target.set(firstPage);
        else if (!overlay(page, target)) base.copy((page - 1) * pageSize, target);
      } catch (error) {
        failed ??= error;
        target.fill(0);
      }
    },
    subarray(start, end) {
      try {
        return pieced(start, end, pageSize, partOfPage);
      } catch (error) {
        failed ??= error;
        return new Uint8Array(end - start);
      }
    },
  };
  return image;
}
