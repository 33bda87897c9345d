import { type AppendFile, OwnFileError } from '../../core/ports/own-files.ts';
import { type Places, prepareFolder } from '../places.ts';
import type { StoragePorts } from '../ports.ts';
import { asciiBytes, framed } from './frame.ts';
import { headerText, journalName } from './header.ts';

type Synced = Awaited<ReturnType<AppendFile['append']>>;

export interface JournalWriter {
  /** Resolves when the line is kept; rejects with an `OwnFileError` when it is not. Lines that come meanwhile share one sync. */
  append(line: string): Promise<Synced>;
  /** The path of what it is writing to. */
  current(): string | undefined;
  close(): Promise<void>;
}

interface Waiting {
  readonly line: string;
  resolve(synced: Synced): void;
  reject(error: unknown): void;
}

interface Open {
  readonly file: AppendFile;
  readonly path: string;
  bytes: number;
}

/** A journal that is larger gets a successor, so that it can be folded and removed while its writer lives. */
const PART_BYTES = 256 * 1024;
const BATCH_LINES = 256;
/** Somebody may remove a journal whose writer seems to be dead; that this happens again and again has another reason. */
const ATTEMPTS = 3;

/** Writes journals `<writer>-1.jsonl`, `<writer>-2.jsonl` … After a failure a journal is never written to again. */
export function journalWriter(writer: string, places: Places, ports: Pick<StoragePorts, 'files' | 'own' | 'processes'>): JournalWriter {
  const waiting: Waiting[] = [];
  let open: Open | undefined;
  let part = 0;
  let flushing: Promise<void> | undefined;

  const begin = (): Open => {
    prepareFolder(places, places.journals, ports.own);
    const path = ports.files.join(places.journals, journalName(writer, ++part));
    return { file: ports.own.create(path), path, bytes: 0 };
  };
  const end = (): void => {
    open?.file.close();
    open = undefined;
  };
  const appended = async (to: Open, lines: string): Promise<Synced> => {
    const header = to.bytes === 0 ? `${framed(headerText({ writer, part, process: ports.processes.self }))}\n` : '';
    const bytes = asciiBytes(header + lines);
    try {
      const synced = await to.file.append(bytes);
      to.bytes += bytes.length;
      return synced;
    } catch (error) {
      cutOff(to, ports.own);
      end();
      throw error;
    }
  };
  const written = async (lines: string): Promise<Synced> => {
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      open ??= begin();
      const synced = await appended(open, lines);
      const isKept = open.file.isInPlace();
      if (!isKept || open.bytes > PART_BYTES) end();
      if (isKept) return synced;
    }
    throw new OwnFileError('failed', places.journals, { reason: 'the journal is removed as soon as it is there' });
  };
  const flush = async (): Promise<void> => {
    while (waiting.length > 0) {
      const batch = waiting.splice(0, BATCH_LINES);
      try {
        const synced = await written(batch.map(({ line }) => `${line}\n`).join(''));
        for (const { resolve } of batch) resolve(synced);
      } catch (error) {
        for (const { reject } of batch) reject(error);
      }
    }
    flushing = undefined;
  };
  return {
    append(line) {
      const done = new Promise<Synced>((resolve, reject) => waiting.push({ line, resolve, reject }));
      flushing ??= flush();
      return done;
    },
    current: () => open?.path,
    async close() {
      await flushing;
      end();
    },
  };
}

/** Readers pass over a part of a line as well, so it is no harm when this fails too. */
function cutOff({ file, path, bytes }: Open, own: StoragePorts['own']): void {
  try {
    if (bytes > 0) file.truncate(bytes);
    else own.remove(path);
  } catch (error) {
    if (!(error instanceof OwnFileError)) throw error;
  }
}
