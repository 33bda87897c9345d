import { OwnFileError, type OwnFileFailure } from '../core/ports/own-files.ts';
import type { Diagnostic } from '../core/runs/diagnostic.ts';
import { diagnosticsOf } from './diagnostics.ts';
import { fold, type FoldOutcome } from './fold/fold.ts';
import { isFoldDue } from './fold/due.ts';
import { framed, MAX_WRITTEN_BYTES } from './journal/frame.ts';
import { journalWriter } from './journal/writer.ts';
import { OWN_FOLDER } from './places.ts';
import type { StoragePorts } from './ports.ts';
import { type Change, told } from './records/kinds.ts';
import { recordText, type UserRecord } from './records/record.ts';
import { FIRST_STAMP, latest, nextStamp } from './records/stamp.ts';
import { inverseOf } from './records/undo.ts';
import { type UserState, userState } from './records/user-state.ts';
import { openSession, type Session } from './session.ts';

/** `kept` is on the disk. What failed is not kept, nothing else is lost, and it may be tried again. */
export type Written = { readonly kept: true; readonly id: string } | { readonly kept: false; readonly failure: WriteFailure };

/**
 * `newer`: a later version of Kneepoint wrote the database. `superseded`: what is to be undone no longer holds. The others are what the file
 * system said.
 */
export type WriteFailure = 'invalid' | 'too-long' | 'newer' | 'superseded' | OwnFileFailure;

/** What the users of a project wrote: notes, stars, labels, hidden runs, saved filters, which runs are one. */
export interface UserData {
  /** The same object until something changes. */
  state(): UserState;
  write(change: Change): Promise<Written>;
  /** Takes back what was written under this id, also after a restart and also by somebody else, as long as nothing later holds. */
  undo(id: string): Promise<Written>;
  /** Reads what other processes wrote, at the price of a few stats when there is nothing. True when `state` is not what it was when it was last asked for. */
  refresh(): boolean;
  /** Brings journals into the database, for those who open it and to keep the journals short; not needed for anything to be kept. */
  fold(): Promise<FoldOutcome>;
  diagnostics(): readonly Diagnostic[];
  /** Absolute paths whose change means that `refresh` has news; a folder stands for everything below it. */
  readonly watch: readonly string[];
  close(): Promise<void>;
}

/** Opens the data in `<project>/.kneepoint`, without writing anything: the first write makes what is missing. */
export function openUserData(project: string, ports: StoragePorts): UserData {
  const session = openSession(project, ports);
  const { places, registers, notices } = session;
  const writer = journalWriter(session.id, places, ports);
  let stamp = FIRST_STAMP;
  let count = 0;
  let state: UserState | undefined;
  let folding: Promise<FoldOutcome> | undefined;
  let writtenSince = 0;
  let isTried = false;

  const foldOnce = (): Promise<FoldOutcome> => {
    writtenSince = 0;
    isTried = true;
    folding ??= fold(session).finally(() => {
      folding = undefined;
      state = undefined;
    });
    return folding;
  };
  const foldIfDue = (): void => {
    const isEarly = isTried && writtenSince < TRY_AGAIN_BYTES;
    if (!isEarly && isFoldDue(session, writtenSince)) void foldOnce();
  };
  const keep = async (record: UserRecord, line: string): Promise<Written> => {
    try {
      saySynced(session, await writer.append(line));
    } catch (error) {
      if (!(error instanceof OwnFileError)) throw error;
      notices.say('write', { severity: 'error', code: `own-write-${error.code}`, file: OWN_FOLDER, args: error.detail });
      return { kept: false, failure: error.code };
    }
    registers.add(record);
    state = undefined;
    writtenSince += line.length;
    foldIfDue();
    return { kept: true, id: record.id };
  };
  const write = (change: Pick<UserRecord, 'kind' | 'subject' | 'field' | 'value' | 'undoes'>): Promise<Written> => {
    if (session.database().state === 'newer') return failed('newer');
    // What is written last shall hold, also over what another window wrote before the clock was set back.
    if (session.readJournals(writer.current())) state = undefined;
    stamp = nextStamp(latest(stamp, registers.latest()), ports.clock());
    const said = { ...change, id: `${session.id}-${++count}`, at: stamp };
    const text = recordText(said);
    const line = framed(text, MAX_WRITTEN_BYTES);
    return line === undefined ? failed('too-long') : keep({ ...said, text }, line);
  };
  session.read();
  return {
    state: () => (state ??= userState(registers)),
    write({ kind, field = '', ...rest }) {
      const parsed = told(kind, { field, ...rest });
      return parsed === undefined ? failed('invalid') : write({ kind, ...parsed, undoes: undefined });
    },
    undo(id) {
      const inverse = inverseOf(registers.about(id), id);
      return inverse === undefined ? failed('superseded') : write(inverse);
    },
    refresh() {
      if (session.read(writer.current())) state = undefined;
      return state === undefined;
    },
    fold: foldOnce,
    diagnostics: () => diagnosticsOf(session),
    watch: [places.journals, places.database],
    async close() {
      await writer.close();
      foldIfDue();
      await folding;
    },
  };
}

/** After a fold that another process did, or that failed, there is no hurry. */
const TRY_AGAIN_BYTES = 64 * 1024;

function failed(failure: WriteFailure): Promise<Written> {
  return Promise.resolve({ kept: false, failure });
}

function saySynced({ notices }: Session, synced: 'synced' | 'unsynced'): void {
  if (synced === 'synced') notices.isOver('write');
  else notices.say('write', { severity: 'warning', code: 'own-unsynced', file: OWN_FOLDER });
}
