import type { Database } from 'sql.js';
import { type SqlDatabase, SqlFileError, type SqlNote } from '../../core/ports/sql.ts';
import { prepareConnection, sqlDatabase } from './database.ts';
import type { SqlEngine } from './engine.ts';
import type { Content } from './lazy-contract.ts';
import type { PageImage } from './page-image.ts';

/** The engine's way into an image; opened when it is asked for. */
export interface Connection {
  database(): SqlDatabase;
  close(): void;
}

export function connection(path: string, image: PageImage | undefined, notes: SqlNote[], engine: () => SqlEngine): Connection {
  let handle: Database | undefined;
  let database: SqlDatabase | undefined;
  const opened = (): Database => {
    const { open, lazy } = engine();
    return open(image === undefined || lazy ? image : wholeBuffer(path, image, notes));
  };
  return {
    database() {
      if (database !== undefined) return database;
      handle ??= opened();
      prepareConnection(handle, path);
      return (database = sqlDatabase(handle, path));
    },
    close: () => handle?.close(),
  };
}

const largestBuffer = 2 ** 31 - 1;
const copyStep = 1024 * 1024;

/** The way without the lazy contract. A Buffer, because slicing one does not copy it. */
function wholeBuffer(path: string, image: PageImage, notes: SqlNote[]): Content {
  if (image.length > largestBuffer) throw new SqlFileError('too-large', path, { bytes: image.length, limit: largestBuffer });
  notes.push({ code: 'whole-file', bytes: image.length });
  const whole = Buffer.allocUnsafe(image.length);
  for (let at = 0; at < image.length; at += copyStep) {
    whole.set(image.subarray(at, Math.min(image.length, at + copyStep)), at);
  }
  return whole;
}
