export interface GridPlace {
  readonly row: number;
  readonly column: number;
}

interface Extent {
  readonly rows: number;
  readonly columns: number;
  /** Rows that fit into the view. */
  readonly page: number;
}

type Move = (at: GridPlace, extent: Extent) => GridPlace;

const MOVES: Readonly<Record<string, Move>> = {
  ArrowUp: ({ row, column }) => ({ row: row - 1, column }),
  ArrowDown: ({ row, column }) => ({ row: row + 1, column }),
  ArrowLeft: ({ row, column }) => ({ row, column: column - 1 }),
  ArrowRight: ({ row, column }) => ({ row, column: column + 1 }),
  PageUp: ({ row, column }, { page }) => ({ row: row - page, column }),
  PageDown: ({ row, column }, { page }) => ({ row: row + page, column }),
  Home: ({ row }) => ({ row, column: 0 }),
  End: ({ row }, { columns }) => ({ row, column: columns - 1 }),
  'mod+Home': () => ({ row: 0, column: 0 }),
  'mod+End': (_, { rows, columns }) => ({ row: rows - 1, column: columns - 1 }),
};

/** Where a key takes the focus; undefined for a key that does not move it. Row −1 is the heading. */
export function moved(at: GridPlace, extent: Extent, key: string, mod: boolean): GridPlace | undefined {
  const name = mod ? `mod+${key}` : key;
  const move = Object.hasOwn(MOVES, name) ? MOVES[name] : undefined;
  if (move === undefined) return undefined;
  const { row, column } = move(at, extent);
  return { row: clamp(row, -1, extent.rows - 1), column: clamp(column, 0, extent.columns - 1) };
}

function clamp(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(most, value));
}
