import type { ChartInput } from './chart.ts';

export interface Needs {
  readonly needs: readonly string[];
}

/**
 * The same reading for the same table, rows and settings, without making it anew. One that lacks columns is always made anew: a table gets its
 * columns by and by.
 */
export function lastReading<S, R extends object>(
  read: (input: ChartInput, settings: S) => R | Needs,
): (input: ChartInput, settings: S) => R | Needs {
  let last: { readonly table: unknown; readonly rows: unknown; readonly settings: S; readonly result: R | Needs } | undefined;
  return (input, settings) => {
    const { table, rows } = input;
    if (last?.table === table && last.rows === rows && last.settings === settings && !('needs' in last.result)) return last.result;
    last = { table, rows, settings, result: read(input, settings) };
    return last.result;
  };
}
