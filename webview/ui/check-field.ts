import { element } from './element.ts';

export interface CheckField {
  readonly place: HTMLElement;
  show(checked: boolean): void;
}

export function createCheckField(label: string, change: (checked: boolean) => void): CheckField {
  const box = element('input', { type: 'checkbox' });
  box.addEventListener('change', () => change(box.checked));
  return {
    place: element('label', { class: 'field' }, box, element('span', {}, label)),
    show(checked) {
      box.checked = checked;
    },
  };
}
