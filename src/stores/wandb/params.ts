import { eachLeaf } from './json.ts';
import type { ProblemLog } from './problems.ts';

/** A run's configuration as it changes over a log. */
export interface Params {
  /** By dotted names. */
  texts(): ReadonlyMap<string, string>;
  /** What a dictionary does to one of the same name: wandb-core merges the two, the Python SDK up to 0.16 took the new one for the old. */
  dictionaries: 'merge' | 'replace';
  set(path: readonly string[], value: unknown): void;
  remove(path: readonly string[]): void;
  /** Sets what is not known in any part. */
  fill(entries: readonly (readonly [string, unknown])[]): void;
}

/** Longer ones are prompts and tables: nothing to tell configurations apart by. */
const LONGEST = 8192;
const CEILING = 20_000;
/** What W&B notes for itself among the user's keys. */
const OWN: ReadonlySet<string | undefined> = new Set(['_wandb', 'wandb_version']);
/** Between the parts of a path: a key may well have a dot of its own. */
const SEPARATOR = '\u0000';

export function params(problems: ProblemLog): Params {
  const texts = new Map<string, string>();
  const branches = new Set<string>();
  const remove = (key: string): void => {
    texts.delete(key);
    if (!branches.delete(key)) return;
    for (const other of texts.keys()) if (other.startsWith(key + SEPARATOR)) texts.delete(other);
  };
  const put = (key: string, leaf: unknown): void => {
    const text = typeof leaf === 'object' ? JSON.stringify(leaf) : String(leaf);
    const name = nameOf(key);
    remove(key);
    if (text.length > LONGEST) return problems.report('param-too-long', name, { characters: text.length, limit: LONGEST });
    if (texts.size >= CEILING) return problems.report('too-many-params', name, { limit: CEILING });
    texts.set(key, text);
    for (let at = key.indexOf(SEPARATOR); at >= 0; at = key.indexOf(SEPARATOR, at + 1)) branches.add(key.slice(0, at));
  };
  const all: Params = {
    texts: () => new Map([...texts].map(([key, text]) => [nameOf(key), text])),
    dictionaries: 'replace',
    remove: (path) => remove(path.join(SEPARATOR)),
    set(path, value) {
      if (OWN.has(path[0])) return;
      const key = path.join(SEPARATOR);
      if (all.dictionaries === 'replace') remove(key);
      eachLeaf(key, value, put, SEPARATOR);
    },
    fill(entries) {
      const known = new Set([...texts.keys()].map((key) => key.split(SEPARATOR, 1)[0]!));
      for (const [key, value] of entries) if (!known.has(key)) all.set([key], value);
    },
  };
  return all;
}

function nameOf(key: string): string {
  return key.replaceAll(SEPARATOR, '.');
}
