import { element, newId } from './element.ts';
import { createOptionList, type ListOption } from './option-list.ts';
import { type Anchor, openPopover } from './popover.ts';

export interface PickListOptions {
  readonly label: string;
  readonly hint?: string | undefined;
  /** Asked again after every pick that leaves the list open. */
  readonly options: () => readonly ListOption[];
  /** True to leave the list open. */
  readonly pick: (id: string) => boolean;
  /** What a text that is no option's name would make; undefined where it makes nothing. */
  readonly create?: ((text: string) => ListOption | undefined) | undefined;
  /** What Delete does to an option. */
  readonly remove?: ((id: string) => void) | undefined;
}

/** A list to choose from by typing a part of a name. */
export function openPickList(anchor: Anchor, { label, hint, options, pick, create, remove }: PickListOptions): void {
  const listId = newId('list');
  const field = element('input', {
    type: 'text',
    role: 'combobox',
    'aria-label': label,
    'aria-controls': listId,
    'aria-expanded': 'true',
    'aria-autocomplete': 'list',
    placeholder: label,
    spellcheck: 'false',
    autocomplete: 'off',
  });
  const choose = (id: string) => {
    if (!pick(id)) return popover.close();
    field.value = '';
    show();
  };
  const list = createOptionList(listId, label, field, choose);
  const show = () => {
    const typed = field.value.trim();
    const made = typed === '' ? undefined : create?.(typed);
    const found = options().filter((option) => option.label.toLowerCase().includes(typed.toLowerCase()));
    list.show(made === undefined ? found : [...found, made]);
    popover.place();
  };
  const content = [field, list.place, ...(hint === undefined ? [] : [element('p', { class: 'popover-hint' }, hint)])];
  const popover = openPopover(anchor, content, { role: 'dialog', label, className: 'pick' });
  field.addEventListener('input', show);
  field.addEventListener('keydown', (event) => {
    const active = list.active();
    if (list.moves(event.key)) event.preventDefault();
    else if (event.key === 'Enter' && active !== undefined) {
      event.preventDefault();
      choose(active);
    } else if (event.key === 'Delete' && field.value === '' && active !== undefined && remove !== undefined) {
      event.preventDefault();
      popover.close();
      remove(active);
    }
  });
  show();
  popover.place();
  field.focus({ preventScroll: true });
}
