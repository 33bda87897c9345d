import { FileError, type Files, type FileStat } from '../../core/ports/files.ts';
import type { RunFolder } from './folders.ts';
import { type LogFacts, logFacts } from './log-facts.ts';
import { LOG_START, type LogEnd, type LogVisitor, readLog } from './log-reader.ts';
import { type ProblemLog, problemLog } from './problems.ts';

export interface ReadLog {
  readonly facts: LogFacts;
  readonly problems: ProblemLog;
}

interface Kept extends ReadLog {
  readonly visitor: LogVisitor;
  readonly inode: string;
  readonly end: LogEnd;
  /** The bytes before the place where reading goes on: a file that has others there is not the one that was read. */
  readonly tail: Uint8Array;
}

/** Logs that were read and are still being written; how far they were read is only a saving, never news. */
export interface LogCache {
  read(folder: RunFolder, log: string): ReadLog;
  forget(): void;
}

/** More runs than this at a time are read again from their beginning. */
const KEPT = 256;
const TAIL = 16;

export function logCache(files: Files): LogCache {
  const kept = new Map<string, Kept>();
  return {
    forget: () => kept.clear(),
    read(folder, log) {
      const path = files.join(folder.path, log);
      const file = `${folder.label}/${log}`;
      const before = kept.get(path);
      kept.delete(path);
      try {
        const stat = files.stat(path);
        if (stat === undefined) return nothingIn(file);
        const from = before !== undefined && isSame(before, files, path, stat) ? before : begun(file, stat);
        const end = readLog(files, path, stat.bytes, from.end, from.visitor);
        const now = { ...from, end, tail: tailOf(files, path, end) };
        if (now.facts.exit === undefined) kept.set(path, now);
        if (kept.size > KEPT) kept.delete(kept.keys().next().value!);
        return { facts: now.facts, problems: withEnd(now.problems, end, file) };
      } catch (error) {
        if (!(error instanceof FileError)) throw error;
        const nothing = nothingIn(file);
        nothing.problems.report('file-unreadable', 'file', { why: error.code });
        return nothing;
      }
    },
  };
}

export function nothingIn(file: string): ReadLog {
  const problems = problemLog(file);
  return { facts: logFacts(problems).facts, problems };
}

function begun(file: string, { inode }: FileStat): Kept {
  const problems = problemLog(file);
  return { ...logFacts(problems), problems, inode, end: LOG_START, tail: new Uint8Array() };
}

function isSame(before: Kept, files: Files, path: string, stat: FileStat): boolean {
  if (before.inode !== stat.inode || before.end.offset > stat.bytes) return false;
  const tail = tailOf(files, path, before.end);
  return tail.length === before.tail.length && tail.every((byte, at) => byte === before.tail[at]);
}

function tailOf(files: Files, path: string, { offset }: LogEnd): Uint8Array {
  return new Uint8Array(files.readBytes(path, Math.max(0, offset - TAIL), offset) ?? []);
}

/** What is wrong at the end is told anew each time: it may be right the next time. */
function withEnd(problems: ProblemLog, { damage, foreign }: LogEnd, file: string): ProblemLog {
  const atEnd = problemLog(file);
  if (damage !== undefined) atEnd.report('log-damaged', `byte ${damage.offset}`, { why: damage.why });
  if (foreign === true) atEnd.report('log-foreign', 'byte 0');
  return { report: atEnd.report, all: () => [...problems.all(), ...atEnd.all()] };
}
