import * as z from 'zod';
import type { Sha256 } from '../../core/ports/digest.ts';
import { intactLines } from '../journal/scan.ts';
import { aboutOf, json } from '../records/record.ts';
import { VERSION } from '../records/versions.ts';
import { isSealed } from './seal.ts';

/** What describes a database, in one of its lines. */
export interface Manifest {
  readonly v: number;
  /** Its own name, that no other database has. */
  readonly database: string;
  /** The database that it continues. */
  readonly parent?: string | undefined;
  readonly seal?: string | undefined;
}

/** How much of a journal a database holds: so many bytes, with this checksum. */
export interface Folded {
  readonly folded: string;
  readonly bytes: number;
  readonly crc: number;
}

export interface DatabaseContent {
  /** `damaged` is any database that is not as it was written; what it holds is still good, as far as it could be found. */
  readonly state: 'sound' | 'damaged' | 'newer';
  readonly manifest: Manifest | undefined;
  readonly folded: ReadonlyMap<string, Folded>;
  /** The records. */
  readonly texts: readonly string[];
}

const manifestSchema = z.looseObject({ v: z.int(), database: z.string(), parent: z.string().optional(), seal: z.string().optional() });
const foldedSchema = z.object({ folded: z.string(), bytes: z.int(), crc: z.int() });

/**
 * Reads a database file without SQL: the lines in it prove themselves, which rows of a page that was hit do not, and an SQL engine takes longer to start
 * than this takes to read. Rows are contiguous because a page holds the longest line.
 */
export function databaseContent(bytes: Uint8Array, sha256: Sha256): DatabaseContent {
  const lines = intactLines(bytes);
  const texts: string[] = [];
  const origin: string[] = [];
  for (const text of new Set(lines.map((line) => line.text))) (aboutOf(text) === undefined ? texts : origin).push(text);
  const found = parsedAs(manifestSchema, origin).at(-1);
  const folded = new Map(parsedAs(foldedSchema, origin).map(({ data }) => [data.folded, data]));
  const manifest = found?.data;
  const isIntact = found !== undefined && (isDraft(found.data) || isSealed(bytes, lines, found.text, found.data.seal ?? '', sha256));
  return { state: stateOf(manifest, isIntact), manifest, folded, texts };
}

function parsedAs<T>(schema: z.ZodType<T>, texts: readonly string[]): { readonly data: T; readonly text: string }[] {
  return texts.flatMap((text) => {
    const { data } = schema.safeParse(json(text));
    return data === undefined ? [] : [{ data, text }];
  });
}

/** Version 0 had no seal. */
function isDraft({ v, seal }: Manifest): boolean {
  return v === 0 && seal === undefined;
}

function stateOf(manifest: Manifest | undefined, isIntact: boolean): DatabaseContent['state'] {
  if (manifest !== undefined && manifest.v > VERSION) return 'newer';
  return isIntact ? 'sound' : 'damaged';
}
