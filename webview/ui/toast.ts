import { button, element } from './element.ts';
import { t } from './l10n.ts';

export interface Toast {
  readonly place: HTMLElement;
  /** Says what was done, for some seconds or as long as it is pointed at, with one thing to do about it. */
  show(text: string, action?: { readonly label: string; readonly run: () => void }): void;
}

const SHOWN_MS = 8000;

export function createToast(): Toast {
  const text = element('span', { role: 'status' });
  const actions = element('span', { class: 'toast-actions' });
  const place = element('div', { class: 'toast', hidden: true }, text, actions);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const hide = () => {
    clearTimeout(timer);
    place.hidden = true;
    text.textContent = '';
  };
  const hideLater = () => {
    clearTimeout(timer);
    timer = setTimeout(hide, SHOWN_MS);
  };
  const stay = () => clearTimeout(timer);
  place.addEventListener('pointerenter', stay);
  place.addEventListener('pointerleave', hideLater);
  place.addEventListener('focusin', stay);
  place.addEventListener('focusout', hideLater);
  place.addEventListener('keydown', ({ key }) => key === 'Escape' && hide());
  return {
    place,
    show(said, action) {
      place.hidden = false;
      text.textContent = said;
      const act = action === undefined ? [] : [button(action.label, () => (hide(), action.run()), { class: 'link' })];
      actions.replaceChildren(...act, button(t('Dismiss'), hide, { class: 'link' }));
      hideLater();
    },
  };
}
