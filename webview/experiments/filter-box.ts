import { complete, type Completion, type Vocabulary } from '../../src/core/query/complete.ts';
import { queryErrorText, type QueryError } from '../../src/core/query/error.ts';
import { element, newId } from '../ui/element.ts';
import { createOptionList } from '../ui/option-list.ts';
import { createMirror } from './filter-mirror.ts';
import { t } from '../ui/l10n.ts';

export interface FilterBoxEvents {
  readonly changed: (text: string) => void;
  /** Enter in a filter that proposes nothing: on to the rows. */
  readonly entered: () => void;
  readonly vocabulary: () => Vocabulary;
}

export interface FilterBox {
  readonly place: HTMLElement;
  /** `hint` is about a filter that has no mistake. */
  show(text: string, error: QueryError | undefined, hint: string): void;
  /** More is known of what can be proposed. */
  update(): void;
  focus(): void;
}

const LABEL = t('Filter');
const EXAMPLE = t('Filter, as metrics.auc > 0.75 and spent < 2');

/** A field for a filter, which proposes how it can go on and marks where it is wrong. */
export function createFilterBox({ changed, entered, vocabulary }: FilterBoxEvents): FilterBox {
  const [listId, messageId] = [newId('proposals'), newId('filter-message')];
  const field = element('input', {
    type: 'text',
    class: 'filter',
    role: 'combobox',
    placeholder: EXAMPLE,
    spellcheck: 'false',
    autocomplete: 'off',
    'aria-label': LABEL,
    'aria-autocomplete': 'list',
    'aria-expanded': 'false',
    'aria-controls': listId,
    'aria-describedby': messageId,
  });
  const mirror = createMirror(field);
  const message = element('p', { id: messageId, class: 'filter-message' });
  let proposed: Completion = { from: 0, until: 0, options: [] };
  const list = createOptionList(listId, t('How the filter can go on'), field, (label) => accept(label));
  list.place.hidden = true;
  const isOpen = () => !list.place.hidden;

  const hide = () => {
    list.place.hidden = true;
    field.setAttribute('aria-expanded', 'false');
    field.removeAttribute('aria-activedescendant');
  };
  const close = () => {
    hide();
    say();
  };
  const propose = () => {
    offer();
    say();
  };
  const offer = () => {
    proposed = complete(field.value, field.selectionStart ?? field.value.length, vocabulary());
    const written = field.value.slice(proposed.from, proposed.until);
    const { options } = proposed;
    if (options.length === 0 || (options.length === 1 && options[0]!.label === written)) return hide();
    list.place.hidden = false;
    field.setAttribute('aria-expanded', 'true');
    const begun = written !== '' && !options.some(({ label }) => label === written);
    list.show(
      options.map(({ label, detail }) => ({ id: label, label, detail })),
      begun ? 'first' : 'none',
    );
  };
  const accept = (label: string) => {
    const option = proposed.options.find((one) => one.label === label);
    if (option === undefined) return;
    const rest = field.value.slice(proposed.until);
    field.setRangeText(option.text.trimEnd() + (rest.startsWith(' ') ? '' : ' '), proposed.from, proposed.until, 'end');
    if (rest.startsWith(' ')) field.setSelectionRange(field.selectionEnd! + 1, field.selectionEnd! + 1);
    changed(field.value);
    propose();
  };
  const keys: Readonly<Record<string, (event: KeyboardEvent) => boolean>> = {
    Enter() {
      const active = isOpen() ? list.active() : undefined;
      if (active !== undefined) accept(active);
      else {
        close();
        entered();
      }
      return true;
    },
    Tab({ shiftKey }) {
      const active = isOpen() ? list.active() : undefined;
      if (active === undefined || shiftKey) return false;
      accept(active);
      return true;
    },
    Escape() {
      if (!isOpen()) return false;
      close();
      return true;
    },
    ' '({ ctrlKey }) {
      if (!ctrlKey) return false;
      propose();
      return true;
    },
    ArrowDown() {
      if (!isOpen()) propose();
      return isOpen() && list.moves('ArrowDown');
    },
  };
  field.addEventListener('input', () => {
    changed(field.value);
    propose();
  });
  field.addEventListener('keydown', (event) => {
    if (event.isComposing) return;
    const known = keys[event.key];
    const done = known === undefined ? isOpen() && list.moves(event.key) : known(event);
    if (!done) return;
    event.preventDefault();
    event.stopPropagation();
  });
  let shown: Parameters<FilterBox['show']> = ['', undefined, ''];
  const say = () => {
    const [text, error, hint] = shown;
    // What is only not finished yet is no mistake before somebody leaves it so.
    const isUnfinished = error !== undefined && document.activeElement === field && isAtCaret(error, field);
    message.textContent = error === undefined ? hint : isUnfinished ? (isOpen() ? '' : queryErrorText(error)) : sentence(error, text);
    message.classList.toggle('wrong', error !== undefined && !isUnfinished);
    field.setAttribute('aria-invalid', String(error !== undefined && !isUnfinished));
    mirror.show(text, isUnfinished ? undefined : error);
  };
  field.addEventListener('blur', close);
  field.addEventListener('focus', say);
  return {
    place: element('div', { class: 'filter-box' }, element('div', { class: 'filter-field' }, mirror.place, field, list.place), message),
    show(...next) {
      shown = next;
      if (field.value !== next[0]) field.value = next[0];
      say();
    },
    update: () => isOpen() && propose(),
    focus: () => field.focus(),
  };
}

/** Where somebody writes still, or right before it. */
function isAtCaret({ at, length }: QueryError, { selectionStart, value }: HTMLInputElement): boolean {
  return at + length >= Math.min(selectionStart ?? 0, value.trimEnd().length);
}

function sentence(error: QueryError, text: string): string {
  const found = text.slice(error.at, error.at + error.length);
  const said = queryErrorText(error);
  return found === '' || said.includes(found) ? said : t('{0} (at “{1}”)', said, found);
}
