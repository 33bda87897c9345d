import type { TableColumn } from './create-table.ts';
import { folded } from './names.ts';

/** Where the columns of a row go. */
export interface Plan {
  /** As stored, up to the last one that is asked for. */
  readonly columns: readonly TableColumn[];
  /** For each of them, −1 when it is passed over. */
  readonly places: readonly number[];
  /** How many values a row has that was asked for. */
  readonly width: number;
}

/** Undefined when a column is asked for twice. */
export function planOf(columns: readonly TableColumn[], asked: readonly string[]): Plan | undefined {
  const wanted = new Map(asked.map((name, place) => [folded(name), place]));
  if (wanted.size < asked.length) return undefined;
  const places = columns.map(({ name }) => wanted.get(folded(name)) ?? -1);
  const count = places.findLastIndex((place) => place >= 0) + 1;
  return { columns: columns.slice(0, count), places: places.slice(0, count), width: asked.length };
}
