import { isRecord } from '../../core/record/is-record.ts';
import type { Cell } from '../rows/number-text.ts';

export type JsonObject = Readonly<Record<string, unknown>>;

const DEEPEST = 16;

/** Members of members as `a.b`; null is absent, a list is its JSON. */
export function flattened(object: JsonObject): ReadonlyMap<string, Cell> {
  const cells = new Map<string, Cell>();
  add(cells, object, '', DEEPEST);
  return cells;
}

function add(cells: Map<string, Cell>, object: JsonObject, prefix: string, depth: number): void {
  for (const [key, value] of Object.entries(object)) {
    const name = prefix + key.trim();
    if (isRecord(value) && depth > 0) add(cells, value, `${name}.`, depth - 1);
    else if (typeof value === 'string') addText(cells, name, value);
    else if (typeof value === 'number' || typeof value === 'boolean') cells.set(name, value);
    else if (value !== null) cells.set(name, JSON.stringify(value));
  }
}

function addText(cells: Map<string, Cell>, name: string, value: string): void {
  const text = value.trim();
  if (text !== '') cells.set(name, text);
}
