import type { SqlDatabase, SqlFileState, SqlNote } from '../../core/ports/sql.ts';
import type { BlockOptions } from './block-file.ts';
import { type Capture, capture, release } from './capture.ts';
import { connection } from './connection.ts';
import type { EngineOnDemand } from './engine-on-demand.ts';
import { fileError } from './look.ts';
import { openImage } from './open-image.ts';
import type { PageImage } from './page-image.ts';
import { type PinnedImage, pinnedImage } from './pinned-image.ts';
import { plainDatabase } from './tables/plain-database.ts';
import { plainTables } from './tables/plain-tables.ts';
import { type Evidence, isBeingWritten, type Judgement, judge } from './verdict.ts';

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
  readonly engine: EngineOnDemand;
  readonly blocks: BlockOptions;
  /** Pages to copy first, and to judge before reading. */
  readonly wanted: ReadonlySet<number>;
}

/** One look at the file: open, read, judge whether what was read is one state. */
export async function attempt<T>(look: Look<T>, journalSeen: boolean): Promise<Attempt<T>> {
  const captured = capture(look.path);
  try {
    return await judged(look, captured, journalSeen);
  } catch (error) {
    throw fileError(look.path, error);
  } finally {
    release(captured);
  }
}

async function judged<T>(look: Look<T>, captured: Capture, journalSeen: boolean): Promise<Attempt<T>> {
  const notes: SqlNote[] = [];
  const writing = isBeingWritten(captured);
  const judgement: Judge = async (more) => judge(captured, { journalSeen, isBeingWritten: await writing, ...more });
  const unread = { state: captured.state, notes, asked: nothing };
  try {
    const image = openPinned(look, captured, notes);
    if (image === undefined) return { ...unread, outcome: outcomeOf(look, image, notes), ...(await judgement()) };
    const reading = await readPinned(look, captured, image, notes, judgement);
    return { ...unread, asked: image.asked, ...reading };
  } catch (error) {
    return { ...(await judgement()), ...unread, outcome: { error } };
  }
}

type Judge = (more?: Pick<Evidence, 'isUnaltered'>) => Promise<Judgement>;

type Reading<T> = Judgement & Pick<Attempt<T>, 'outcome'>;

/** When the pages are held already, they are judged before they are read, and nothing that comes later matters. */
async function readPinned<T>(
  look: Look<T>,
  captured: Capture,
  image: PinnedImage,
  notes: SqlNote[],
  judgement: Judge,
): Promise<Reading<T>> {
  if (look.wanted.size === 0) return { outcome: outcomeOf(look, image, notes), ...(await judgement()) };
  const isUnaltered = (): boolean => image.isSameAs(openImage(captured, [], copyBlocks));
  const early = await judgement({ isUnaltered });
  if (early.verdict !== 'consistent') return { ...early, outcome: undefined };
  const outcome = outcomeOf(look, image, notes);
  return image.isComplete() ? { ...early, outcome } : { ...(await judgement()), outcome };
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
  const { database, close } = connection(path, image, notes, engine.get);
  try {
    const tables = image === undefined ? undefined : plainTables(image);
    // What is more than plain tables is for the engine to judge first.
    return read(tables === undefined ? database() : plainDatabase(path, tables, database));
  } catch (error) {
    throw image?.failure() === undefined ? error : fileError(path, image.failure());
  } finally {
    close();
  }
}
