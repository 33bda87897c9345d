import { fileState } from '../../core/ports/file-state.ts';
import { FileError, type Files, type FileStat } from '../../core/ports/files.ts';
import type { RunChanges, SeriesPoint, StoreReader } from '../../core/ports/reader.ts';
import { runId, type StoreRef } from '../../core/runs/run.ts';
import { journalMemory, type JournalMemory, rememberedJournal } from './journal-cursor.ts';
import { journalReplay, type Replay, tailPrint } from './journal-replay.ts';
import { journalSeries } from './journal-series.ts';
import { factsOfJournal, journalRun, livingTrials } from './journal-state.ts';
import { ENDED, isCurve } from './trial.ts';

export interface JournalSource {
  readonly store: StoreRef;
  readonly path: string;
  readonly files: Files;
}

interface Replayed {
  readonly replay: Replay;
  /** From where the next list goes on, and what stands before. */
  readonly offset: number;
  readonly tail: number;
  readonly consistent: boolean;
}

/** Reads an Optuna journal. What was appended is read on from where the last list ended; a file that was replaced is read anew. */
export function journalReader({ store, path, files }: JournalSource): StoreReader {
  let kept: Pick<Replayed, 'replay' | 'tail'> | undefined;
  const replayed = (stat: FileStat): Replayed => {
    const grew = kept !== undefined && kept.replay.offset() <= stat.bytes && tailPrint(files, path, kept.replay.offset()) === kept.tail;
    const replay = grew ? kept!.replay : journalReplay(store.identity);
    replay.readOn(files, path, stat.bytes);
    const tail = tailPrint(files, path, replay.offset());
    const consistent = files.stat(path)?.inode === stat.inode;
    kept = consistent ? { replay, tail } : undefined;
    // Another file took its place meanwhile, what was read may be of both: the next list starts anew.
    return consistent
      ? { replay, offset: replay.offset(), tail, consistent }
      : { replay, offset: 0, tail: tailPrint(files, path, 0), consistent };
  };
  return {
    store,
    watch: [path],
    isFinal: ({ status }) => ENDED.has(status),
    async list(cursor) {
      const before = rememberedJournal(cursor);
      const stat = statOf(files, path);
      if (cursor !== undefined && before?.file === fileState(stat)) {
        return { changed: [], removed: [], cursor, consistent: true, diagnostics: before.diagnostics };
      }
      const now = replayed(stat);
      const goesOn = before !== undefined && before.offset <= now.offset && tailPrint(files, path, before.offset) === before.tail;
      return changes(store, now, { file: fileState(stat), before, since: goesOn ? before.offset : 0 });
    },
    async series(nativeId, metric) {
      const { replay } = replayed(statOf(files, path));
      return readSeries({ store, path, files }, replay, nativeId, metric);
    },
  };
}

function statOf(files: Files, path: string): FileStat {
  const stat = files.stat(path);
  if (stat?.kind !== 'file') throw new FileError('not-a-file', path);
  return stat;
}

interface Since {
  readonly file: string;
  readonly before: JournalMemory | undefined;
  /** Where in the file news begin. */
  readonly since: number;
}

function changes(store: StoreRef, { replay, offset, tail, consistent }: Replayed, { file, before, since }: Since): RunChanges {
  const trials = livingTrials(replay.state);
  const ids = new Set(trials.map(({ id }) => id));
  const diagnostics = replay.diagnostics();
  const news = trials.filter(({ touchedAt, study }) => Math.max(touchedAt, study.touchedAt) >= since);
  return {
    changed: news.map((trial) => journalRun(trial, store)),
    removed: (before?.trials ?? []).filter((id) => !ids.has(id)).map((id) => runId(store, String(id))),
    consistent,
    diagnostics,
    cursor: journalMemory({ file, offset, tail, trials: [...ids], diagnostics }),
  };
}

/** What a trial reported is a curve; everything else has one value. */
function readSeries({ store, path, files }: JournalSource, replay: Replay, nativeId: string, metric: string): readonly SeriesPoint[] {
  const trial = livingTrials(replay.state).find(({ id }) => String(id) === nativeId);
  if (trial === undefined) return [];
  const value = journalRun(trial, store).metrics.get(metric);
  if (value === undefined) return [];
  return isCurve(metric, factsOfJournal(trial.study)) ? journalSeries(files, path, trial, trial.endedBefore ?? replay.offset()) : [value];
}
