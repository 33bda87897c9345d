import { element } from './element.ts';

export interface SlideField {
  readonly place: HTMLElement;
  show(value: number): void;
}

/** A slider from 0 on, with what it stands at behind it; it tells when it rests. */
export function createSlideField(label: string, most: number, step: number, change: (value: number) => void): SlideField {
  const slider = element('input', { type: 'range', min: 0, max: most, step });
  const value = element('output', {});
  const say = () => {
    value.textContent = slider.value === '0' ? 'none' : slider.value;
  };
  slider.addEventListener('input', say);
  slider.addEventListener('change', () => change(Number(slider.value)));
  return {
    place: element('label', { class: 'field' }, element('span', {}, label), slider, value),
    show(now) {
      if (document.activeElement !== slider) slider.value = String(now);
      say();
    },
  };
}
