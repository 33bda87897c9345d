import { type SqlDatabase, SqlFileError, type SqlFileState, type SqlNote } from '../../core/ports/sql.ts';
import type { BlockOptions } from './block-file.ts';
import { type Capture, capture, release } from './capture.ts';
import { prepareConnection, sqlDatabase } from './database.ts';
import type { SqlEngine } from './engine.ts';
import type { Content } from './lazy-contract.ts';
import { fileError } from './look.ts';
import { openImage } from './open-image.ts';
import type { PageImage } from './page-image.ts';
import { type Judgement, judge } from './verdict.ts';

export interface Attempt<T> extends Judgement {
  readonly state: SqlFileState;
  readonly notes: readonly SqlNote[];
  /** What `read` returned or threw. From an inconsistent look even an error proves nothing. */
  readonly outcome: { readonly value: T } | { readonly error: unknown };
}

export interface Look<T> {
  readonly path: string;
  readonly read: (database: SqlDatabase) => T;
  readonly engine: SqlEngine;
  readonly blocks: BlockOptions;
}

/** One look at the file: open, read, judge whether what was read is one state. */
export function attempt<T>(look: Look<T>, journalSeen: boolean): Attempt<T> {
  const captured = capture(look.path);
  const notes: SqlNote[] = [];
  try {
    const outcome = outcomeOf(look, captured, notes);
    return { ...judge(captured, journalSeen), state: captured.state, notes, outcome };
  } catch (error) {
    throw fileError(look.path, error);
  } finally {
    release(captured);
  }
}

function outcomeOf<T>(look: Look<T>, captured: Capture, notes: SqlNote[]): Attempt<T>['outcome'] {
  try {
    const image = openImage(captured, notes, look.blocks);
    const value = readImage(look, image, notes);
    const failure = image?.failure();
    return failure === undefined ? { value } : { error: fileError(look.path, failure) };
  } catch (error) {
    return { error };
  }
}

function readImage<T>({ path, read, engine }: Look<T>, image: PageImage | undefined, notes: SqlNote[]): T {
  const database = engine.open(image === undefined || engine.lazy ? image : wholeBuffer(path, image, notes));
  try {
    prepareConnection(database, path);
    return read(sqlDatabase(database, path));
  } catch (error) {
    throw image?.failure() === undefined ? error : fileError(path, image.failure());
  } finally {
    database.close();
  }
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
