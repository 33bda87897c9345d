import { button, element, newId } from './element.ts';
import { type Anchor, openPopover } from './popover.ts';
import { t } from './l10n.ts';

export interface PromptOptions {
  readonly label: string;
  readonly value: string;
  readonly save: string;
  readonly lines: 'one' | 'several';
  /** Whether an empty text may be saved. */
  readonly mayBeEmpty?: boolean;
  readonly done: (text: string) => void;
}

/** Asks for a text. Enter saves it; where it has several lines, Ctrl or Cmd with Enter. */
export function openPrompt(anchor: Anchor, { label, value, save, lines, mayBeEmpty = false, done }: PromptOptions): void {
  const id = newId('prompt');
  const field = lines === 'one' ? element('input', { id, type: 'text', spellcheck: 'false' }) : element('textarea', { id, rows: 4 });
  field.value = value;
  const finish = () => {
    if (field.value.trim() === '' && !mayBeEmpty) return;
    popover.close();
    done(field.value.trim());
  };
  const content = [
    element('label', { for: id }, label),
    field,
    element(
      'div',
      { class: 'buttons' },
      button(save, finish, { class: 'primary' }),
      button(t('Cancel'), () => popover.close()),
    ),
  ];
  const popover = openPopover(anchor, content, { role: 'dialog', label, className: 'prompt' });
  (field as HTMLElement).addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.isComposing || (lines === 'several' && !event.ctrlKey && !event.metaKey)) return;
    event.preventDefault();
    finish();
  });
  field.focus({ preventScroll: true });
  field.select();
}
