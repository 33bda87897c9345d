import { visible } from '../../src/core/text/visible.ts';
import { button, element } from '../ui/element.ts';
import { keepOneTabStop } from '../ui/one-tab-stop.ts';
import { lineSwatch, squareSwatch } from './swatch.ts';
import { t } from '../ui/l10n.ts';

/** One row of the table, as it is drawn. */
export interface LegendEntry {
  readonly row: string;
  readonly name: string;
  readonly colour: string;
  /** Of a line; a square without. */
  readonly dash?: readonly number[] | undefined;
  /** Why it is not drawn. */
  readonly lack?: string | undefined;
}

export interface Legend {
  readonly place: HTMLElement;
  show(entries: readonly LegendEntry[]): void;
}

/** Names of what is drawn; a click goes to the row. However many there are, they take a strip of the chart and no more. */
export function createLegend(label: string, reveal: (row: string) => void): Legend {
  const place = element('div', { class: 'legend', role: 'toolbar', 'aria-label': label });
  let shown = '';
  return {
    place,
    show(entries) {
      const next = JSON.stringify(entries);
      if (next === shown) return;
      shown = next;
      place.replaceChildren(...entries.map((entry) => entryButton(entry, reveal)));
      keepOneTabStop(place);
    },
  };
}

function entryButton({ row, name, colour, dash, lack }: LegendEntry, reveal: (row: string) => void): HTMLElement {
  const title = lack === undefined ? t('{0}: goes to its row', visible(name)) : t('{0}: not drawn, for {1}', visible(name), lack);
  const entry = button('', () => reveal(row), { class: lack === undefined ? 'legend-entry' : 'legend-entry lacking', title });
  const shown = lack === undefined ? colour : 'var(--kp-grid)';
  entry.append(dash === undefined ? squareSwatch(shown) : lineSwatch(shown, dash), element('span', {}, visible(name)));
  return entry;
}
