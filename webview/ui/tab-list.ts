import { button, element, newId } from './element.ts';
import { keepOneTabStop } from './one-tab-stop.ts';

export interface TabList<T extends string> {
  readonly place: HTMLElement;
  show(chosen: T): void;
}

/** Tabs over a panel: one is chosen by a click, or by the arrows, which choose what they come to. */
export function createTabList<T extends string>(
  label: string,
  titles: Readonly<Record<T, string>>,
  panel: HTMLElement,
  choose: (id: T) => void,
): TabList<T> {
  panel.id ||= newId('tab-panel');
  panel.setAttribute('role', 'tabpanel');
  const tabs = (Object.entries(titles) as [T, string][]).map(([id, title]) => {
    const tab = button(title, () => choose(id), { role: 'tab', id: newId('tab'), class: 'tab', 'aria-controls': panel.id });
    tab.addEventListener('focus', () => tab.getAttribute('aria-selected') !== 'true' && tab.matches(':focus-visible') && choose(id));
    return { id, tab };
  });
  const place = element('div', { class: 'tabs', role: 'tablist', 'aria-label': label }, ...tabs.map(({ tab }) => tab));
  const enter = keepOneTabStop(place);
  return {
    place,
    show(chosen) {
      for (const { id, tab } of tabs) {
        tab.setAttribute('aria-selected', String(id === chosen));
        if (id !== chosen) continue;
        enter(tab);
        panel.setAttribute('aria-labelledby', tab.id);
      }
    },
  };
}
