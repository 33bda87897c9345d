import { type SqlDatabase, SqlFileError, type SqlFileState, type SqlNote } from '../../core/ports/sql.ts';
import type { BlockOptions } from './block-file.ts';
import { type Capture, capture, release } from './capture.ts';
import { prepareConnection, sqlDatabase } from './database.ts';
import type { SqlEngine } from './engine.ts';
import type { Content } from './lazy-contract.ts';
import { fileError } from './look.ts';
import { openImage } from './open-image.ts';
import type { PageImage } from './page-image.ts';
import { type PinnedImage, pinnedImage } from './pinned-image.ts';
import { type Judgement, judge } from './verdict.ts';

export interface Attempt<T> extends Judgement {
  readonly state: SqlFileState;
  readonly notes: readonly SqlNote[];
  /** The pages that were asked for; none when it did not come to reading. */
  readonly asked: ReadonlySet<number>;
  /** What `read` returned or threw; undefined when it was not called. From an inconsistent look even an error proves nothing. */
  readonly outcome: { readonly value: T } | { readonly error: unknown } | undefined;
}

export interface Look<T> {
  readonly path: string;
  readonly read: (database: SqlDatabase) => T;
  readonly engine: SqlEngine;
  readonly blocks: BlockOptions;
  /** Pages to copy first, and to judge before reading. */
  readonly wanted: ReadonlySet<number>;
}

/** One look at the file: open, read, judge whether what was read is one state. */
export function attempt<T>(look: Look<T>, journalSeen: boolean): Attempt<T> {
  const captured = capture(look.path);
  try {
    return judged(look, captured, journalSeen);
  } catch (error) {
    throw fileError(look.path, error);
  } finally {
    release(captured);
  }
}

function judged<T>(look: Look<T>, captured: Capture, journalSeen: boolean): Attempt<T> {
  const notes: SqlNote[] = [];
  const unread = { state: captured.state, notes, asked: nothing };
  try {
    const image = openPinned(look, captured, notes);
    if (image === undefined) return { ...unread, outcome: outcomeOf(look, image, notes), ...judge(captured, { journalSeen }) };
    return { ...unread, asked: image.asked, ...readPinned(look, captured, image, notes, journalSeen) };
  } catch (error) {
    return { ...judge(captured, { journalSeen }), ...unread, outcome: { error } };
  }
}

type Reading<T> = Judgement & Pick<Attempt<T>, 'outcome'>;

/** When the pages are held already, they are judged before they are read, and nothing that comes later matters. */
function readPinned<T>(look: Look<T>, captured: Capture, image: PinnedImage, notes: SqlNote[], journalSeen: boolean): Reading<T> {
  if (look.wanted.size === 0) return { outcome: outcomeOf(look, image, notes), ...judge(captured, { journalSeen }) };
  const isUnaltered = (): boolean => image.isSameAs(openImage(captured, [], copyBlocks));
  const early = judge(captured, { journalSeen, isUnaltered });
  if (early.verdict !== 'consistent') return { ...early, outcome: undefined };
  const outcome = outcomeOf(look, image, notes);
  return image.isComplete() ? { ...early, outcome } : { ...judge(captured, { journalSeen }), outcome };
}

const nothing: ReadonlySet<number> = new Set();

/** Pages that are copied one by one do not need the others of a large block. */
const copyBlocks: BlockOptions = { blockBytes: 8 * 1024, blocks: 2048 };

function openPinned<T>({ wanted, blocks }: Look<T>, captured: Capture, notes: SqlNote[]): PinnedImage | undefined {
  const image = openImage(captured, notes, wanted.size > 0 ? copyBlocks : blocks);
  return image === undefined ? undefined : pinnedImage(image, wanted);
}

function outcomeOf<T>(look: Look<T>, image: PageImage | undefined, notes: SqlNote[]): Attempt<T>['outcome'] {
  try {
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
