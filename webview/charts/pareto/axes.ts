import type { ColumnMeta } from '../../../src/core/table/column.ts';
import type { LoadedTable } from '../../experiments/loaded-table.ts';
import { numberColumns } from '../columns.ts';
import type { ParetoSettings } from './settings.ts';

/** A column with a direction. */
export type Objective = ColumnMeta & { readonly goal: 'max' | 'min' };

/** The columns that can be objectives: numbers of which more or less is better. */
export function objectivesOf({ metas }: Pick<LoadedTable, 'metas'>): readonly Objective[] {
  return numberColumns(metas.values()).filter((meta): meta is Objective => meta.goal !== undefined);
}

export interface Axes {
  readonly x: Objective;
  readonly y: Objective;
}

/** What a person chose, or quality against cost: what the project says, else the first metric against the first cost. Undefined without two objectives. */
export function chosenAxes(table: Pick<LoadedTable, 'metas' | 'schema'>, { x, y }: Pick<ParetoSettings, 'x' | 'y'>): Axes | undefined {
  const all = objectivesOf(table);
  const { quality, cost } = table.schema;
  const first = (ids: readonly (string | undefined)[], group: ColumnMeta['group'], not?: Objective) =>
    ids.flatMap((id) => all.find((one) => one.id === id && one !== not) ?? []).at(0) ??
    all.find((one) => one.group === group && one !== not) ??
    all.find((one) => one !== not);
  const up = first([y, quality], 'metrics');
  const across = first([x, cost], 'cost', up);
  return up === undefined || across === undefined ? undefined : { x: across, y: up };
}
