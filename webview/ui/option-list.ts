import { element } from './element.ts';
import { t } from './l10n.ts';

export interface ListOption {
  readonly id: string;
  readonly label: string;
  readonly detail?: string | undefined;
  readonly checked?: boolean | 'mixed' | undefined;
}

export interface OptionList {
  readonly place: HTMLElement;
  /** The option that was active stays so; else the first one is, or none. */
  show(options: readonly ListOption[], active?: 'first' | 'none'): void;
  /** True when the key moved through the list. */
  moves(key: string): boolean;
  /** The option that Enter would choose. */
  active(): string | undefined;
}

/** A longer list is cut: typing is the way through it. */
const MOST_SHOWN = 200;

/** A listbox that a text field moves through: the focus stays in the field. */
export function createOptionList(id: string, label: string, field: HTMLElement, choose: (id: string) => void): OptionList {
  const place = element('div', { id, class: 'options', role: 'listbox', 'aria-label': label });
  let shown: readonly ListOption[] = [];
  let at = -1;
  const activate = (next: number) => {
    at = next;
    [...place.children].forEach((child, i) => {
      child.classList.toggle('active', i === at);
      if (child.getAttribute('role') === 'option') child.setAttribute('aria-selected', String(i === at));
    });
    if (at < 0) return field.removeAttribute('aria-activedescendant');
    field.setAttribute('aria-activedescendant', optionId(id, at));
    place.children[at]?.scrollIntoView({ block: 'nearest' });
  };
  // The field shall not lose the focus.
  place.addEventListener('mousedown', (event) => event.preventDefault());
  return {
    place,
    active: () => shown[at]?.id,
    show(options, active = 'first') {
      const before = shown[at]?.id;
      shown = options.slice(0, MOST_SHOWN);
      place.replaceChildren(...shown.map((option, i) => optionElement(optionId(id, i), option, choose)));
      if (options.length > shown.length) place.append(more(options.length - shown.length));
      if (shown.length === 0)
        place.append(element('div', { class: 'options-none', role: 'option', 'aria-disabled': 'true' }, t('Nothing of that name')));
      const kept = shown.findIndex((option) => option.id === before);
      activate(shown.length === 0 || (active === 'none' && kept < 0) ? -1 : Math.max(0, kept));
    },
    moves(key) {
      const to = { ArrowDown: at + 1, ArrowUp: at - 1, PageDown: at + 10, PageUp: at - 10 }[key];
      if (to === undefined || shown.length === 0) return false;
      const step = Math.abs(to - at) === 1;
      activate(step ? (Math.max(-1, to) + shown.length) % shown.length : Math.max(0, Math.min(shown.length - 1, to)));
      return true;
    },
  };
}

function optionId(list: string, at: number): string {
  return `${list}-${at}`;
}

function optionElement(id: string, { id: own, label, detail, checked }: ListOption, choose: (id: string) => void): HTMLElement {
  const mark = checked === undefined ? [] : [element('span', { class: `check ${checked}`, 'aria-hidden': 'true' })];
  const behind = detail === undefined || detail === '' ? [] : [element('span', { class: 'option-detail' }, detail)];
  const attributes = {
    id,
    role: 'option',
    class: 'option',
    'aria-selected': 'false',
    'aria-checked': checked === undefined ? undefined : String(checked),
  };
  const made = element('div', attributes, ...mark, element('span', { class: 'option-label' }, label), ...behind);
  made.addEventListener('click', () => choose(own));
  return made;
}

function more(count: number): HTMLElement {
  return element(
    'div',
    { class: 'options-none', role: 'option', 'aria-disabled': 'true' },
    t('and {0} more: type a part of the name', count.toLocaleString('en')),
  );
}
