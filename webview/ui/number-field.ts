import { element } from './element.ts';

export interface NumberField {
  readonly place: HTMLElement;
  /** What stands there; while a person types, it stays as they wrote it. */
  show(label: string, value: number | undefined): void;
}

const TIMES: Readonly<Record<string, number>> = { '': 1, k: 1e3, M: 1e6 };

/** A number as people write it: `500`, `$1.5k`; undefined where there is none, NaN where it is no number. */
export function numberOf(text: string): number | undefined {
  const written = text.trim();
  if (written === '') return undefined;
  const [, digits = '', times = ''] = /^\$?\s*([-+\d.,eE]+?)\s*([kM]?)$/.exec(written) ?? [];
  return digits === '' ? Number.NaN : Number(digits.replace(/,(?=\d{3}\b)/g, '')) * TIMES[times]!;
}

/** A field for a number that may be empty. `typed` hears every change, `done` the last one. */
export function createNumberField(typed: (value: number | undefined) => void, done: () => void): NumberField {
  const name = element('span', {});
  const field = element('input', { type: 'text', inputmode: 'decimal', size: 7, autocomplete: 'off', spellcheck: 'false' });
  field.addEventListener('input', () => {
    const value = numberOf(field.value);
    const isWrong = value !== undefined && !Number.isFinite(value);
    field.setAttribute('aria-invalid', String(isWrong));
    if (!isWrong) typed(value);
  });
  field.addEventListener('change', done);
  return {
    place: element('label', { class: 'field' }, name, field),
    show(label, value) {
      if (name.textContent !== label) name.textContent = label;
      const text = value === undefined ? '' : String(Number(value.toPrecision(6)));
      if (document.activeElement === field && Object.is(numberOf(field.value), value)) return;
      if (field.value !== text) field.value = text;
      field.removeAttribute('aria-invalid');
    },
  };
}
