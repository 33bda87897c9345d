import type { Sha256 } from '../../core/ports/digest.ts';
import type { SqlBuilder } from '../../core/ports/sql-builder.ts';
import { framed } from '../journal/frame.ts';
import { intactLines } from '../journal/scan.ts';
import { asciiJson } from '../records/ascii-json.ts';
import { VERSION } from '../records/versions.ts';
import type { Registers } from '../records/registers.ts';
import { databaseContent, type Folded, type Manifest } from './content.ts';
import { SCHEMA } from './schema.ts';
import { seal, UNSEALED } from './seal.ts';

export interface DatabaseSource {
  readonly registers: Registers;
  readonly folded: readonly Folded[];
  /** The name of the new database, and of the one that it continues. */
  readonly name: string;
  readonly parent: string | undefined;
}

/** The bytes of a database with all that was said; read back, because it will be what holds it. */
export async function builtDatabase(source: DatabaseSource, buildSql: SqlBuilder, sha256: Sha256): Promise<Uint8Array> {
  const manifest: Manifest = { v: VERSION, database: source.name, parent: source.parent, seal: UNSEALED };
  const unsealed = asciiJson(manifest);
  const texts = new Set<string>();
  const bytes = await buildSql((draft) => {
    draft.run(SCHEMA);
    draft.insert('insert into origin (line) values (?)', originLines(unsealed, source.folded));
    draft.insert('insert into record (current, line) values (?, ?)', recordRows(source.registers, texts));
  });
  seal(bytes, intactLines(bytes), unsealed, sha256);
  const found = databaseContent(bytes, sha256);
  if (found.state === 'sound' && found.texts.length === texts.size && found.texts.every((text) => texts.has(text))) return bytes;
  throw new Error('it did not read back as it was written');
}

function* originLines(manifest: string, folded: readonly Folded[]): Iterable<readonly [string]> {
  yield [line(manifest)];
  for (const one of folded) yield [line(asciiJson({ v: VERSION, ...one }))];
}

/** Gives the texts to `taken` as they go in: writing goes on meanwhile. */
function* recordRows(registers: Registers, taken: Set<string>): Iterable<readonly [number, string]> {
  const row = (current: number, text: string): readonly [number, string] => {
    taken.add(text);
    return [current, line(text)];
  };
  for (const records of registers.all()) {
    for (const [at, { text, value }] of records.entries()) yield row(at === 0 && value !== null ? 1 : 0, text);
  }
  for (const text of registers.kept()) yield row(0, text);
}

/** All of these were lines before, or are short. */
function line(text: string): string {
  const framedText = framed(text);
  if (framedText === undefined) throw new RangeError(`a line of ${text.length} characters`);
  return framedText;
}
