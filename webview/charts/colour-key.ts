import { PAGE_THEME } from '../../src/charts/theme.ts';
import { element } from '../ui/element.ts';
import type { Colouring } from './colouring.ts';
import { squareSwatch } from './swatch.ts';

export interface ColourKey {
  readonly place: HTMLElement;
  show(colours: Colouring | undefined): void;
}

/** What colours say: names of families, or the two ends of a ramp. */
export function createColourKey(): ColourKey {
  const place = element('p', { class: 'legend colour-key' });
  let shown: string | undefined;
  return {
    place,
    show(colours) {
      const next = colours === undefined ? '' : JSON.stringify([colours.kind, colours.title, colours.names]);
      if (next === shown) return;
      shown = next;
      place.hidden = colours === undefined;
      place.replaceChildren(
        ...(colours === undefined
          ? []
          : [element('b', {}, colours.title), ...(colours.kind === 'ramp' ? ramp(colours) : families(colours))]),
      );
    },
  };
}

function ramp({ names: [low = '', high = ''] }: Colouring): readonly Node[] {
  return [element('span', {}, low), element('span', { class: 'ramp' }), element('span', {}, high)];
}

function families({ names }: Colouring): readonly Node[] {
  return names.map((name, family) => {
    const swatch = squareSwatch(PAGE_THEME.series[family % PAGE_THEME.series.length]!);
    return element('span', { class: 'colour-name' }, swatch, name);
  });
}
