import { parseJson } from './json.ts';
import type { Params } from './params.ts';
import type { ProblemLog } from './problems.ts';
import { utf8 } from './utf8.ts';
import { eachField } from './wire.ts';

/** `ConfigRecord { repeated update = 1; repeated remove = 2 }`, in the order in which things were set. */
export function readConfig(bytes: Uint8Array, start: number, end: number, params: Params, problems: ProblemLog): boolean {
  return eachField(bytes, start, end, (number, from, to) => {
    const { path, json } = namedJson(bytes, from, to);
    if (number === 2) params.remove(path);
    if (number !== 1 || json === undefined) return;
    const value = WIDE.test(json) ? json : parseJson(json);
    if (value === undefined) problems.report('value-unreadable', `config ${path.join('.')}`);
    else params.set(path, value);
  });
}

/** Whole numbers that lose digits as a JavaScript number: a seed of 64 bits is a text here. */
const WIDE = /^-?\d{16,}$/;

/** `ConfigItem { key = 1; repeated nested_key = 2; value_json = 16 }`; items of a summary are the same. */
export function namedJson(
  bytes: Uint8Array,
  start: number,
  end: number,
): { readonly path: readonly string[]; readonly json: string | undefined } {
  const path: string[] = [];
  let json: string | undefined;
  eachField(bytes, start, end, (number, from, to) => {
    if (number === 16) json = utf8(bytes, from, to);
    else if (to > from) path.push(utf8(bytes, from, to));
  });
  return { path, json };
}
