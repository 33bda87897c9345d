import type { Files } from '../../core/ports/files.ts';
import type { Diagnostic } from '../../core/runs/diagnostic.ts';
import type { Run } from '../../core/runs/run.ts';
import { type ByteHash, byteHash } from './hash.ts';
import { decodeUtf8, wholeCharacters } from './utf8.ts';

const PIECE_BYTES = 1024 * 1024;

/** Makes runs of the text of a file, which comes in parts that may end anywhere. */
export interface Reading {
  feed(text: string): void;
  /** All runs of what was fed. After `open` more may be fed; otherwise the reading is done. */
  end(): Listed & { readonly open: boolean };
}

export interface Listed {
  readonly runs: readonly Run[];
  readonly diagnostics: readonly Diagnostic[];
}

/** A reading that has come as far as `bytes` of its file. */
export interface Progress {
  readonly reading: Reading;
  readonly hash: ByteHash;
  readonly inUtf8: boolean;
  readonly bytes: number;
  /** The file ends within a character: nothing goes on from there. */
  readonly isCut: boolean;
}

/**
 * Goes on from where an earlier reading of the same file ended, when all before that is what it was: a log that grows is parsed once.
 * Otherwise begins anew.
 */
export function resumed(before: Progress | undefined, start: () => Reading, files: Files, path: string, bytes: number): Progress {
  if (before !== undefined && before.bytes <= bytes) {
    const hash = byteHash();
    for (let at = 0; at < before.bytes; at += PIECE_BYTES) hash.add(pieceOf(files, path, at, before.bytes));
    if (hash.value() === before.hash.value()) return before;
  }
  return { reading: start(), hash: byteHash(), inUtf8: true, bytes: 0, isCut: false };
}

/** Feeds the rest of the file up to `bytes`. A file in UTF-16 is not fed, and is told by the answer. */
export function fed(progress: Progress, files: Files, path: string, bytes: number): Progress | 'utf-16' {
  const { reading, hash } = progress;
  let { inUtf8, bytes: at } = progress;
  for (;;) {
    const piece = pieceOf(files, path, at, bytes);
    const whole = piece.subarray(0, wholeCharacters(piece));
    if (at === 0 && isUtf16(piece)) return 'utf-16';
    if (whole.length === 0) {
      // Half a character, which the writer may complete, or one of another encoding.
      if (piece.length > 0) reading.feed(decodeUtf8(piece));
      return { reading, hash, inUtf8: inUtf8 && piece.length === 0, bytes: at, isCut: piece.length > 0 };
    }
    const text = decodeUtf8(whole);
    inUtf8 &&= !text.includes('\ufffd');
    reading.feed(at === 0 && text.startsWith('\ufeff') ? text.slice(1) : text);
    hash.add(whole);
    at += whole.length;
  }
}

/** Empty where the file ends before. */
function pieceOf(files: Files, path: string, from: number, to: number): Uint8Array {
  return files.readBytes(path, from, Math.min(from + PIECE_BYTES, to)) ?? new Uint8Array();
}

function isUtf16([a, b]: Uint8Array): boolean {
  return (a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff);
}
