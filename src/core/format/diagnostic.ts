import type { Diagnostic } from '../runs/diagnostic.ts';
import { formatBytes } from './number.ts';

type Args = NonNullable<Diagnostic['args']>;

/** What a diagnostic says, without its place: a fragment with the remedy where there is one. */
export function diagnosticSentence({ code, args = {} }: Pick<Diagnostic, 'code' | 'args'>): string {
  const sentence = SENTENCES.get(code);
  if (sentence !== undefined) return sentence(args);
  const details = Object.entries(args).map(([key, value]) => `${key} ${value}`);
  return [code.replaceAll('-', ' '), ...details].join(', ');
}

const NAME_IT = 'name the store under "stores:" in kneepoint.yaml';

const SENTENCES = new Map<string, (args: Args) => string>([
  [
    'unknown-sku',
    ({ sku, near }) => `unknown sku "${sku}"${near === '' ? '' : ` (did you mean ${near}?)`}; state its price under prices.overrides`,
  ],
  ['unknown-key', ({ key }) => `unknown key "${key}" is ignored`],
  ['yaml', ({ message }) => String(message)],
  ['search-cut-by-count', ({ limit }) => `the search for stores stopped after ${limit} entries; ${NAME_IT}`],
  ['search-cut-by-depth', ({ folders, limit }) => `${folders} folders below depth ${limit} were not searched; ${NAME_IT}`],
  ['not-a-store', ({ said }) => `no run store that is known; ${said} names it`],
  ['store-missing', () => 'no such file'],
  ['store-unreadable', () => 'the file cannot be read; check its permissions'],
  ['store-not-a-file', () => 'no file'],
  ['store-not-a-database', () => 'no SQLite database'],
  ['store-encrypted', () => 'an encrypted database; it cannot be read'],
  [
    'store-truncated',
    ({ bytes, expected }) =>
      `the file is cut off: it has ${formatBytes(Number(bytes))} of ${formatBytes(Number(expected))}; copy it again from where it came`,
  ],
  ['store-damaged', () => 'the database is damaged; copy it again from where it came'],
  ['store-unsupported', () => 'a database of a kind that cannot be read here'],
  [
    'store-too-large',
    ({ bytes, limit }) => `the database has ${formatBytes(Number(bytes))}; at most ${formatBytes(Number(limit))} can be read`,
  ],
  ['store-busy', () => 'the database is being rewritten all the time; refresh when its writer rests'],
]);
