import { type ColumnData, type ColumnMeta, isText } from '../../../src/core/table/column.ts';
import { tellsFamilies, usualFirst } from '../../../src/charts/family-words.ts';
import type { LoadedTable } from '../../experiments/loaded-table.ts';
import type { ParetoSettings } from './settings.ts';

/** Parameters that are looked at for one that tells families. */
const MOST_LOOKED_AT = 12;

/** Columns of texts that can colour points. */
export function familyColumns({ metas }: Pick<LoadedTable, 'metas'>): readonly ColumnMeta[] {
  const isFamily = ({ kind, group, id, present }: ColumnMeta) =>
    (kind === 'text' || kind === 'status') && group !== 'own' && id !== 'id' && present > 0;
  return [...metas.values()].filter(isFamily);
}

/** The columns that have to be there to choose: what a person chose, else parameters, the usual words for a family first. */
export function familyCandidates(table: Pick<LoadedTable, 'metas'>, { family }: Pick<ParetoSettings, 'family'>): readonly ColumnMeta[] {
  if (family === '') return [];
  const chosen = table.metas.get(family ?? '');
  if (chosen !== undefined) return [chosen];
  const params = familyColumns(table).filter(({ group }) => group === 'params');
  return usualFirst(params, ({ id }) => id.slice('params.'.length)).slice(0, MOST_LOOKED_AT);
}

/** The first that varies and is a word; what a person chose whatever it is. */
export function familyColumn(
  { metas, data }: Pick<LoadedTable, 'metas' | 'data'>,
  settings: Pick<ParetoSettings, 'family'>,
): ColumnMeta | undefined {
  const candidates = familyCandidates({ metas }, settings);
  if (settings.family !== undefined && candidates.length === 1) return candidates[0];
  return candidates.find(({ id }) => {
    const column = data.get(id);
    return column !== undefined && isText(column) && tellsFamilies(column.dictionary);
  });
}

export function textAt(data: ColumnData | undefined, row: number): string | undefined {
  return data !== undefined && isText(data) ? data.dictionary[data.codes[row]! - 1] : undefined;
}
