import type { ColumnMeta } from '../../src/core/table/column.ts';
import { visible } from '../../src/core/text/visible.ts';
import { openPickList } from '../ui/pick-list.ts';
import type { Anchor } from '../ui/popover.ts';
import type { LoadedTable } from './loaded-table.ts';
import type { Store } from './store.ts';
import { t } from '../ui/l10n.ts';

const NONE = 'none';
/** Deeper than anybody looks. */
const MOST_LEVELS = 5;

/** Columns whose values make groups. */
export function canGroup({ id }: ColumnMeta): boolean {
  return id !== 'id' && id !== 'star';
}

/** Groups within groups: a column comes in at the end, or goes out. */
export function toggledGroup(groups: readonly string[], id: string): string[] {
  return groups.includes(id) ? groups.filter((one) => one !== id) : [...groups, id].slice(-MOST_LEVELS);
}

export function groupsTitle(groups: readonly string[], metas: ReadonlyMap<string, ColumnMeta> | undefined): string | undefined {
  return groups.length === 0 ? undefined : groups.map((id) => visible(metas?.get(id)?.title ?? id)).join(' › ');
}

export function openGroupPicker(anchor: Anchor, store: Store, { metas }: LoadedTable): void {
  const { groups } = store.arrangement();
  const order = ['run', 'params', 'own', 'tags', 'cost', 'metrics'];
  const columns = [...metas.values()].filter(canGroup).sort((a, b) => order.indexOf(a.group) - order.indexOf(b.group));
  const detail = (id: string, title: string) => {
    const at = groups.indexOf(id);
    return [at < 0 || groups.length === 1 ? '' : t('level {0}', at + 1), id === title ? '' : visible(id)]
      .filter((text) => text !== '')
      .join(' · ');
  };
  openPickList(anchor, {
    label: groups.length === 0 ? t('Group by') : t('Then group by'),
    hint: t('Each further column makes groups within the groups. Numbers make ranges where many differ.'),
    options: () => [
      { id: NONE, label: t('No groups'), checked: groups.length === 0 },
      ...columns.map(({ id, title }) => ({ id, label: visible(title), detail: detail(id, title), checked: groups.includes(id) })),
    ],
    pick(id) {
      store.arrange({ groups: id === NONE ? [] : toggledGroup(groups, id), collapsed: [] });
      return false;
    },
  });
}
