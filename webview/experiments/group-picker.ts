import type { ColumnMeta } from '../../src/core/table/column.ts';
import { visible } from '../../src/core/text/visible.ts';
import { openPickList } from '../ui/pick-list.ts';
import type { Anchor } from '../ui/popover.ts';
import type { LoadedTable } from './loaded-table.ts';
import type { Store } from './store.ts';

const NONE = 'none';

/** Columns whose values make sensible groups: texts, of which a parameter is one. */
export function canGroup({ kind, id }: ColumnMeta): boolean {
  return (kind === 'text' || kind === 'status') && id !== 'id';
}

export function openGroupPicker(anchor: Anchor, store: Store, { metas }: LoadedTable): void {
  const { group } = store.arrangement();
  const order = ['run', 'params', 'own', 'tags'];
  const columns = [...metas.values()].filter(canGroup).sort((a, b) => order.indexOf(a.group) - order.indexOf(b.group));
  openPickList(anchor, {
    label: 'Group by',
    options: () => [
      { id: NONE, label: 'No groups', checked: group === undefined },
      ...columns.map(({ id, title }) => ({ id, label: visible(title), detail: id === title ? '' : visible(id), checked: group === id })),
    ],
    pick(id) {
      store.arrange({ group: id === NONE ? undefined : id, collapsed: [] });
      return false;
    },
  });
}
