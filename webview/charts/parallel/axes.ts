import type { ColumnMeta } from '../../../src/core/table/column.ts';
import { isText } from '../../../src/core/table/column.ts';
import type { LoadedTable } from '../../experiments/loaded-table.ts';
import { MOST_AXES, type ParallelSettings } from './settings.ts';

/** Parameters that are looked at for those that vary. */
const MOST_LOOKED_AT = 24;
/** Axes that the chart chooses by itself. */
const MOST_PARAMS = 5;

type Table = Pick<LoadedTable, 'metas' | 'schema' | 'data'>;

/** What can be an axis. */
export function axisChoices({ metas }: Pick<LoadedTable, 'metas'>): readonly ColumnMeta[] {
  return [...metas.values()].filter(
    ({ group, present, id }) => group !== 'own' && group !== 'tags' && present > 0 && id !== 'id' && id !== 'name',
  );
}

/** Columns that have to be there to choose the axes. */
export function neededForAxes(table: Table, settings: Pick<ParallelSettings, 'axes'>): readonly string[] {
  if (settings.axes !== undefined) return known(table, settings.axes);
  return [...paramsLookedAt(table), ...endsOf(table)];
}

/** What a person chose; else the parameters that vary, then what was measured, cost and quality last. */
export function chosenAxes(table: Table, settings: Pick<ParallelSettings, 'axes'>, rows: ArrayLike<number>): readonly string[] {
  if (settings.axes !== undefined) return known(table, settings.axes);
  const params = varyingParams(table, rows);
  return [...params.slice(0, MOST_PARAMS), ...endsOf(table)].slice(0, MOST_AXES);
}

function known({ metas }: Pick<Table, 'metas'>, ids: readonly string[]): readonly string[] {
  return ids.filter((id) => metas.has(id));
}

/** Parameters that differ among rows, of those that are looked at. */
export function varyingParams(table: Pick<Table, 'metas' | 'data'>, rows: ArrayLike<number>): readonly string[] {
  return paramsLookedAt(table).filter((id) => varies(table, id, rows));
}

export function paramsLookedAt({ metas }: Pick<Table, 'metas'>): readonly string[] {
  return [...metas.values()]
    .filter(({ group, present }) => group === 'params' && present > 0)
    .slice(0, MOST_LOOKED_AT)
    .map(({ id }) => id);
}

function endsOf(table: Pick<Table, 'metas' | 'schema'>): readonly string[] {
  const { cost, quality } = table.schema;
  const second = table.schema.mode === 'runs' ? 'durationSeconds' : 'replacementCost';
  return known(
    table,
    [second, cost, quality].flatMap((id) => id ?? []),
  );
}

/** Different in some rows, but not in all: a name for each row is none of their properties. */
function varies({ data }: Pick<Table, 'data'>, id: string, rows: ArrayLike<number>): boolean {
  const column = data.get(id);
  if (column === undefined || !isText(column)) return column !== undefined;
  const seen = new Uint8Array(column.dictionary.length + 1);
  let different = 0;
  for (let at = 0; at < rows.length; at++) {
    const code = column.codes[rows[at]!]!;
    if (seen[code] === 0) different++;
    seen[code] = 1;
  }
  const areNumbers = column.dictionary.every((text) => text.trim() !== '' && Number.isFinite(Number(text)));
  return different > 1 && (areNumbers || different <= Math.max(20, rows.length / 2));
}
