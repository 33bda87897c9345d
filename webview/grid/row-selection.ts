/** Which rows are selected, by their ids, so that sorting and refreshing keep them. */
export interface RowSelection {
  readonly ids: ReadonlySet<string>;
  /** The row from which a range goes. */
  readonly anchor: string | undefined;
}

export const NOTHING_SELECTED: RowSelection = { ids: new Set(), anchor: undefined };

export function only(ids: Iterable<string>, anchor: string): RowSelection {
  return { ids: new Set(ids), anchor };
}

/** Takes rows out when all of them are selected, else adds them. */
export function toggled({ ids }: RowSelection, changed: readonly string[], anchor: string): RowSelection {
  const next = new Set(ids);
  if (changed.every((id) => ids.has(id))) for (const id of changed) next.delete(id);
  else for (const id of changed) next.add(id);
  return { ids: next, anchor };
}

/** A range from the anchor, and with `kept` what was selected before. */
export function ranged(selection: RowSelection, range: Iterable<string>, anchor: string, kept: boolean): RowSelection {
  return { ids: new Set(kept ? [...selection.ids, ...range] : range), anchor };
}
