import type { TableMode } from '../../src/protocol/table.ts';
import { button, element } from '../ui/element.ts';
import type { Store } from './store.ts';
import { t } from '../ui/l10n.ts';

export interface NothingShown {
  readonly place: HTMLElement;
  /** `hint` is what is known of the reason. */
  show(isNothing: boolean, hidden: number, hint: string): void;
}

/** Why the table is empty though there are rows, with the ways out. */
export function createNothingShown(store: Store): NothingShown {
  const place = element('p', { class: 'say nothing', hidden: true });
  return {
    place,
    show(isNothing, hidden, hint) {
      place.hidden = !isNothing;
      if (!isNothing) return;
      const { search, filter } = store.arrangement();
      const asks = { filter: filter.trim() !== '', search: search.trim() !== '' };
      const isAsked = asks.filter || asks.search;
      const clear = !isAsked ? [] : [button(t('Clear'), () => store.arrange({ search: '', filter: '' }), { class: 'link' })];
      const unhide =
        hidden === 0
          ? []
          : [button(t('Show {0} hidden', hidden.toLocaleString('en')), () => store.arrange({ showHidden: true }), { class: 'link' })];
      const said = isAsked
        ? `${nonePass(store.mode(), asks)} ${hint}`.trim()
        : store.mode() === 'runs'
          ? t('All runs are hidden.')
          : t('All candidates are hidden.');
      place.replaceChildren(element('span', {}, said), ...clear, ...unhide);
    },
  };
}

function nonePass(mode: TableMode, { filter, search }: { readonly filter: boolean; readonly search: boolean }): string {
  const isRuns = mode === 'runs';
  if (filter && search) return isRuns ? t('No runs pass the filter and the search.') : t('No candidates pass the filter and the search.');
  if (filter) return isRuns ? t('No runs pass the filter.') : t('No candidates pass the filter.');
  return isRuns ? t('No runs pass the search.') : t('No candidates pass the search.');
}
