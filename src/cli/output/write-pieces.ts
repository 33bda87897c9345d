import type { Writable } from 'node:stream';

/** Small pieces are gathered into chunks of this many characters: a system call for each row would take longer than the row. */
const CHUNK = 64 * 1024;

/** Writes as fast as the reader takes it; one that stopped reading ends it, for nobody wants the rest. */
export async function writePieces(stream: Writable, pieces: Iterable<string>): Promise<void> {
  for (const chunk of chunked(pieces)) {
    if ((await written(stream, chunk)) === 'reader-gone') return;
  }
}

function* chunked(pieces: Iterable<string>): Generator<string> {
  let chunk = '';
  for (const piece of pieces) {
    chunk += piece;
    if (chunk.length < CHUNK) continue;
    yield chunk;
    chunk = '';
  }
  if (chunk !== '') yield chunk;
}

function written(stream: Writable, chunk: string): Promise<'written' | 'reader-gone'> {
  return new Promise((resolve, reject) => {
    stream.write(chunk, (error: NodeJS.ErrnoException | null | undefined) => {
      if (!error) resolve('written');
      else if (error.code === 'EPIPE') resolve('reader-gone');
      else reject(error);
    });
  });
}
