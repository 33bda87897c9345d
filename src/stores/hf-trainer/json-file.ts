import { isRecord } from '../../core/record/is-record.ts';
import { FileError, type Files } from '../../core/ports/files.ts';
import type { Diagnostic } from '../../core/runs/diagnostic.ts';
import { unreadable } from '../folder-runs/unreadable.ts';
import { jsonValue } from '../rows/json-text.ts';
import type { JsonFile } from './output-folders.ts';

/** A log of a million steps is smaller. */
const LARGEST = 64 * 1024 * 1024;

export interface JsonSource {
  readonly files: Files;
  /** Makes a path below the place one below the project. */
  readonly named: (below: string) => string;
  readonly report: (diagnostic: Diagnostic) => void;
  /** A file cannot be read now, or is being written. */
  readonly failed: () => void;
}

export type JsonObject = ReadonlyMap<string, unknown>;

/** The members of the object that a file holds; undefined, and a word about it, for anything else. */
export function readObject({ path, below, stat }: JsonFile, source: JsonSource): JsonObject | undefined {
  const warn = (code: string, args: Diagnostic['args']) => source.report({ severity: 'warning', code, file: source.named(below), args });
  if (stat.bytes > LARGEST) {
    warn('hf-trainer-too-large', { bytes: stat.bytes, limit: LARGEST });
    return undefined;
  }
  try {
    const members = membersOf(jsonValue(source.files.readText(path) ?? ''));
    if (members === undefined) {
      warn('hf-trainer-json', {});
      source.failed();
    }
    return members;
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    source.report(unreadable(error, source.named(below)));
    source.failed();
    return undefined;
  }
}

export function membersOf(value: unknown): JsonObject | undefined {
  return isRecord(value) ? new Map(Object.entries(value)) : undefined;
}

/** A number; Python's NaN and infinities and integers beyond 2^53 come as text. */
export function numberIn(value: unknown): number | undefined {
  if (typeof value === 'number') return value;
  return typeof value === 'string' && /^(?:NaN|-?Infinity|-?\d{16,})$/.test(value) ? Number(value) : undefined;
}
