import { button, element } from '../ui/element.ts';
import type { Store } from './store.ts';

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
      const asked = [filter.trim() === '' ? '' : 'the filter', search.trim() === '' ? '' : 'the search'].filter((one) => one !== '');
      const rows = store.mode();
      const clear = asked.length === 0 ? [] : [button('Clear', () => store.arrange({ search: '', filter: '' }), { class: 'link' })];
      const unhide =
        hidden === 0
          ? []
          : [button(`Show ${hidden.toLocaleString('en')} hidden`, () => store.arrange({ showHidden: true }), { class: 'link' })];
      const said = asked.length === 0 ? `All ${rows} are hidden.` : `No ${rows} pass ${asked.join(' and ')}. ${hint}`.trim();
      place.replaceChildren(element('span', {}, said), ...clear, ...unhide);
    },
  };
}
