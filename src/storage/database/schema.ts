import { VERSION } from '../records/versions.ts';

/** `Knee`: what `file` and others know a SQLite file of ours by. */
const APPLICATION_ID = 0x4b6e6565;

const part = (path: string): string => `json_extract(line, '$[2]${path}')`;
const view = (name: string, kind: string, columns: Readonly<Record<string, string>>): string => {
  const shown = { ...columns, written_at: `datetime(${part('.at[0]')} / 1000, 'unixepoch')` };
  const list = Object.entries(shown).map(([column, expression]) => `${expression} as ${column}`);
  return `create view ${name} as select ${list.join(', ')} from record where current and ${part('.kind')} = '${kind}';`;
};

/**
 * A page holds the longest line in one piece, so that lines can be found in the file without SQL. Records are kept as the lines that they were
 * written as; the views are for people.
 */
export const SCHEMA = [
  'pragma page_size = 65536;',
  `pragma application_id = ${APPLICATION_ID};`,
  `pragma user_version = ${VERSION};`,
  'create table origin (line text not null);',
  'create table record (current integer not null, line text not null);',
  view('notes', 'note', { run: part('.subject'), note: part('.value') }),
  view('stars', 'star', { run: part('.subject') }),
  view('labels', 'label', { run: part('.subject'), label: part('.field') }),
  view('hidden', 'hidden', { run: part('.subject') }),
  view('filters', 'filter', { name: part('.subject'), filter: part('.value.text') }),
  view('merges', 'merge', { run: part('.subject'), other: part('.field'), verdict: part('.value') }),
].join('\n');
