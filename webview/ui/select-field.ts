import { element } from './element.ts';

export interface SelectField {
  readonly place: HTMLElement;
  show(options: readonly (readonly [value: string, text: string])[], chosen: string): void;
}

/** A list to choose one of, with its label before it. */
export function createSelectField(label: string, choose: (value: string) => void): SelectField {
  const select = element('select', { 'aria-label': label });
  const place = element('label', { class: 'field' }, element('span', {}, label), select);
  let shown = '';
  select.addEventListener('change', () => choose(select.value));
  return {
    place,
    show(options, chosen) {
      const now = JSON.stringify(options);
      if (now !== shown) {
        shown = now;
        select.replaceChildren(...options.map(([value, text]) => element('option', { value }, text)));
      }
      select.value = chosen;
    },
  };
}
