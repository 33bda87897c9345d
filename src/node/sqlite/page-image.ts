import { readInto, type ByteSource } from './block-file.ts';
import { withoutWalMode } from './file-header.ts';
import type { Content } from './lazy-contract.ts';

/** Pages that lie in another file than the database: in its log or its journal. */
export interface Overlay {
  readonly fd: number;
  readonly pages: ReadonlyMap<number, number>;
}

/** A whole database for the engine to read from, without holding it. */
export interface PageImage extends Content {
  readonly pageSize: number;
  readonly firstPage: Uint8Array;
  /** The first read error. An exception must not cross the engine's stack, so a failed read yields zeros and is reported here. */
  failure(): unknown;
}

/** `overlays` come newest first. Bytes that no file holds are zeros. */
export function pageImage(base: ByteSource, pageSize: number, length: number, overlays: readonly Overlay[]): PageImage {
  const scratch = new Uint8Array(pageSize);
  let failed: unknown;

  const overlaidPage = (page: number): Uint8Array | undefined => {
    for (const { fd, pages } of overlays) {
      const offset = pages.get(page);
      if (offset === undefined) continue;
      readInto(fd, scratch, offset);
      return scratch;
    }
    return undefined;
  };
  const firstPage = withoutWalMode(Uint8Array.from(overlaidPage(1) ?? base.view(0, pageSize)).subarray(0, length));

  const partOfPage = (page: number, from: number, to: number): Uint8Array => {
    if (page === 1) return firstPage.subarray(from, to);
    const start = (page - 1) * pageSize;
    return overlaidPage(page)?.subarray(from, to) ?? base.view(start + from, start + to);
  };
  const assemble = (start: number, end: number): Uint8Array => {
    const bytes = new Uint8Array(end - start);
    for (let at = start; at < end; ) {
      const page = Math.floor(at / pageSize) + 1;
      const pageStart = (page - 1) * pageSize;
      const stop = Math.min(end, pageStart + pageSize);
      bytes.set(partOfPage(page, at - pageStart, stop - pageStart), at - start);
      at = stop;
    }
    return bytes;
  };
  const read = (start: number, end: number): Uint8Array => {
    const page = Math.floor(start / pageSize) + 1;
    const pageStart = (page - 1) * pageSize;
    return end <= pageStart + pageSize ? partOfPage(page, start - pageStart, end - pageStart) : assemble(start, end);
  };

  const image: PageImage = {
    length,
    pageSize,
    firstPage,
    slice: () => image,
    failure: () => failed,
    subarray(start, end) {
      try {
        return read(start, end);
      } catch (error) {
        failed ??= error;
        return new Uint8Array(end - start);
      }
    },
  };
  return image;
}
