import { togglePicks } from '../../src/protocol/picked.ts';
import { MOST_PICKS, type RolePicked } from '../../src/protocol/selecting.ts';
import { formatCount } from '../../src/core/format/number.ts';
import type { PanelContext } from './context.ts';
import { arranged, rememberedSelection } from './layout.ts';
import { t } from '../ui/l10n.ts';

/** Why rows cannot be picked in the table that is shown. */
export const ONLY_CANDIDATES = t('switch to Candidates');

export function setPicks({ store }: Pick<PanelContext, 'store'>, picks: readonly RolePicked[]): void {
  store.set({ layout: { ...store.now().layout, picks: [...picks] } });
}

/** Candidates for a selection, or no more. */
export function pick(context: PanelContext, ids: readonly string[]): void {
  const { store, toast, announce } = context;
  const before = store.now().layout.picks;
  const after = togglePicks(before, ids);
  if (after.length > MOST_PICKS) return toast.show(t('At most {0} can be picked.', MOST_PICKS));
  setPicks(context, after);
  const count = formatCount(after.length);
  announce(after.length < before.length ? t('Taken out: {0} for a selection', count) : t('Picked: {0} for a selection', count));
}

export function comparePicked({ store, loader }: PanelContext): void {
  const { layout } = store.now();
  const ids = new Set(layout.picks.map(({ id }) => id));
  const next = arranged({ ...layout, mode: 'candidates' }, 'candidates', { selected: rememberedSelection(ids), comparing: true });
  store.set({ layout: next, selection: { ids, anchor: layout.picks[0]?.id } });
  void loader.refresh();
}

export async function selectModel({ host, store, toast }: PanelContext): Promise<void> {
  const { layout, written } = store.now();
  if (written.locked !== undefined) return toast.show(written.locked);
  await host.ask('select', { picks: [...layout.picks] });
}
