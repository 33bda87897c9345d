import { cellAt } from '../../src/core/table/cell.ts';
import { visible } from '../../src/core/text/visible.ts';
import type { LoadedTable } from '../experiments/loaded-table.ts';
import { t } from '../ui/l10n.ts';

/** Columns that name a row. */
export function nameColumns({ schema }: Pick<LoadedTable, 'schema'>): readonly string[] {
  return schema.mode === 'runs' ? ['name'] : ['configuration', 'batch'];
}

/** `lgbm-d8, batch 64`: a text for people, in which nothing is hidden. */
export function rowName({ schema, data }: Pick<LoadedTable, 'schema' | 'data'>, row: number): string {
  const [naming, batches] = nameColumns({ schema }).map((id) => data.get(id));
  const cell = naming === undefined ? undefined : cellAt(naming, row);
  const name = cell?.kind === 'text' ? visible(cell.text) : visible(schema.ids[row]!);
  const batch = batches === undefined ? undefined : cellAt(batches, row);
  return batch?.kind === 'number' ? t('{0}, batch {1}', name, batch.value) : name;
}
