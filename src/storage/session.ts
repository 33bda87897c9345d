import { fileState } from '../core/ports/file-state.ts';
import type { FileError, FileStat } from '../core/ports/files.ts';
import type { Folded } from './database/content.ts';
import { type Holder, readHolder } from './database/holder.ts';
import { type Follower, followJournals } from './journal/follow.ts';
import { type Notices, notices } from './notices.ts';
import { type Places, placesIn } from './places.ts';
import type { StoragePorts } from './ports.ts';
import { parseRecord } from './records/record.ts';
import { type Registers, registers } from './records/registers.ts';

/** What one process knows of a project's own data. */
export interface Session {
  readonly id: string;
  readonly places: Places;
  readonly ports: StoragePorts;
  readonly registers: Registers;
  readonly journals: Follower;
  readonly notices: Notices;
  /** Reads what others wrote since; `except` is the journal that this process is writing to. True when something was news. */
  read(except?: string): boolean;
  /** Most of it: without what was folded and removed meanwhile. */
  readJournals(except?: string): boolean;
  /** True when something was news. */
  absorb(holder: Holder): boolean;
  /** What is known of the database since it was last looked at. */
  database(): KnownDatabase;
  /** Takes note of a database that was read or written. */
  know(database: KnownDatabase): void;
}

export interface KnownDatabase {
  readonly state: Holder['state'];
  readonly stat: FileStat | undefined;
  readonly folded: ReadonlyMap<string, Folded>;
  readonly failure?: FileError | undefined;
}

export function openSession(project: string, ports: StoragePorts): Session {
  const { files, sha256 } = ports;
  const places = placesIn(project, files);
  const known = registers();
  let news = 0;
  const take = (text: string): void => {
    if (known.has(text)) return;
    const parsed = parseRecord(text);
    if ('record' in parsed ? known.add(parsed.record) : known.keep(parsed.kept)) news++;
  };
  const journals = followJournals(places.journals, files, take);
  let database: KnownDatabase = { state: 'missing', stat: undefined, folded: NOTHING };
  let isLookedAt = false;

  const absorb = (holder: Holder): boolean => {
    const before = news;
    if ('texts' in holder) for (const text of holder.texts) take(text);
    return news > before;
  };
  const readJournals = (except?: string): boolean => {
    const before = news;
    journals.read(except);
    return news > before;
  };
  const readDatabase = (): void => {
    if (isLookedAt && database.state !== 'unreadable' && fileState(files.stat(places.database)) === fileState(database.stat)) return;
    isLookedAt = true;
    const holder = readHolder(places.database, files, sha256);
    database = knownOf(holder);
    absorb(holder);
    if (holder.state !== 'sound') absorb(readHolder(places.previous, files, sha256));
  };
  return {
    id: ports.newId(),
    places,
    ports,
    registers: known,
    journals,
    notices: notices(),
    absorb,
    database: () => database,
    know: (now) => (database = now),
    readJournals,
    // A journal goes when a database holds it: what is no longer in the one is in the other, if it is looked for in this order.
    read(except) {
      const before = news;
      readJournals(except);
      readDatabase();
      return news > before;
    },
  };
}

const NOTHING: ReadonlyMap<string, Folded> = new Map();

export function knownOf(holder: Holder): KnownDatabase {
  if (holder.state === 'missing') return { state: holder.state, stat: undefined, folded: NOTHING };
  if (holder.state === 'unreadable') return { state: holder.state, stat: undefined, folded: NOTHING, failure: holder.failure };
  return { state: holder.state, stat: holder.stat, folded: holder.folded };
}
