import { Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { writePieces } from './write-pieces.ts';

const PIECE = 'x'.repeat(20_000);

/** What a writer makes of pieces, and how many of them were made when each write began. */
async function write(onWrite: (text: string) => NodeJS.ErrnoException | undefined, pieces = 20) {
  let made = 0;
  const madeAt: number[] = [];
  let text = '';
  const stream = new Writable({
    decodeStrings: false,
    write(chunk: string, _, done) {
      madeAt.push(made);
      text += chunk;
      setTimeout(() => done(onWrite(chunk) ?? null), 1);
    },
  });
  stream.on('error', () => undefined);
  const all = function* () {
    for (; made < pieces; ) {
      made++;
      yield PIECE;
    }
  };
  await writePieces(stream, all());
  return { text, made, madeAt };
}

const failure = (code: string) => Object.assign(new Error(code), { code });

describe('pieces', () => {
  it('are made only when the reader has taken those before', async () => {
    const { text, madeAt } = await write(() => undefined);
    expect(text).toBe(PIECE.repeat(20));
    expect(madeAt).toEqual([4, 8, 12, 16, 20]);
  });

  it('are made no more once the reader is gone', async () => {
    expect((await write(() => failure('EPIPE'))).made).toBe(4);
  });

  it('cannot be written to a full disk, and that is an error', async () => {
    await expect(write(() => failure('ENOSPC'))).rejects.toThrow('ENOSPC');
  });
});
