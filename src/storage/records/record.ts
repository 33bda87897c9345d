import * as z from 'zod';
import { asciiJson } from './ascii-json.ts';
import { told } from './kinds.ts';
import { compareStamps, MAX_COUNT, type Stamp } from './stamp.ts';
import { type Raw, upToDate, VERSION } from './versions.ts';

/** One thing that a user said at one time. The latest one about a kind, subject and field holds. */
export interface UserRecord {
  readonly id: string;
  readonly at: Stamp;
  readonly kind: string;
  readonly subject: string;
  readonly field: string;
  /** Null takes back what was said before. */
  readonly value: unknown;
  /** The record that this one undoes. */
  readonly undoes: string | undefined;
  /** As it was written, so that what a later version added to it stays. */
  readonly text: string;
}

/** `kept` is a record that a later version understands; nothing in it is lost, nothing of it is shown. */
export type Parsed = { readonly record: UserRecord } | { readonly kept: string };

const envelope = z.looseObject({
  id: z.string().min(1),
  at: z.tuple([z.int().min(0), z.int().min(0).max(MAX_COUNT)]),
  kind: z.string(),
  subject: z.string(),
  field: z.string(),
  value: z.unknown(),
  undoes: z.string().optional(),
});

/** Reads the text of an intact line. */
export function parseRecord(text: string): Parsed {
  const raw = json(text);
  if (!isRaw(raw)) return { kept: text };
  const { data } = envelope.safeParse(upToDate(raw));
  const known = data === undefined ? undefined : told(data.kind, { ...data, value: data.value ?? null });
  if (data === undefined || known === undefined) return { kept: text };
  const [time, count] = data.at;
  const current = raw.v === VERSION ? text : asciiJson(data);
  return { record: { id: data.id, at: { time, count }, kind: data.kind, ...known, undoes: data.undoes, text: current } };
}

function isRaw(value: unknown): value is Raw {
  return typeof value === 'object' && value !== null && 'v' in value && Number.isSafeInteger(value.v) && Number(value.v) >= 0;
}

/** A record's text: what `parseRecord` reads. */
export function recordText({ id, at, kind, subject, field, value, undoes }: Omit<UserRecord, 'text'>): string {
  return asciiJson({ v: VERSION, id, at: [at.time, at.count], kind, subject, field, value, undoes });
}

/** The latest first; the same order for everybody, whoever wrote first. */
export function latestFirst(a: UserRecord, b: UserRecord): number {
  return compareStamps(b.at, a.at) || (a.id < b.id ? 1 : a.id > b.id ? -1 : 0);
}

/** What a line of a journal or a database is about that is no record; undefined for records. It names itself right after its version. */
export function aboutOf(text: string): string | undefined {
  return /^\{"v":\d+,"(journal|database|folded)":/.exec(text)?.[1];
}

export function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
